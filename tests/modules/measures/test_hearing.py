"""Missed steps are told, heard and drafted from; nothing is issued and no status changes."""

from datetime import date, timedelta

import pytest

from guitu.database.context import acting_for
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.measures import missed, queries
from guitu.measures.actions import drafts, hearing
from guitu.measures.models import BreachPaper, Measure, NotedStep
from guitu.measures.terms import BreachPaperKind, HelpAnswer, MeasureKind, MissedKind
from tests.cast import TODAY, town
from tests.modules.measures.files import RECEIVED, a_measure, a_running_measure

pytestmark = pytest.mark.django_db
LAST = date(2020, 4, 9)
LATE = LAST + timedelta(days=1)
SAID = hearing.NewHearing(LATE, "在外地照顾母亲", is_justified=False)


def steps(measure, *, on=LATE):
    return missed.steps_of(measure, on=on)


def a_step(measure, actor, *, on=TODAY, told=True, kind=MissedKind.OTHER):
    new = hearing.NewStep(kind, on, "未参加约定的谈话", on if told else None, "电话")
    return hearing.note_step(measure.pk, new, actor=actor, on=TODAY)


@pytest.mark.parametrize(
    ("on", "is_missed"),
    [pytest.param(LAST, False, id="last-day"), pytest.param(LATE, True, id="day-after")],
)
def test_a_report_in_is_missed_from_the_day_after_its_last(on, is_missed):
    place = town()
    with acting_for(place.users["li"].pk, on=on):
        measure = a_measure(place, place.actor("li"), on=TODAY)

        found = steps(measure, on=on)

        assert bool(found) is is_missed
        if found:
            assert (found[0].kind, found[0].on) == (MissedKind.REPORT_IN, LAST)
            assert found[0].notice_on == RECEIVED
            listed = Measure.objects.filter(missed.with_any(on))
            assert [one.pk for one in listed] == [measure.pk]


def test_without_a_legitimate_reason_an_exhortation_is_drafted_and_nothing_more():
    place = town()
    with acting_for(place.users["li"].pk, on=LATE):
        li = place.actor("li", on=LATE)
        measure = a_measure(place, li, on=TODAY)

        hearing.hear(measure.pk, measure.pk, SAID, actor=li, on=LATE)

        (paper,) = BreachPaper.objects.all()
        assert (paper.kind, paper.status) == ("exhortation", "draft")
        assert paper.steps[0]["id"] == str(measure.pk)
        assert queries.current_status([measure.pk])[measure.pk].status == "awaiting_report"
        assert drafts.draft_due(measure, actor=li, on=LATE) == []
        (step,) = steps(measure)
        assert (step.statement, step.is_justified) == ("在外地照顾母亲", False)


def test_a_legitimate_reason_drafts_nothing():
    place = town()
    with acting_for(place.users["li"].pk, on=LATE):
        li = place.actor("li", on=LATE)
        measure = a_measure(place, li, on=TODAY)

        hearing.hear(
            measure.pk, measure.pk, hearing.NewHearing(LATE, "住院", is_justified=True),
            actor=li, on=LATE,
        )  # fmt: skip

        assert not BreachPaper.objects.exists()
        with pytest.raises(WrongStatus):
            drafts.draft_paper(
                measure.pk, BreachPaperKind.LATE_CERTIFICATE, actor=li, on=LATE
            )  # fmt: skip


def test_a_step_is_heard_once_and_not_before_it_happened():
    place = town()
    with acting_for(place.users["li"].pk, on=LATE):
        li = place.actor("li", on=LATE)
        measure = a_measure(place, li, on=TODAY)
        for heard_on in (LAST - timedelta(days=1), LATE + timedelta(days=1)):
            new = hearing.NewHearing(heard_on, "x", is_justified=False)
            with pytest.raises(BadInput):
                hearing.hear(measure.pk, measure.pk, new, actor=li, on=LATE)

        hearing.hear(measure.pk, measure.pk, SAID, actor=li, on=LATE)

        with pytest.raises(WrongStatus):
            hearing.hear(measure.pk, measure.pk, SAID, actor=li, on=LATE)


def test_a_noted_step_without_proof_that_the_person_was_told_never_counts():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        measure = a_running_measure(place)
        step = a_step(measure, chen, told=False)

        said = hearing.NewHearing(TODAY, "不知道", is_justified=False)
        hearing.hear(measure.pk, step.pk, said, actor=chen, on=TODAY)

        assert not BreachPaper.objects.exists()


def test_a_voided_step_is_told_no_more():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        measure = a_running_measure(place)
        step = a_step(measure, chen)
        assert len(steps(measure, on=TODAY)) == 1

        hearing.void_row(NotedStep, step.pk, reason="记错了人", actor=chen)

        assert steps(measure, on=TODAY) == []


@pytest.mark.parametrize("kind", [MissedKind.TEST, MissedKind.LEAVING, MissedKind.REPORT_IN])
def test_what_other_records_hold_is_not_noted_by_hand(kind):
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        measure = a_running_measure(place)
        with pytest.raises(BadInput):
            a_step(measure, place.actor("chen"), kind=kind)


def test_an_admonition_before_any_exhortation_asks_for_a_reason():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        measure = a_running_measure(place, kind=MeasureKind.COMMUNITY_DETOX)
        step = a_step(measure, chen)
        hearing.hear(
            measure.pk, step.pk, hearing.NewHearing(TODAY, "忘了", is_justified=False),
            actor=chen, on=TODAY,
        )  # fmt: skip
        with pytest.raises(BadInput):
            drafts.draft_paper(measure.pk, BreachPaperKind.ADMONITION, actor=chen, on=TODAY)

        paper = drafts.draft_paper(
            measure.pk, BreachPaperKind.ADMONITION, note="情节较重", actor=chen, on=TODAY
        )

        assert paper.note == "情节较重"


def test_who_only_reads_neither_hears_nor_offers_help():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        measure = a_measure(place, place.actor("li"))
    new = hearing.NewHelp(TODAY, "陪同就诊", HelpAnswer.ACCEPTED)
    with acting_for(place.users["inspector"].pk, on=TODAY), pytest.raises(AccessDenied):
        hearing.offer_help(measure.pk, new, actor=place.actor("inspector"), on=TODAY)
