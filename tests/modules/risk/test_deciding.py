"""People decide a level; it holds until its day, is replaced, voided, and nothing else sets one."""

from datetime import date

import pytest

from guitu.audit.models import Event
from guitu.contacts.terms import HELPER_CONTACT
from guitu.database.context import as_system
from guitu.duties.models import Duty
from guitu.kernel.errors import AccessDenied, BadInput, Conflict, WrongStatus
from guitu.measures.levels import levels_of
from guitu.risk import actions
from guitu.risk.models import LevelDecision, Meeting, NextMeasure, Round
from guitu.risk.terms import Level, NextKind, RoundStatus, Strength
from tests.modules.risk.files import COUNTS, DAY, a_case
from tests.modules.risk.levels import OUTSIDE, a_level, decided, found, member

pytestmark = pytest.mark.django_db
HIGH_GROUNDS = {"grounds": ("self_harm",), "reasons": "Spoke of not wanting to live."}


@pytest.fixture
def case():
    with as_system(on=COUNTS):
        yield a_case()


def stands(case, kind):
    rows = Duty.objects.filter(person_id=case.measure.person_id, kind=kind, voided_at=None)
    return [duty.met_on for duty in rows.order_by("pk")]


def visits(case):
    rows = Duty.objects.filter(subject_id=case.measure.pk, kind=HELPER_CONTACT, voided_at=None)
    return rows.filter(window_from=date(2020, 8, 28)).count()


def test_a_level_holds_from_its_day_for_six_months(case):
    level = decided(case)

    assert (level.from_on, level.expires_on) == (COUNTS, date(2020, 12, 31))
    assert level.before == ""
    assert [each.level for each in levels_of(level.person_id)] == ["low"]


def test_the_duty_of_deciding_is_met_and_telling_is_due(case):
    decided(case)

    assert stands(case, "risk_decide") == [COUNTS]
    assert stands(case, "risk_tell") == [None]


def test_contacts_follow_the_level_and_its_end(case):
    before = visits(case)
    found(case.assessment, case, self_harm=Strength.STRONG)
    level = decided(case, Level.HIGH, **HIGH_GROUNDS)
    high = visits(case)
    actions.void_level(level.pk, reason="wrong person", actor=case.actor("chen"), on=COUNTS)

    assert (before, high, visits(case)) == (2, 4, 2)


def test_a_level_above_low_needs_something_that_was_found(case):
    with pytest.raises(BadInput, match="grounds"):
        decided(case, Level.HIGH, reasons="A feeling.")


def test_needs_and_history_carry_no_level(case):
    found(case.assessment, case, housing=Strength.STRONG, history=Strength.STRONG)

    with pytest.raises(BadInput, match="grounds"):
        decided(case, Level.MEDIUM, grounds=("housing", "history"), order_reason="x")


def test_a_level_against_the_order_is_explained(case):
    found(case.assessment, case, self_harm=Strength.STRONG)
    with pytest.raises(BadInput, match="order_reason"):
        decided(case, Level.LOW)

    level = decided(case, Level.LOW, order_reason="It was a misunderstanding, cleared up.")
    assert level.order_reason


def test_nobody_decides_alone(case):
    with pytest.raises(BadInput, match="members"):
        decided(case, members=())


def test_whoever_writes_it_down_is_a_member(case):
    level = decided(case, by="wang", members=(OUTSIDE, member(case, "chen")))

    assert [each["name"] for each in level.members] == ["罗医生", "chen", "wang"]


def test_a_community_worker_does_not_decide(case):
    with pytest.raises(AccessDenied):
        decided(case, by="li")


def test_outstanding_opinions_stop_nothing(case):
    assert case.assessment.opinions.filter(answer="").count() == 3
    assert decided(case).level == Level.LOW


def test_what_was_read_before_somebody_else_decided_is_refused(case):
    decided(case)

    with pytest.raises(Conflict):
        actions.decide(case.assessment.pk, a_level(), actor=case.actor("wang"), on=COUNTS)
    assert LevelDecision.objects.count() == 1


def test_a_second_level_in_one_assessment_is_refused(case):
    decided(case)
    with pytest.raises(WrongStatus):
        decided(case)


def test_no_level_in_a_closed_round(case):
    Round.objects.update(status=RoundStatus.CLOSED)
    with pytest.raises(WrongStatus):
        decided(case)


def a_review(case, on):
    new = actions.NewReview("crisis", on, "Something happened.")
    return actions.open_review(case.measure.person_id, new, actor=case.actor("li", on), on=on)


def test_a_later_level_replaces_and_voiding_it_brings_the_former_back(case):
    first = decided(case)
    day = COUNTS + 40 * DAY
    review = a_review(case, day)
    second = actions.decide(
        review.pk, a_level(version=review.version), actor=case.actor("chen", day), on=day
    )
    first.refresh_from_db()
    assert (first.replaced_on, second.before) == (day, Level.LOW)

    actions.void_level(second.pk, reason="wrong day", actor=case.actor("chen", day), on=day)
    first.refresh_from_db()
    assert first.replaced_on is None
    assert [each.span.until_on for each in levels_of(first.person_id)] == [date(2020, 12, 31)]


def test_an_expired_level_is_none_and_makes_no_row(case):
    decided(case)
    after = date(2021, 1, 1)
    review = a_review(case, after)

    level = actions.decide(
        review.pk, a_level(version=review.version), actor=case.actor("chen", after), on=after
    )

    assert level.before == ""
    assert LevelDecision.objects.count() == 2
    assert LevelDecision.objects.get(assessment=case.assessment).replaced_on is None


def test_voiding_opens_the_duties_again(case):
    level = decided(case)
    told = actions.NewTelling(COUNTS, "in_person")
    actions.tell(case.assessment.pk, told, actor=case.actor("li"), on=COUNTS)

    actions.void_level(level.pk, reason="wrong person", actor=case.actor("chen"), on=COUNTS)

    assert stands(case, "risk_decide") == [None]
    assert stands(case, "risk_tell") == []
    decided(case)
    assert stands(case, "risk_tell") == [None]


def test_voiding_asks_for_a_reason(case):
    level = decided(case)
    with pytest.raises(BadInput):
        actions.void_level(level.pk, reason=" ", actor=case.actor("chen"), on=COUNTS)


def arranged(case, **more):
    step = actions.NewNext(NextKind.HELP, "Ask about a place to train", COUNTS + 14 * DAY, **more)
    decided(case, next_measures=(step,))
    return NextMeasure.objects.get()


def test_what_was_arranged_is_a_duty_of_its_owner(case):
    owner = case.place.users["zhao"]
    row = arranged(case, owner_id=owner.pk)

    duty = Duty.objects.get(subject_id=row.pk, voided_at=None)
    assert (duty.kind, duty.due_on, duty.assignee) == ("risk_next", row.due_on, owner)


def test_it_is_done_with_a_note_and_can_be_taken_back(case):
    row = arranged(case)
    done = actions.Outcome("The place is promised.", COUNTS + DAY)
    li = case.actor("li", COUNTS + DAY)

    actions.finish_next(row.pk, done, actor=li, on=COUNTS + DAY)
    assert stands(case, "risk_next") == [COUNTS + DAY]

    actions.unfinish_next(row.pk, actor=li, on=COUNTS + DAY)
    assert stands(case, "risk_next") == [None]


def test_it_is_not_needed_any_more(case):
    row = arranged(case)
    actions.finish_next(row.pk, actions.Outcome("Found one."), actor=case.actor("li"), on=COUNTS)

    assert stands(case, "risk_next") == []


def test_voiding_the_level_ends_what_was_arranged(case):
    row = arranged(case)
    actions.void_level(row.decision_id, reason="wrong person", actor=case.actor("chen"), on=COUNTS)

    assert stands(case, "risk_next") == []


def a_meeting(case, **more):
    new = {
        "held_on": COUNTS, "place": "Room 2", "chair": "陈主任",
        "members": (OUTSIDE, member(case, "chen")), "round_id": case.round.pk,
    } | more  # fmt: skip
    return actions.hold_meeting(
        case.place.orgs["xintan"], actions.NewMeeting(**new), actor=case.actor("chen"), on=COUNTS
    )


def test_a_level_takes_day_and_members_of_its_meeting(case):
    meeting = a_meeting(case)
    day = COUNTS + DAY

    level = decided(case, on=day, meeting_id=meeting.pk, members=())

    assert level.decided_on == COUNTS
    assert [each["name"] for each in level.members] == ["罗医生", "chen"]
    with pytest.raises(WrongStatus):
        actions.void_meeting(meeting.pk, reason="x", actor=case.actor("chen"))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        pytest.param({"held_on": COUNTS + DAY}, "held_on", id="to-come"),
        pytest.param({"held_on": COUNTS - DAY}, "held_on", id="before-the-round"),
        pytest.param({"members": (OUTSIDE,)}, "members", id="one-alone"),
        pytest.param({"chair": " "}, "chair", id="nobody-in-the-chair"),
    ],
)
def test_a_meeting_is_whole(case, wrong, field):
    with pytest.raises(BadInput) as refused:
        a_meeting(case, **wrong)

    assert list(refused.value.fields) == [field]
    assert not Meeting.objects.exists()


def test_the_trail_says_what_was_decided(case):
    decided(case)

    event = Event.objects.get(act="risk.level_decided")
    assert event.details["level"] == "low"
