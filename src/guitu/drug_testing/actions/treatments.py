"""Maintenance treatment put on record, so that an expected positive is not misread."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.drug_testing.actions.locking import void
from guitu.drug_testing.models import DrugTest, MaintenanceTreatment
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.actions.locking import locked
from guitu.people.actions.papers import NewPaper, add_paper
from guitu.people.records import about
from guitu.people.terms import DocumentKind

WRITE = Permission.DOCUMENT_WRITE


@dataclass(frozen=True)
class NewTreatment:
    """From when, at which clinic, told by which paper. It is information, never a permission."""

    from_on: date
    clinic: str
    until_on: date | None = None
    title: str = ""
    content: bytes | None = None


@transaction.atomic
def record_treatment(
    person_id: uuid.UUID, new: NewTreatment, *, actor: Actor, on: date
) -> MaintenanceTreatment:
    """Put a maintenance treatment on record, with its paper as a health paper.

    Tests taken meanwhile say that a positive may be expected. Raises BadInput for a first day to
    come, a last day before the first, or without a clinic.
    """
    person = locked(person_id, actor, WRITE)
    if new.from_on > on:
        raise BadInput.of("from_on", gettext_noop("This day has not come yet."))
    if new.until_on is not None and new.until_on < new.from_on:
        raise BadInput.of("until_on", gettext_noop("The last day is before the first."))
    if not new.clinic.strip():
        raise BadInput.of("clinic", gettext_noop("Name the clinic, so that it can be asked."))
    paper = NewPaper(DocumentKind.MAINTENANCE_INFO, title=new.title, content=new.content)
    row = about(
        person,
        MaintenanceTreatment,
        actor=actor,
        from_on=new.from_on,
        until_on=new.until_on,
        clinic=new.clinic.strip(),
        document=add_paper(person.pk, paper, actor=actor, on=on),
    )
    row.save()
    record("drug_testing.treatment_recorded", actor=actor, subject=row)
    _flag(person_id)
    return row


@transaction.atomic
def end_treatment(
    treatment_id: uuid.UUID, *, until_on: date, actor: Actor, on: date
) -> MaintenanceTreatment:
    """Record the last day of a maintenance treatment."""
    row = _locked(treatment_id, actor)
    if row.until_on is not None:
        raise WrongStatus(gettext_noop("The last day of this treatment is on record."))
    if until_on < row.from_on or until_on > on:
        raise BadInput.of(
            "until_on", gettext_noop("The last day lies between the first day and today.")
        )
    row.until_on = until_on
    row.save(update_fields=["until_on"])
    record("drug_testing.treatment_ended", actor=actor, subject=row)
    _flag(row.person_id)
    return row


@transaction.atomic
def void_treatment(treatment_id: uuid.UUID, *, reason: str, actor: Actor) -> MaintenanceTreatment:
    """Void a treatment recorded by mistake."""
    row = _locked(treatment_id, actor)
    void(row, reason=reason, actor=actor)
    record("drug_testing.treatment_voided", actor=actor, subject=row, reason=row.void_reason)
    _flag(row.person_id)
    return row


def _locked(treatment_id: uuid.UUID, actor: Actor) -> MaintenanceTreatment:
    row = MaintenanceTreatment.objects.select_for_update().get(pk=treatment_id)
    require(actor, WRITE, org_seq=row.org_seq)
    if row.voided_at:
        raise WrongStatus(gettext_noop("This entry was voided before."))
    return row


def _flag(person_id: uuid.UUID) -> None:
    """Mark the tests of a person that fall into a treatment, and no others."""
    spans = list(
        MaintenanceTreatment.objects.filter(person_id=person_id, voided_at=None).values_list(
            "from_on", "until_on"
        )
    )
    tests = DrugTest.objects.filter(person_id=person_id, voided_at=None).exclude(sample_kind="")
    for test in tests.select_for_update():
        is_expected = any(
            start <= test.tested_on and (end is None or test.tested_on <= end)
            for start, end in spans
        )
        if test.expected_positive != is_expected:
            test.expected_positive = is_expected
            test.save(update_fields=["expected_positive"])
