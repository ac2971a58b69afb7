"""A round takes everybody on the register, says why others are left out, and follows both."""

from datetime import date

import pytest

from guitu.contacts import actions as contacts
from guitu.contacts.terms import Outcome, PersonState, Way
from guitu.database.context import as_system
from guitu.duties.models import Duty
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.people.actions.moving import move_file
from guitu.risk import actions
from guitu.risk.models import Assessment, Exclusion, Opinion, Round, RoundStep
from guitu.risk.queries.register import files_of
from guitu.risk.terms import RISK_CONTACT, RISK_ROUND, NotAssessed, RoundAct, RoundStatus
from tests.cast import town
from tests.modules.measures.files import a_person, a_running_measure
from tests.modules.risk.files import COUNTS, DAY, Case, a_case, a_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    with as_system(on=COUNTS):
        yield a_case()


def open_kinds(assessment):
    duties = Duty.objects.filter(subject_id=assessment.pk, voided_at=None, met_on=None)
    return {duty.kind for duty in duties.filter(ended_on=None)}


def test_everybody_with_a_file_is_counted_once(case):
    office = case.place.orgs["xintan"]
    in_round = Assessment.objects.filter(round=case.round).count()
    left_out = Exclusion.objects.filter(round=case.round, ended_on=None).count()

    assert in_round == 1
    assert in_round + left_out == files_of(office).count()


def test_a_person_has_the_duties_of_the_round(case):
    assert open_kinds(case.assessment) == {"risk_contact", "risk_assess", "risk_decide"}


def test_each_department_is_asked_and_shown_little(case):
    shown = {str(one.department): one.shown for one in Opinion.objects.all()}

    assert set(shown) == {"police", "health", "community"}
    assert "苗一禾" in shown["health"]
    assert "id_number" not in shown["health"]


def test_somebody_without_a_measure_is_left_out_with_the_reason(case):
    person = a_person(case.place, case.actor("chen"), name="齐小川")

    left_out = Exclusion.objects.get(round=case.round, person=person)
    assert left_out.because == NotAssessed.NO_MEASURE


def a_visit(case, on, *, met_family):
    new = contacts.NewContact(
        Way.HOME_VISIT, Outcome.MET, on, met_family=met_family,
        note=contacts.NewNote(person_state=PersonState.STEADY),
    )  # fmt: skip
    return contacts.record_contact(case.measure.person_id, new, actor=case.actor("li", on), on=on)


def test_a_visit_that_met_the_family_meets_the_duty(case):
    a_visit(case, COUNTS + DAY, met_family=False)
    assert RISK_CONTACT in open_kinds(case.assessment)

    a_visit(case, COUNTS + 2 * DAY, met_family=True)
    assert RISK_CONTACT not in open_kinds(case.assessment)


def test_a_visit_within_the_window_before_the_round_counts():
    with as_system(on=COUNTS):
        place = town()
        case = Case(place, a_running_measure(place), None)
        a_visit(case, COUNTS - 30 * DAY, met_family=True)
        case.round = a_round(place)

        assert RISK_CONTACT not in open_kinds(case.assessment)


def test_a_voided_visit_opens_the_duty_again(case):
    visit = a_visit(case, COUNTS + DAY, met_family=True)
    contacts.void_contact(visit.pk, reason="wrong day", actor=case.actor("li"), on=COUNTS + DAY)

    assert RISK_CONTACT in open_kinds(case.assessment)


def test_a_second_round_waits_until_the_first_is_closed(case):
    with pytest.raises(WrongStatus):
        a_round(case.place)


def test_a_register_of_a_day_to_come_is_refused(case):
    Round.objects.update(status=RoundStatus.CLOSED)
    with pytest.raises(BadInput):
        a_round(case.place, counts_from=COUNTS + DAY)


def test_only_the_head_opens_a_round():
    with as_system(on=COUNTS):
        place = town()
        new = actions.NewRound("July 2020", COUNTS)
        with pytest.raises(AccessDenied):
            actions.open_round(place.orgs["xintan"], new, actor=place.actor("li"), on=COUNTS)


def test_closing_with_somebody_undecided_is_refused_with_the_list(case):
    with pytest.raises(actions.StillOpen) as refused:
        actions.close_round(case.round.pk, actor=case.actor("chen"), on=COUNTS)

    assert refused.value.items.undecided == 1
    assert refused.value.items.opinions == 3


def test_reopening_is_recorded_with_its_reason(case):
    Round.objects.update(status=RoundStatus.CLOSED, closed_on=COUNTS)
    new = actions.Reopening("a person was forgotten", date(2020, 8, 31))
    actions.reopen_round(case.round.pk, new, actor=case.actor("chen"), on=COUNTS + DAY)

    step = RoundStep.objects.get(round=case.round, act=RoundAct.REOPEN)
    assert step.reason == "a person was forgotten"


def test_following_the_register_twice_changes_nothing(case):
    actions.follow_register(case.round, actor=case.actor("chen"), on=COUNTS + DAY)
    before = list(Duty.objects.order_by("pk").values_list("pk", "voided_at"))

    changed = actions.follow_register(case.round, actor=case.actor("chen"), on=COUNTS + DAY)

    assert changed == {"joined": 0, "left": 0}
    assert list(Duty.objects.order_by("pk").values_list("pk", "voided_at")) == before


def test_the_head_is_told_that_a_round_is_due_until_it_is_opened():
    with as_system(on=COUNTS):
        place = town()
        a_running_measure(place)
        actions.plan_rounds(on=COUNTS)
        duty = Duty.objects.get(kind=RISK_ROUND)
        assert (duty.due_on, duty.met_on) == (date(2020, 7, 31), None)

        a_round(place)
        actions.plan_rounds(on=COUNTS)
        duty.refresh_from_db()
        assert duty.met_on == COUNTS


def test_a_round_that_was_never_opened_stays_missed_and_reminds_nobody():
    with as_system(on=COUNTS):
        a_running_measure(town())
        actions.plan_rounds(on=date(2020, 1, 5))
        actions.plan_rounds(on=COUNTS)

        first, second = Duty.objects.filter(kind=RISK_ROUND).order_by("due_on")
        assert (first.voided_at, first.met_on, first.ended_on) == (None, None, COUNTS)
        assert (second.key, second.ended_on) == ("round:2020-07", None)


def test_a_file_that_moves_to_another_office_leaves_the_round_and_stays_counted(case):
    move_file(
        case.measure.person_id, case.place.orgs["tianjiang"], actor=case.actor("chen"), on=COUNTS
    )

    assert case.assessment.left_because == NotAssessed.MOVED
    kept = Exclusion.objects.get(round=case.round, ended_on=None)
    assert (kept.because, kept.org_seq) == (NotAssessed.MOVED, case.round.org_seq)
    assert not open_kinds(case.assessment)
