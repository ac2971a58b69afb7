"""Leaving without a report: proof, hearing, decision, counts, help."""

from datetime import date

import pytest

from guitu.absences import actions, queries
from guitu.absences.terms import NoticeWay, Standing
from guitu.database.context import acting_for
from guitu.duties.models import Duty
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from tests.modules.absences.given import TODAY, a_departure, an_unjustified, told_and_heard

pytestmark = pytest.mark.django_db

FIRST = (date(2020, 4, 1), date(2020, 4, 5))
SECOND = (date(2020, 5, 1), date(2020, 5, 2))
THIRD = (date(2020, 6, 1), date(2020, 6, 1))


def open_keys(row):
    rows = Duty.objects.filter(subject_id=row.pk, voided_at=None, met_on=None)
    return set(rows.values_list("key", flat=True))


def counts(scene):
    return queries.counts_of(scene.measure, on=TODAY)


def test_a_departure_asks_to_hear_and_to_judge_and_counts_to_nothing(scene):
    row = a_departure(scene, *FIRST)

    assert open_keys(row) == {"hear", "judge"}
    assert counts(scene).days == 0


def test_nothing_is_found_unjustified_before_the_person_was_told_and_heard(scene):
    row = a_departure(scene, *FIRST)

    with pytest.raises(BadInput, match="told"):
        actions.judge(row.pk, is_justified=False, reason="x", actor=scene.chen, on=TODAY)
    actions.tell(
        row.pk, actions.Notice(FIRST[1], NoticeWay.PHONE, "at ten"), actor=scene.chen, on=TODAY
    )
    with pytest.raises(BadInput, match="hear"):
        actions.judge(row.pk, is_justified=False, reason="x", actor=scene.chen, on=TODAY)


def test_justified_is_possible_at_once(scene):
    row = a_departure(scene, *FIRST)

    row = actions.judge(row.pk, is_justified=True, reason="Hospital.", actor=scene.chen, on=TODAY)

    assert row.judged_by_name == scene.chen.name
    assert counts(scene).departures == ()


def test_who_could_not_be_heard_must_have_been_told(scene):
    row = a_departure(scene, *FIRST)
    unheard = actions.Heard(unheard_reason="Phone off for a month.")

    with pytest.raises(WrongStatus, match="told"):
        actions.hear(row.pk, unheard, actor=scene.chen, on=TODAY)


def test_two_of_three_ask_for_help_at_the_last_one_and_three_for_a_draft(scene):
    first = an_unjustified(scene, *FIRST)
    assert counts(scene).standing is Standing.NONE

    second = an_unjustified(scene, *SECOND)
    assert counts(scene).standing is Standing.HELP
    assert open_keys(second) == {"help"}
    assert open_keys(first) == set()

    third = an_unjustified(scene, *THIRD)
    found = counts(scene)
    assert (found.standing, found.days) == (Standing.DRAFT, 8)
    assert [each.ref for each in found.departures] == [first.pk, second.pk, third.pk]


def test_help_given_meets_its_duty(scene):
    an_unjustified(scene, *FIRST)
    second = an_unjustified(scene, *SECOND)

    actions.help_given(second.pk, helped_on=TODAY, note="A bus card.", actor=scene.chen, on=TODAY)

    assert open_keys(second) == set()


def test_a_voided_departure_no_longer_counts(scene):
    first = an_unjustified(scene, *FIRST)
    second = an_unjustified(scene, *SECOND)

    actions.void_departure(first.pk, reason="It was another day.", actor=scene.chen, on=TODAY)

    assert len(counts(scene).departures) == 1
    assert open_keys(second) == set()


def test_verified_days_grow_and_do_not_run_into_another_record(scene):
    row = a_departure(scene, *FIRST)
    a_departure(scene, *SECOND)

    row = actions.still_away(row.pk, until_on=date(2020, 4, 30), actor=scene.chen, on=TODAY)

    assert row.until_on == date(2020, 4, 30)
    with pytest.raises(BadInput, match="without a report from 2020-05-01"):
        actions.still_away(row.pk, until_on=date(2020, 5, 1), actor=scene.chen, on=TODAY)


def test_a_worker_records_and_the_head_decides(scene):
    row = told_and_heard(scene, a_departure(scene, *FIRST))

    with acting_for(scene.town.users["li"].pk, on=TODAY), pytest.raises(AccessDenied):
        actions.judge(row.pk, is_justified=True, reason="x", actor=scene.li, on=TODAY)


def test_the_statement_is_kept_as_ciphertext(scene):
    row = told_and_heard(scene, a_departure(scene, *FIRST))
    stored = type(row).objects.filter(pk=row.pk).values_list("statement", flat=True)[0]

    assert b"mother" not in bytes(stored)
    assert type(row).objects.get(pk=row.pk).statement == "My mother was ill."
