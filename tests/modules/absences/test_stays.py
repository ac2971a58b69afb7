"""Living elsewhere: spans in the plan, letters, what the host office sees, the return."""

from datetime import date

import pytest

from guitu.absences import actions, queries
from guitu.absences.models import Absence, HostTask, Letter, Stay
from guitu.absences.terms import LetterAnswer, Side, StayReason, TaskKind, TaskOutcome
from guitu.contacts.terms import HELPER_CONTACT, PHONE_CONTACT
from guitu.database.context import acting_for
from guitu.duties.models import Duty
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.people.models import Person
from tests.modules.absences.given import TODAY, a_report

pytestmark = pytest.mark.django_db

SINCE = date(2020, 6, 10)


def a_stay(scene, *, host="tianjiang", **values):
    """Record a stay with a host office of this installation, or one outside."""
    place = {"host": scene.town.orgs[host]} if host else {"host_name": "示例街道"}
    new = actions.NewStay(
        **{"area": "贵阳市", "from_on": SINCE, "reason": StayReason.WORK,
           "division": actions.Division()} | place | values
    )  # fmt: skip
    return actions.begin_stay(scene.person.pk, new, actor=scene.chen, on=TODAY)


def a_letter(scene, stay):
    return actions.send_letter(
        stay.pk, asks="每季度检测一次", sent_on=TODAY, actor=scene.chen, on=TODAY
    )


def a_task(scene, letter):
    new = actions.NewTask(TaskKind.TEST, TODAY, date(2020, 7, 31))
    return actions.ask_task(letter.pk, new, actor=scene.chen, on=TODAY)


def open_duties(subject, **conditions):
    return Duty.objects.filter(subject_id=subject.pk, voided_at=None, met_on=None, **conditions)


def month_kinds(scene, last_day):
    rows = Duty.objects.filter(
        subject_id=scene.measure.pk, voided_at=None, due_on=last_day,
        kind__in=(HELPER_CONTACT, PHONE_CONTACT),
    )  # fmt: skip
    return set(rows.values_list("kind", flat=True))


def test_months_away_ask_for_calls_and_months_at_home_for_visits(scene):
    stay = a_stay(scene)

    assert month_kinds(scene, date(2020, 5, 27)) == {HELPER_CONTACT}
    assert month_kinds(scene, date(2020, 6, 27)) == {PHONE_CONTACT}
    assert month_kinds(scene, date(2022, 6, 27)) == {PHONE_CONTACT}

    actions.end_stay(stay.pk, until_on=date(2020, 6, 27), note="", actor=scene.chen, on=TODAY)

    assert month_kinds(scene, date(2020, 6, 27)) == {PHONE_CONTACT}
    assert month_kinds(scene, date(2020, 7, 27)) == {HELPER_CONTACT}


def test_the_mark_of_the_ledger_counts_only_without_a_stay_on_record(scene):
    from guitu.measures.planning import replan

    Person.objects.filter(pk=scene.person.pk).update(lives_elsewhere=True)
    scene.measure.person.refresh_from_db()
    replan(scene.measure, actor=scene.chen, on=TODAY)
    assert month_kinds(scene, date(2020, 5, 27)) == {PHONE_CONTACT}

    a_stay(scene)

    assert month_kinds(scene, date(2020, 5, 27)) == {HELPER_CONTACT}


def test_an_absence_that_runs_becomes_part_of_the_stay(scene):
    row = a_report(scene)

    stay = a_stay(scene)

    row = Absence.objects.get(pk=row.pk)
    assert (row.until_on, row.became_stay_id) == (date(2020, 6, 9), stay.pk)
    assert not open_duties(row).exists()


def test_one_lives_in_one_place_at_a_time(scene):
    a_stay(scene)

    with pytest.raises(BadInput, match="a stay elsewhere since 2020-06-10"):
        a_stay(scene, from_on=date(2020, 6, 20))


def test_the_letter_is_numbered_on_file_and_answered_by_the_host(scene):
    stay = a_stay(scene)
    letter = a_letter(scene, stay)

    assert "双管" in letter.number
    assert letter.document.digest
    assert {duty.kind for duty in open_duties(stay)} == {"stay_letter_answer"}
    host = Duty.objects.filter(subject_id=letter.pk)
    assert not host.exists()

    with acting_for(scene.town.users["elsewhere"].pk, on=TODAY):
        elsewhere = scene.town.actor("elsewhere", on=TODAY)
        assert list(queries.hosted(elsewhere)) == [letter]
        assert {duty.kind for duty in open_duties(letter)} == {"host_letter"}
        answer = actions.Answer(LetterAnswer.ACCEPTED, TODAY, "elsewhere")
        actions.answer_as_host(letter.pk, answer, actor=elsewhere, on=TODAY)
        assert not open_duties(letter).exists()

    assert not open_duties(stay).exists()
    with pytest.raises(WrongStatus):
        actions.record_answer(
            letter.pk, actions.Answer(LetterAnswer.ACCEPTED, TODAY, "x"),
            actor=scene.chen, on=TODAY,
        )  # fmt: skip


def test_the_host_sees_letter_and_tasks_and_nothing_else_of_the_person(scene):
    stay = a_stay(scene)
    letter = a_letter(scene, stay)
    task = a_task(scene, letter)

    with acting_for(scene.town.users["elsewhere"].pk, on=TODAY):
        assert list(Letter.objects.values_list("pk", flat=True)) == [letter.pk]
        assert list(HostTask.objects.values_list("pk", flat=True)) == [task.pk]
        for model in (Stay, Person, Absence, type(scene.measure)):
            assert not model.objects.exists()
        assert not Duty.objects.exclude(person_id=None).exists()
    with acting_for(scene.town.users["zhao"].pk, on=TODAY):
        assert not Letter.objects.exists()


def test_what_the_host_sends_waits_to_be_looked_at_and_changes_nothing(scene):
    letter = a_letter(scene, a_stay(scene))
    task = a_task(scene, letter)
    done = actions.Done(
        TaskOutcome.DONE, TODAY, "elsewhere", "Done in the station.", "negative", b"%PDF-1.4 x"
    )

    with acting_for(scene.town.users["elsewhere"].pk, on=TODAY):
        elsewhere = scene.town.actor("elsewhere", on=TODAY)
        actions.report_task(task.pk, done, actor=elsewhere, on=TODAY)

    stay = Stay.objects.get()
    assert {duty.kind for duty in open_duties(stay)} >= {"stay_look"}
    task = HostTask.objects.get()
    assert task.finding == "Done in the station."
    assert task.proof.person_id == scene.person.pk
    actions.look_at(task.pk, actor=scene.chen, on=TODAY)
    assert "stay_look" not in {duty.kind for duty in open_duties(stay)}


def test_another_office_may_not_answer(scene):
    letter = a_letter(scene, a_stay(scene))

    with pytest.raises(AccessDenied):
        actions.answer_as_host(
            letter.pk, actions.Answer(LetterAnswer.ACCEPTED, TODAY, "x"),
            actor=scene.chen, on=TODAY,
        )  # fmt: skip


@pytest.mark.parametrize("answer", [LetterAnswer.DECLINED, LetterAnswer.RETURNED])
def test_a_refusal_gives_its_reason(scene, answer):
    letter = a_letter(scene, a_stay(scene, host=None))

    with pytest.raises(BadInput, match="reason"):
        actions.record_answer(
            letter.pk, actions.Answer(answer, TODAY, "x"), actor=scene.chen, on=TODAY
        )


def test_one_letter_at_a_time_waits_for_its_answer(scene):
    stay = a_stay(scene, host=None)
    a_letter(scene, stay)

    with pytest.raises(WrongStatus, match="waits"):
        a_letter(scene, stay)


def test_the_return_ends_letters_and_tasks(scene):
    stay = a_stay(scene)
    letter = a_letter(scene, stay)
    a_task(scene, letter)

    actions.end_stay(stay.pk, until_on=TODAY, note="", actor=scene.chen, on=TODAY)

    with acting_for(scene.town.users["elsewhere"].pk, on=TODAY):
        assert not open_duties(letter).exists()
        assert Letter.objects.get().ended_on == TODAY
    assert not open_duties(stay).exists()


def test_the_division_can_be_changed(scene):
    stay = a_stay(scene)
    everything = actions.Division(Side.HOME, Side.HOME, Side.HOME, "Sundays at eight")

    stay = actions.divide(stay.pk, everything, actor=scene.chen, on=TODAY)

    assert stay.phone_plan == "Sundays at eight"
    assert not open_duties(stay).exists()
