"""Dated statuses: never one column that changes, no shared day, papers for every change."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from guitu.database.context import acting_for
from guitu.duties.models import Duty
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.measures import actions, queries
from guitu.measures.actions import Change, Paper
from guitu.measures.terms import Act
from guitu.people.terms import DocumentKind
from tests.cast import TODAY, town
from tests.modules.measures.files import REPORTED, a_measure, a_running_measure

pytestmark = pytest.mark.django_db
LATER = date(2020, 9, 30)


def paper(day: date = LATER) -> Paper:
    return Paper(number="1", issued_by="police", issued_on=day)


def change(measure, act, from_on, actor, *papers, on=None, **values):
    given = Change(act, from_on, {kind: paper(from_on) for kind in papers}, **values)
    return actions.change_status(measure.pk, given, actor=actor, on=on or from_on)


def statuses(measure):
    rows = measure.periods.filter(voided_at=None).order_by("from_on", "id")
    return [(str(row.status), row.from_on, row.until_on) for row in rows]


def test_statuses_are_dated_and_the_current_one_has_no_end():
    place = town()
    with acting_for(place.users["chen"].pk, on=LATER):
        chen = place.actor("chen", on=LATER)
        measure = a_running_measure(place)

        change(measure, Act.SUSPEND, date(2020, 6, 1), chen, DocumentKind.SUSPENSION_NOTE, on=LATER)

        assert statuses(measure) == [
            ("awaiting_report", date(2020, 3, 25), REPORTED),
            ("executing", REPORTED, date(2020, 6, 1)),
            ("suspended", date(2020, 6, 1), None),
        ]
        assert measure.periods.get(until_on=None).papers.get().document.kind == "suspension_note"
        basis = [cite["article"] for cite in measure.periods.get(until_on=None).basis]
        assert basis == ["Art. 24(2)"]


def test_a_change_without_its_papers_is_refused_and_each_paper_named():
    place = town()
    with acting_for(place.users["chen"].pk, on=LATER):
        chen = place.actor("chen", on=LATER)
        measure = a_running_measure(place)
        change(measure, Act.NOTE_BREACH, LATER, chen, note="three tests missed")

        with pytest.raises(BadInput) as raised:
            change(measure, Act.HAND_BREACH_TESTS, LATER, chen, DocumentKind.ADMONITION)

        assert set(raised.value.fields) == {
            "test_notice-issued_on", "serious_breach-issued_on", "transfer_receipt-issued_on",
        }  # fmt: skip
        assert statuses(measure)[-1][0] == "breach_noted"


def test_a_noted_breach_is_a_duty_until_the_police_have_the_papers():
    place = town()
    with acting_for(place.users["chen"].pk, on=LATER):
        chen = place.actor("chen", on=LATER)
        measure = a_running_measure(place)
        change(measure, Act.NOTE_BREACH, LATER, chen, note="left three times")
        duty = Duty.objects.get(subject_id=measure.pk, kind="police_report")
        assert duty.due_on == LATER

        change(
            measure, Act.HAND_BREACH_LEAVING, LATER, chen, DocumentKind.ADMONITION,
            DocumentKind.SERIOUS_BREACH, DocumentKind.TRANSFER_RECEIPT,
        )  # fmt: skip

        duty.refresh_from_db()
        assert (duty.met_on, duty.voided_at) == (LATER, None)


def test_a_breach_note_needs_the_facts():
    place = town()
    with acting_for(place.users["chen"].pk, on=LATER):
        measure = a_running_measure(place)

        with pytest.raises(BadInput, match="facts"):
            change(measure, Act.NOTE_BREACH, LATER, place.actor("chen", on=LATER))


def test_suspended_days_move_the_end_and_the_plan_returns():
    place = town()
    with acting_for(place.users["chen"].pk, on=LATER):
        chen = place.actor("chen", on=LATER)
        measure = a_running_measure(place)
        measure = change(
            measure, Act.SUSPEND, date(2020, 6, 1), chen, DocumentKind.SUSPENSION_NOTE, on=LATER
        )
        assert measure.ends_on is None
        late = Duty.objects.filter(subject_id=measure.pk, voided_at=None, due_on__gte="2020-06-01")
        assert not late.exists()

        measure = change(
            measure, Act.RESUME, date(2020, 6, 11), chen, DocumentKind.CONTINUATION_NOTE, on=LATER
        )

        assert measure.ends_on == date(2023, 4, 6)
        assert measure.end_steps[-1]["params"] == {"days": 10}
        open_tests = Duty.objects.filter(subject_id=measure.pk, voided_at=None, kind="drug_test")
        assert open_tests.count() == 22


def test_an_office_may_count_suspended_days_when_it_says_so():
    place = town()
    with acting_for(place.users["chen"].pk, on=LATER):
        chen = place.actor("chen", on=LATER)
        measure = a_running_measure(place)

        measure = change(
            measure, Act.SUSPEND, date(2020, 6, 1), chen, DocumentKind.SUSPENSION_NOTE, on=LATER,
            days_count=True, note="as the police letter says",
        )  # fmt: skip

        assert measure.ends_on == date(2023, 3, 27)


def test_the_measure_lapses_on_its_last_day_even_when_the_notice_is_late():
    place = town()
    after = date(2023, 5, 4)
    with acting_for(place.users["chen"].pk, on=after):
        chen = place.actor("chen", on=after)
        measure = a_running_measure(place)
        (found,) = queries.of_person(measure.person_id, chen, on=after)
        assert found.status_now == "expired"

        actions.record_release(measure.pk, paper(after), received_on=after, actor=chen, on=after)

        assert [name for name, _from, _until in statuses(measure)][-2:] == ["expired", "released"]
        assert statuses(measure)[-2][1] == date(2023, 3, 28)
        duty = Duty.objects.get(subject_id=measure.pk, key="release_notice")
        assert (duty.due_on, duty.met_on) == (date(2023, 4, 3), after)


def test_nothing_ends_the_term_early():
    place = town()
    with acting_for(place.users["chen"].pk, on=LATER):
        chen = place.actor("chen", on=LATER)
        measure = a_running_measure(place)

        with pytest.raises(BadInput, match="no provision ends it earlier"):
            actions.record_release(measure.pk, paper(), received_on=LATER, actor=chen, on=LATER)


def test_a_missed_report_in_is_noted_after_its_last_day_and_reported_with_papers():
    place = town()
    with acting_for(place.users["chen"].pk, on=LATER):
        chen = place.actor("chen", on=LATER)
        measure = a_measure(place, chen)
        with pytest.raises(BadInput, match="until 2020-04-09"):
            change(measure, Act.NOTE_OVERDUE, date(2020, 4, 9), chen, note="no answer")

        change(measure, Act.NOTE_OVERDUE, date(2020, 4, 10), chen, note="no answer", on=LATER)
        actions.report_in(measure.pk, reported_on=date(2020, 4, 20), actor=chen, on=LATER)

        assert statuses(measure)[-1] == ("executing", date(2020, 4, 20), None)


def test_a_status_does_not_begin_before_the_one_before_it_or_in_the_future():
    place = town()
    with acting_for(place.users["chen"].pk, on=LATER):
        chen = place.actor("chen", on=LATER)
        measure = a_running_measure(place)

        for day in (REPORTED - timedelta(days=1), LATER + timedelta(days=1)):
            with pytest.raises(BadInput):
                change(measure, Act.DIE, day, chen, DocumentKind.DEATH_CERTIFICATE, on=LATER)


def test_an_ended_measure_asks_for_nothing_more_and_keeps_what_was_met():
    place = town()
    with acting_for(place.users["chen"].pk, on=LATER):
        chen = place.actor("chen", on=LATER)
        measure = a_running_measure(place)

        change(measure, Act.ISOLATE, LATER, chen, DocumentKind.ISOLATION_DECISION)

        duties = Duty.objects.filter(subject_id=measure.pk, voided_at=None)
        assert max(duty.due_on for duty in duties if not duty.met_on) < LATER
        assert duties.get(key="agreement").met_on == REPORTED
        with pytest.raises(WrongStatus):
            change(measure, Act.RESUME, LATER, chen, DocumentKind.CONTINUATION_NOTE)


def test_the_liaison_records_what_police_decide_and_nothing_else():
    place = town()
    with acting_for(place.users["chen"].pk, on=LATER):
        measure = a_running_measure(place)
    with acting_for(place.users["officer"].pk, on=LATER):
        officer = place.actor("officer", on=LATER)

        with pytest.raises(AccessDenied):
            change(measure, Act.NOTE_BREACH, LATER, officer, note="x")


def test_the_database_refuses_periods_that_share_a_day():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        measure = a_running_measure(place)
        period = measure.periods.get(status="awaiting_report")

        period.pk, period.from_on, period.until_on = None, date(2020, 3, 26), date(2020, 3, 27)
        with pytest.raises(IntegrityError), transaction.atomic():
            period.save(force_insert=True)


def test_two_current_statuses_are_refused_by_the_database():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        measure = a_running_measure(place)
        current = measure.periods.get(until_on=None)

        current.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            current.save(force_insert=True)


def test_a_step_before_the_end_is_cleared_by_a_note():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        measure = a_running_measure(place)

        step = actions.close_step(
            measure.pk, "expiry_dossier", note="sent by hand", actor=chen, on=TODAY
        )

        assert step.document.kind == "expiry_dossier"
        assert Duty.objects.get(subject_id=measure.pk, key="expiry:dossier").met_on == TODAY
