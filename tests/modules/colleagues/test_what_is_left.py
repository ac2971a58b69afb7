"""What a colleague who goes leaves open: plans of help, call-ups, papers, private notes, forms."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone, translation

from guitu.aid import actions as aid
from guitu.aid.terms import PlanSigned, StepStatus
from guitu.colleagues import packs
from guitu.colleagues.calendars import entries
from guitu.colleagues.models import PackItem
from guitu.colleagues.terms import LeavingReason, PackSort
from guitu.contacts import actions as contacts
from guitu.contacts.models import ContactNote
from guitu.contacts.terms import Visibility, Way
from guitu.database.context import acting_for
from guitu.drug_testing import actions as tests
from guitu.drug_testing.actions.calling import Moved, NewCallUp
from guitu.duties.terms import Party
from guitu.measures.actions import drafts, hearing
from guitu.measures.terms import BreachPaperKind, MissedKind
from guitu.people.actions.correcting import assign
from guitu.web.drafts import keep
from tests.cast import TODAY, Town, town
from tests.modules.contacts.files import a_visit
from tests.modules.measures.files import a_running_measure

pytestmark = pytest.mark.django_db
SOON = TODAY + timedelta(days=7)


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def place() -> Town:
    return town()


@pytest.fixture
def measure(place):
    """A running measure of a person for whom li is responsible."""
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        found = a_running_measure(place)
        assign(found.person_id, place.users["li"], actor=chen, on=TODAY)
        return found


def does(place, who, act):
    with acting_for(place.users[who].pk, on=TODAY):
        return act(place.actor(who))


def left(place, sort, *, leaver="li"):
    """Make the pack as the head of the office, and return its lines of one sort."""
    new = packs.NewPack(place.users[leaver], TODAY, LeavingReason.LEAVES)
    with acting_for(place.users["chen"].pk, on=TODAY):
        pack = packs.make_pack(new, actor=place.actor("chen"), on=TODAY)
        rows = PackItem.objects.filter(pack=pack, sort=sort)
        return sorted((item.what, item.next_on) for item in rows)


def a_plan(place, measure, *, settled):
    def act(li):
        plan = aid.draft_plan(measure.pk, aid.PlanTexts(), actor=li, on=TODAY)
        if settled:
            step = aid.NewStep("联系就业服务中心", Party.COMMUNITY, SOON)
            aid.add_goal(plan.pk, aid.NewGoal("有稳定的工作", step), actor=li, on=TODAY)
            settling = aid.Settling(TODAY, PlanSigned.NOT_SIGNED)
            aid.settle_plan(plan.pk, settling, actor=li, on=TODAY)
        return plan

    return does(place, "li", act)


def test_an_open_step_of_the_plan_of_help_is_a_promise_in_its_words(place, measure):
    a_plan(place, measure, settled=True)

    assert left(place, PackSort.PROMISED) == [("Step of the plan of help: 联系就业服务中心", SOON)]


def test_a_step_that_is_done_is_no_promise_any_more(place, measure):
    plan = a_plan(place, measure, settled=True)
    step = does(place, "li", lambda _li: plan.steps.get().pk)
    does(place, "li", lambda li: aid.finish_step(step, StepStatus.DONE, actor=li, on=TODAY))

    assert left(place, PackSort.PROMISED) == []


def test_a_plan_that_is_not_settled_is_unfinished(place, measure):
    a_plan(place, measure, settled=False)

    assert left(place, PackSort.UNFINISHED) == [("Plan of help, version 1: draft", None)]


def called(place, measure, day=SOON):
    new = NewCallUp(day, "工作站", time(9, 0))
    return does(place, "li", lambda li: tests.call_up(measure.pk, new, actor=li, on=TODAY))


def test_a_call_up_is_booked_and_a_moved_one_stands_once_on_its_new_day(place, measure):
    call = called(place, measure)
    later = SOON + timedelta(days=3)
    moved = Moved(NewCallUp(later, "工作站", time(9, 0)), "工作冲突")
    does(place, "li", lambda li: tests.move_call_up(call.pk, moved, actor=li, on=TODAY))

    assert left(place, PackSort.BOOKED) == [("Call-up to a test", later)]
    (entry,) = _calls(place)
    assert (entry.key, entry.on, entry.sequence) == (f"call-up-{call.pk}", later, 1)


def test_a_voided_call_up_is_cancelled_in_calendars_and_in_no_pack(place, measure):
    call = called(place, measure)
    does(place, "li", lambda li: tests.void_call_up(call.pk, reason="x", actor=li, on=TODAY))

    assert left(place, PackSort.BOOKED) == []
    (entry,) = _calls(place)
    assert (entry.is_cancelled, entry.sequence) == (True, 1)


def _calls(place):
    found = does(place, "li", lambda li: entries(li, shows_names=False, on=TODAY))
    return [entry for entry in found if entry.key.startswith("call-up-")]


def test_a_drafted_paper_about_a_missed_step_is_unfinished(place, measure):
    def act(li):
        step = hearing.NewStep(MissedKind.CONTACT, TODAY, "没有赴约", TODAY, "电话")
        row = hearing.note_step(measure.pk, step, actor=li, on=TODAY)
        heard = hearing.NewHearing(TODAY, "忘记了", False)
        hearing.hear(measure.pk, row.pk, heard, actor=li, on=TODAY)
        if not measure.breach_papers.filter(kind=BreachPaperKind.EXHORTATION).exists():
            drafts.draft_paper(measure.pk, BreachPaperKind.EXHORTATION, actor=li, on=TODAY)

    does(place, "li", act)

    assert ("Draft: Exhortation", None) in left(place, PackSort.UNFINISHED)


def test_private_notes_are_counted_for_whoever_makes_the_pack_and_read_by_nobody(place, measure):
    """A note of one's own on a visit, and one added to a colleague's visit: both are counted."""
    private = contacts.NewNote(Visibility.AUTHOR, summary="只有我看。")
    mine = a_visit(TODAY, note=replace(private, person_state="steady"))
    does(place, "li", lambda li: _record(measure, mine, li))
    a_call = a_visit(TODAY, way=Way.PHONE)
    theirs = does(place, "chen", lambda chen: _record(measure, a_call, chen))
    does(place, "li", lambda li: contacts.add_note(theirs.pk, private, actor=li, on=TODAY))

    (line,) = left(place, PackSort.NOTES)

    assert line == ("2 private notes", None)
    assert does(place, "chen", lambda _chen: ContactNote.objects.count()) == 1


def _record(measure, new, actor):
    return contacts.record_contact(measure.person_id, new, actor=actor, on=TODAY)


def test_notes_in_two_communities_are_two_lines(place, measure):
    """One line of a pack belongs to one organisation: the same colleague may leave several."""
    private = contacts.NewNote(Visibility.AUTHOR, "steady", summary="只有我看。")
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        other = a_running_measure(place)
        type(other.person).objects.filter(pk=other.person_id).update(
            org_seq=place.orgs["lanxi"].seq
        )
        for person in (measure.person_id, other.person_id):
            contacts.record_contact(person, a_visit(TODAY, note=private), actor=chen, on=TODAY)

    found = left(place, PackSort.NOTES, leaver="chen")

    assert found == [("1 private note", None), ("1 private note", None)]


@pytest.mark.parametrize(("days", "lines"), [(0, 1), (30, 1), (31, 0)])
def test_forms_begun_and_not_sent_are_a_number_and_nothing_else(place, measure, days, lines):
    typed = QueryDict("summary=只有我看")
    at = timezone.now()
    does(place, "li", lambda li: keep(li.user_id, f"contacts.new:{measure.pk}", typed, at=at))
    on = timezone.localdate(at) + timedelta(days=days)

    new = packs.NewPack(place.users["li"], on, LeavingReason.LEAVES)
    with acting_for(place.users["chen"].pk, on=on):
        pack = packs.make_pack(new, actor=place.actor("chen", on=on), on=on)
        rows = PackItem.objects.filter(pack=pack, subject_type="web.draft")
        found = [(item.what, item.person_id, item.sort) for item in rows]

    assert found == [("1 form begun and not sent", None, "unfinished")] * lines
