"""A report of leaving: receipt, contacts, longer, return, void; days on record once."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from guitu.absences import actions, terms
from guitu.absences.models import Absence, Departure
from guitu.absences.terms import ContactWay, ReportWay
from guitu.duties.models import Duty
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.measures import actions as measures
from guitu.measures.rules.states import MEASURE
from guitu.measures.terms import Act, Status
from tests.modules.absences.given import BACK, LEAVES, TODAY, a_departure, a_report

pytestmark = pytest.mark.django_db


def duties(row, **conditions):
    return Duty.objects.filter(subject_id=row.pk, voided_at=None, **conditions)


def test_a_report_is_received_and_nobody_permits_anything(scene):
    row = a_report(scene)

    assert not any("approv" in name or "permi" in name for name in vars(row))
    assert set(duties(row).values_list("key", flat=True)) == {
        "receipt", "contact:01", "contact:02", "return",
    }  # fmt: skip
    assert bytes(Absence.objects.filter(pk=row.pk).values_list("contact", flat=True)[0]) != b""
    assert Absence.objects.get(pk=row.pk).contact == "10012345678"


def test_the_receipt_meets_its_duty_also_when_late(scene):
    row = a_report(scene)

    actions.acknowledge(row.pk, acknowledged_on=TODAY, actor=scene.chen, on=TODAY)

    assert duties(row).get(key="receipt").met_on == TODAY
    with pytest.raises(WrongStatus):
        actions.acknowledge(row.pk, acknowledged_on=TODAY, actor=scene.chen, on=TODAY)


def test_overlapping_days_are_refused_with_the_other_named(scene):
    a_report(scene)

    with pytest.raises(BadInput) as error:
        a_report(scene, leaves=BACK, back=date(2020, 6, 20))

    said = str(error.value.fields["leaves_on"])
    assert "a reported absence from 2020-06-01 to 2020-06-14" in said
    a_report(scene, leaves=date(2020, 6, 15), back=date(2020, 6, 20))


def test_a_departure_over_reported_days_is_refused(scene):
    a_report(scene)

    with pytest.raises(BadInput, match="a reported absence"):
        a_departure(scene, date(2020, 5, 30), LEAVES)


def test_the_database_refuses_a_day_twice_whatever_the_code_does(scene):
    row = a_report(scene)
    twice = Departure(
        person=row.person, measure=row.measure, org_seq=row.org_seq, sec_label=row.sec_label,
        noted_on=TODAY, known_how="other", from_on=BACK, until_on=BACK,
    )  # fmt: skip

    with pytest.raises(IntegrityError, match="on record twice"), transaction.atomic():
        twice.save()


def test_an_extension_moves_the_return_and_keeps_what_was_before(scene):
    row = a_report(scene)
    new = actions.Longer(date(2020, 6, 28), date(2020, 6, 12), ReportWay.MESSAGE)

    entry = actions.extend(row.pk, new, actor=scene.chen, on=TODAY)

    row.refresh_from_db()
    assert (entry.before_on, row.until_on) == (BACK, date(2020, 6, 28))
    assert row.planned_return_on == BACK
    assert duties(row, kind=terms.AWAY_CONTACT).count() == 4
    assert duties(row).get(key="return").window_from == date(2020, 6, 28)


def test_an_extension_into_another_absence_is_refused(scene):
    row = a_report(scene)
    a_report(scene, leaves=date(2020, 6, 20), back=date(2020, 6, 22))
    new = actions.Longer(date(2020, 6, 20), date(2020, 6, 12), ReportWay.MESSAGE)

    with pytest.raises(BadInput) as error:
        actions.extend(row.pk, new, actor=scene.chen, on=TODAY)

    assert "until_on" in error.value.fields


def test_an_attempt_meets_nothing_and_a_contact_meets_its_week(scene):
    row = a_report(scene)
    tried = actions.Touch(date(2020, 6, 3), ContactWay.PHONE, was_reached=False)
    spoken = actions.Touch(date(2020, 6, 9), ContactWay.VIDEO, was_reached=True)

    actions.record_contact(row.pk, tried, actor=scene.chen, on=TODAY)
    contact = actions.record_contact(row.pk, spoken, actor=scene.chen, on=TODAY)

    assert duties(row).get(key="contact:01").met_on is None
    assert duties(row).get(key="contact:02").met_by_id == contact.pk
    actions.void_contact(contact.pk, reason="wrong person", actor=scene.chen, on=TODAY)
    assert duties(row).get(key="contact:02").met_on is None


def test_an_early_return_frees_the_days_after_it(scene):
    row = a_report(scene)
    back = actions.Return(date(2020, 6, 6), ContactWay.IN_PERSON)

    row = actions.record_return(row.pk, back, actor=scene.chen, on=TODAY)

    assert row.until_on == date(2020, 6, 6)
    assert duties(row).get(key="return").met_on == TODAY
    a_report(scene, leaves=date(2020, 6, 7), back=date(2020, 6, 8))


def test_a_late_return_is_not_made_part_of_the_report(scene):
    row = a_report(scene)
    back = actions.Return(date(2020, 6, 20), ContactWay.IN_PERSON)

    row = actions.record_return(row.pk, back, actor=scene.chen, on=TODAY)

    assert (row.until_on, row.returned_on) == (BACK, date(2020, 6, 20))
    a_departure(scene, date(2020, 6, 15), date(2020, 6, 19), returned=date(2020, 6, 20))


def test_a_voided_report_frees_its_days_and_voids_its_open_duties(scene):
    row = a_report(scene)

    actions.void_report(row.pk, reason="entered twice", actor=scene.chen, on=TODAY)

    assert not duties(row).exists()
    a_report(scene)


def test_nothing_is_asked_for_after_the_measure_ended(scene):
    row = a_report(scene)
    terminating = MEASURE.check(Status.EXECUTING, Act.TERMINATE)
    change = measures.Change(
        Act.TERMINATE, TODAY,
        papers={kind: measures.Paper(issued_on=TODAY) for kind in terminating.papers},
    )  # fmt: skip

    measures.change_status(scene.measure.pk, change, actor=scene.chen, on=TODAY)

    assert not duties(row, met_on=None).exists()
    with pytest.raises(WrongStatus, match="No measure"):
        a_report(scene, leaves=date(2020, 6, 20), back=date(2020, 6, 22))


def test_days_in_the_wrong_order_and_to_come_are_refused(scene):
    with pytest.raises(BadInput):
        a_report(scene, leaves=LEAVES, back=date(2020, 5, 31))
    with pytest.raises(BadInput):
        a_report(scene, reported_on=date(2020, 7, 1))


def test_only_who_may_write_absences_does(scene):
    officer = scene.town.actor("officer", on=TODAY)
    new = actions.Report(LEAVES, ReportWay.PAPER, LEAVES, BACK, "贵阳市", terms.LeavingReason.WORK)

    with pytest.raises(AccessDenied):
        actions.report_leaving(scene.person.pk, new, actor=officer, on=TODAY)
