"""Departments answer for many people at once, each only for itself, and can take it back."""

from datetime import timedelta

import pytest
from django.core import mail

from guitu.audit.models import Event
from guitu.database.context import acting_for, as_system
from guitu.duties.models import Duty
from guitu.kernel.errors import AccessDenied, BadInput, Conflict, WrongStatus
from guitu.people.models import Person
from guitu.risk import actions
from guitu.risk.actions import NewOpinion
from guitu.risk.models import LevelDecision, Opinion, Round, RoundStep
from guitu.risk.queries import opinions as queries
from guitu.risk.terms import Level, OpinionAnswer, OpinionWay, RoundAct, RoundStatus
from tests.modules.risk.departments import a_case, asked, list_of, somebody
from tests.modules.risk.files import COUNTS, DAY

pytestmark = pytest.mark.django_db
NOTHING, KNOWN = OpinionAnswer.NOTHING_KNOWN, OpinionAnswer.KNOWN
DUE = COUNTS + timedelta(days=10)


@pytest.fixture
def case():
    with as_system(on=COUNTS):
        yield a_case()


def gives(case, who, list_, new, *, on=COUNTS, **more):
    """Answer as somebody, under that person's row security."""
    with acting_for(case.place.users[who].pk, on=on):
        actor = case.actor(who, on)
        return actions.give_opinions(list_.pk, new, actor=actor, on=on, **more)


def duty_of(list_):
    return Duty.objects.get(subject_id=list_.pk, voided_at=None)


def test_one_answers_for_many_at_once_and_the_duty_is_met(case):
    health = list_of(case, "health")
    first, *others = asked(health)
    new = [NewOpinion(first.pk, KNOWN, "六月看过急诊", COUNTS - DAY)]
    new += [NewOpinion(one.pk, NOTHING) for one in others]

    given = gives(case, "health", health, new)

    assert given.changed == 3
    first.refresh_from_db()
    assert (first.answer, first.words, first.answered_by_name) == (KNOWN, "六月看过急诊", "health")
    assert (first.way, first.answered_on) == (OpinionWay.PAGE, COUNTS)
    assert duty_of(health).met_on == COUNTS
    assert Event.objects.filter(act="risk.opinion_given").count() == 3


def test_people_stand_on_a_list_by_name_with_numbers(case):
    rows = asked(list_of(case, "health"))

    assert [one.number for one in rows] == [1, 2, 3]
    names = [Person.objects.get(pk=one.person_id).name for one in rows]
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("department", "org", "who", "may"),
    [
        ("health", "health", "health", True),
        ("health", "health", "doctor", True),
        ("health", "health", "civil", False),
        ("health", "health", "officer", False),
        ("police", "xintan", "officer", True),
        ("police", "xintan", "health", False),
        ("police", "xintan", "doctor", False),
        ("police", "xintan", "li", False),
        ("community", "zixin", "li", True),
        ("community", "zixin", "zhao", False),
        ("community", "zixin", "officer", False),
        ("justice", "", "health", False),
    ],
)
def test_who_may_answer_for_which_department(case, department, org, who, may):
    list_ = list_of(case, department, org)
    one = asked(list_)[0]
    if may:
        assert gives(case, who, list_, [NewOpinion(one.pk, NOTHING)]).changed == 1
        return
    with pytest.raises(AccessDenied):
        gives(case, who, list_, [NewOpinion(one.pk, NOTHING)])


def test_a_community_is_asked_of_its_own_people_only(case):
    zixin, lanxi = (asked(list_of(case, "community", org)) for org in ("zixin", "lanxi"))

    assert (len(zixin), len(lanxi)) == (2, 1)


@pytest.mark.parametrize("who", ["chen", "wang"])
def test_the_office_enters_what_came_on_paper(case, who):
    justice = list_of(case, "justice")
    one = asked(justice)[0]
    sender = actions.Sender(by_name="罗所长", answered_on=COUNTS - DAY)

    gives(case, who, justice, [NewOpinion(one.pk, NOTHING)], sender=sender)

    one.refresh_from_db()
    assert (one.way, one.answered_by_name) == (OpinionWay.PAPER, "罗所长")
    assert one.answered_on == COUNTS - DAY


def test_without_a_name_the_paper_is_the_departments(case):
    justice = list_of(case, "justice")
    one = asked(justice)[0]
    gives(case, "chen", justice, [NewOpinion(one.pk, NOTHING)])

    one.refresh_from_db()
    assert one.answered_by_name == "北塔司法所"


def test_a_paper_of_a_day_to_come_is_refused(case):
    justice = list_of(case, "justice")
    sender = actions.Sender(answered_on=COUNTS + DAY)
    with pytest.raises(BadInput):
        gives(case, "chen", justice, [NewOpinion(asked(justice)[0].pk, NOTHING)], sender=sender)


def test_what_is_wrong_is_named_by_person_and_nothing_is_written(case):
    health = list_of(case, "health")
    first, second, _third = asked(health)
    with pytest.raises(BadInput) as refused:
        gives(case, "health", health, [NewOpinion(first.pk, NOTHING), NewOpinion(second.pk, KNOWN)])

    assert set(refused.value.fields) == {f"words:{second.pk}"}
    assert not Opinion.objects.exclude(answer="").exists()


def test_the_same_answer_again_changes_nothing(case):
    health = list_of(case, "health")
    new = [NewOpinion(asked(health)[0].pk, KNOWN, " 看过急诊 ", COUNTS)]
    gives(case, "health", health, new)
    before = Opinion.objects.get(pk=new[0].opinion_id)

    assert gives(case, "health", health, new).changed == 0
    after = Opinion.objects.get(pk=new[0].opinion_id)
    assert (after.version, after.answered_at) == (before.version, before.answered_at)


def test_somebody_elses_answer_is_not_overwritten_unseen(case):
    health = list_of(case, "health")
    one = asked(health)[0]
    gives(case, "doctor", health, [NewOpinion(one.pk, KNOWN, "住院中", version=one.version)])

    with pytest.raises(actions.AnsweredMeanwhile) as refused:
        gives(case, "health", health, [NewOpinion(one.pk, NOTHING, version=one.version)])

    assert refused.value.opinion_ids == (one.pk,)
    one.refresh_from_db()
    assert one.words == "住院中"


def test_a_late_answer_is_taken_and_marked(case):
    health = list_of(case, "health")
    on_the_day, after = asked(health)[:2]
    gives(case, "health", health, [NewOpinion(on_the_day.pk, NOTHING)], on=DUE)
    gives(case, "health", health, [NewOpinion(after.pk, NOTHING)], on=DUE + DAY)

    with as_system(on=DUE + DAY):
        found = queries.progress_of([health], on=DUE + DAY)[health.pk]
    assert (found.asked, found.answered, found.late, found.came_late) == (3, 2, 1, 1)


def test_nothing_is_late_on_the_due_day(case):
    health = list_of(case, "health")

    assert queries.progress_of([health], on=DUE)[health.pk].late == 0
    assert queries.progress_of([health], on=DUE + DAY)[health.pk].late == 3


def test_a_finished_round_takes_nothing(case):
    health = list_of(case, "health")
    Round.objects.update(status=RoundStatus.CLOSED, closed_on=COUNTS)
    with pytest.raises(WrongStatus):
        gives(case, "health", health, [NewOpinion(asked(health)[0].pk, NOTHING)])


def test_an_opinion_of_another_list_is_refused(case):
    police = asked(list_of(case, "police"))[0]
    with pytest.raises(WrongStatus):
        gives(case, "health", list_of(case, "health"), [NewOpinion(police.pk, NOTHING)])


def test_nothing_known_of_the_rest_leaves_answers_alone(case):
    health = list_of(case, "health")
    first = asked(health)[0]
    gives(case, "health", health, [NewOpinion(first.pk, KNOWN, "看过急诊")])

    with acting_for(case.place.users["health"].pk, on=COUNTS):
        actor = case.actor("health", COUNTS)
        with pytest.raises(Conflict):
            actions.nothing_known_of_rest(health.pk, shown=3, actor=actor, on=COUNTS)
        given = actions.nothing_known_of_rest(health.pk, shown=2, actor=actor, on=COUNTS)

    assert given.changed == 2
    first.refresh_from_db()
    assert first.answer == KNOWN
    assert duty_of(health).met_on == COUNTS


def test_a_sending_is_taken_back_and_the_duty_is_open_again(case):
    health = list_of(case, "health")
    new = [NewOpinion(one.pk, NOTHING) for one in asked(health)]
    given = gives(case, "health", health, new)

    with acting_for(case.place.users["health"].pk, on=COUNTS):
        actor = case.actor("health", COUNTS)
        count = actions.take_back_all(health.pk, given_at=given.at, actor=actor, on=COUNTS)

    assert count == 3
    assert not Opinion.objects.exclude(answer="").exists()
    assert duty_of(health).met_on is None
    assert Event.objects.filter(act="risk.opinion_taken_back").count() == 3


def test_one_answer_is_taken_back_once(case):
    health = list_of(case, "health")
    one = asked(health)[0]
    gives(case, "health", health, [NewOpinion(one.pk, KNOWN, "看过急诊", COUNTS)])
    with acting_for(case.place.users["health"].pk, on=COUNTS):
        actor = case.actor("health", COUNTS)
        actions.take_back(one.pk, actor=actor, on=COUNTS)
        with pytest.raises(WrongStatus):
            actions.take_back(one.pk, actor=actor, on=COUNTS)

    one.refresh_from_db()
    assert (one.answer, one.words, one.known_on, one.answered_on) == ("", "", None, None)


def decided(case, one):
    """Put a level on record directly: the acts of the panel are not under test."""
    person = Person.objects.get(pk=one.person_id)
    return LevelDecision.objects.create(
        org_seq=person.org_seq, person=person, assessment_id=one.assessment_id, level=Level.LOW,
        reasons="x", decided_on=COUNTS, from_on=COUNTS, expires_on=COUNTS + 180 * DAY,
    )  # fmt: skip


def test_an_answer_that_the_panel_used_stays(case):
    health = list_of(case, "health")
    one = asked(health)[0]
    gives(case, "health", health, [NewOpinion(one.pk, NOTHING)])
    decided(case, one)

    with pytest.raises(WrongStatus):
        gives(case, "health", health, [NewOpinion(one.pk, KNOWN, "看过急诊")])
    with acting_for(case.place.users["health"].pk, on=COUNTS), pytest.raises(WrongStatus):
        actions.take_back(one.pk, actor=case.actor("health", COUNTS), on=COUNTS)


def test_an_answer_after_the_decision_is_taken_and_may_be_mended(case):
    health = list_of(case, "health")
    one = asked(health)[0]
    decided(case, one)

    gives(case, "health", health, [NewOpinion(one.pk, NOTHING)])
    gives(case, "health", health, [NewOpinion(one.pk, KNOWN, "看过急诊")])

    one.refresh_from_db()
    at = queries.decided_at([one.assessment_id])[one.assessment_id]
    assert one.answered_at > at


def test_who_joins_opens_the_duty_again_and_stands_at_the_end(case):
    health = list_of(case, "health")
    gives(case, "health", health, [NewOpinion(one.pk, NOTHING) for one in asked(health)])
    somebody(case.place, "安新来", index=3, on=COUNTS)

    assert [one.number for one in asked(health)] == [1, 2, 3, 4]
    assert duty_of(health).met_on is None


def test_the_duty_lies_with_the_role_that_answers(case):
    roles = {str(one): duty_of(one).role for one in case.round.departments.all()}
    by_department = {str(one.department): roles[str(one)] for one in case.round.departments.all()}

    assert by_department == {
        "police": "police_liaison", "health": "department_officer",
        "community": "community_worker", "justice": "department_officer",
    }  # fmt: skip


def test_planning_again_another_day_changes_no_duty(case):
    from guitu.risk.actions.asking import replan_department

    health = list_of(case, "health")
    before = list(Duty.objects.filter(subject_id=health.pk).values_list("pk", "voided_at"))
    Round.objects.update(followed_on=COUNTS + DAY)
    case.round.refresh_from_db()
    replan_department(health, case.round, on=COUNTS + DAY)

    assert list(Duty.objects.filter(subject_id=health.pk).values_list("pk", "voided_at")) == before


def test_row_security_shows_a_department_its_own_rows_and_no_file(case):
    with acting_for(case.place.users["health"].pk, on=COUNTS):
        seen = {str(one.department) for one in Opinion.objects.all()}
        people = Person.objects.count()
        lists = {str(one.department) for one in queries.lists(case.actor("health", COUNTS))}

    assert seen == {"health"}
    assert people == 0
    assert lists == {"health"}


def test_whoever_shares_an_office_sees_only_the_own_department(case):
    """The doctor works for the whole office, as the police do: the query keeps them apart."""
    for who, departments in (("doctor", {"health"}), ("officer", {"police"})):
        with acting_for(case.place.users[who].pk, on=COUNTS):
            actor = case.actor(who, COUNTS)
            assert {str(one.department) for one in queries.lists(actor)} == departments
            on_lists = {str(one.department) for one in queries.on_lists(actor)}
            assert on_lists == departments


def test_asking_again_is_on_record_once_a_day_and_is_written_to_colleagues(
    case, django_capture_on_commit_callbacks
):
    health = list_of(case, "health")
    for name in ("health", "doctor"):
        user = case.place.users[name]
        user.email = f"{name}@example.org"
        user.save(update_fields=["email"])
    with django_capture_on_commit_callbacks(execute=True):
        count = actions.chase(health.pk, actor=case.actor("chen", COUNTS), on=COUNTS)

    assert count == 3
    assert sorted(one.to[0] for one in mail.outbox) == ["doctor@example.org", "health@example.org"]
    assert "苗" not in mail.outbox[0].body
    step = RoundStep.objects.get(round=case.round, act=RoundAct.CHASE)
    assert step.counts == {"health": 3}
    with pytest.raises(WrongStatus):
        actions.chase(health.pk, actor=case.actor("chen", COUNTS), on=COUNTS)
    actions.chase(health.pk, actor=case.actor("chen", COUNTS), on=COUNTS + DAY)


def test_only_the_head_asks_again_and_only_while_something_is_outstanding(case):
    health = list_of(case, "health")
    with pytest.raises(AccessDenied):
        actions.chase(health.pk, actor=case.actor("li", COUNTS), on=COUNTS)
    gives(case, "health", health, [NewOpinion(one.pk, NOTHING) for one in asked(health)])
    with pytest.raises(WrongStatus):
        actions.chase(health.pk, actor=case.actor("chen", COUNTS), on=COUNTS)
