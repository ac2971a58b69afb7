"""People who depend on the person, care found for them, and circumstances the law heeds."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.aid.abroad import follow as follow_abroad
from guitu.aid.actions.following import away_since, follow_dependant
from guitu.aid.actions.locking import locked, void
from guitu.aid.models import Dependant, Placement, SpecialCircumstance
from guitu.aid.rules.checks import check_day
from guitu.aid.rules.circumstances import last_day
from guitu.aid.terms import PLACEMENT, CareFound, CircumstanceKind, DependantKind
from guitu.audit.actions import record
from guitu.duties.actions import meet
from guitu.duties.policy import rules_for
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.actions.locking import locked as locked_person
from guitu.people.actions.papers import NewPaper, add_paper
from guitu.people.models import Document, Person
from guitu.people.records import about
from guitu.people.terms import DocumentKind

ALREADY_OVER = gettext_noop("Its end is on record already.")


@dataclass(frozen=True)
class NewDependant:
    """Somebody who depends on the person since a day, and who else cares, where anybody does."""

    kind: DependantKind
    called: str
    from_on: date
    is_sole_carer: bool = False
    other_carer: str = ""


@dataclass(frozen=True)
class NewPlacement:
    """Who cares for a dependant since a day; and when the police were told in writing."""

    care: CareFound
    placed_on: date
    with_whom: str = ""
    told_police_on: date | None = None
    scan: bytes | None = None


@dataclass(frozen=True)
class NewCircumstance:
    """A circumstance since a day, with its source; for nursing, when the baby was born."""

    kind: CircumstanceKind
    from_on: date
    source: str
    until_on: date | None = None
    baby_born_on: date | None = None
    note: str = ""
    scan: bytes | None = None


@transaction.atomic
def add_dependant(person_id: uuid.UUID, new: NewDependant, *, actor: Actor, on: date) -> Dependant:
    """Put on record who depends on the person; where the person is away, care is asked for now."""
    person = locked_person(person_id, actor, Permission.AID_WRITE)
    check_day("from_on", new.from_on, on=on)
    if not new.called.strip():
        raise BadInput.of("called", gettext_noop("Write how the child or the other is called."))
    values = vars(new) | {"called": new.called.strip(), "other_carer": new.other_carer.strip()}
    row = about(person, Dependant, actor=actor, **values)
    row.save()
    record("aid.dependant_added", actor=actor, subject=row, kind=str(new.kind))
    follow_dependant(row, away_since(person.pk), actor=actor, on=on)
    return row


@transaction.atomic
def end_dependant(dependant_id: uuid.UUID, *, until_on: date, actor: Actor, on: date) -> Dependant:
    """Record until when somebody depended on the person."""
    row = locked(Dependant, dependant_id, actor)
    if row.until_on is not None:
        raise WrongStatus(ALREADY_OVER)
    check_day("until_on", until_on, on=on, not_before=row.from_on)
    row.until_on = until_on
    row.save(update_fields=["until_on"])
    follow_dependant(row, away_since(row.person_id), actor=actor, on=on)
    record("aid.dependant_ended", actor=actor, subject=row, day=until_on)
    return row


@transaction.atomic
def void_dependant(dependant_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> Dependant:
    """Void a dependant entered by mistake, and what was asked for because of it."""
    row = locked(Dependant, dependant_id, actor)
    void(row, reason=reason, actor=actor)
    follow_dependant(row, None, actor=actor, on=on)
    record("aid.dependant_voided", actor=actor, subject=row, reason=row.void_reason)
    return row


@transaction.atomic
def place(dependant_id: uuid.UUID, new: NewPlacement, *, actor: Actor, on: date) -> Placement:
    """Record who cares for a dependant; it answers the duty to find care, however late.

    Where the region's regulation asks for a written answer to the police, its day is needed.
    """
    dependant = locked(Dependant, dependant_id, actor)
    since = dependant.away_from
    check_day("placed_on", new.placed_on, on=on, not_before=dependant.from_on)
    check_day("told_police_on", new.told_police_on, on=on)
    law = rules_for(dependant.org_seq).find("dependants", since or new.placed_on)
    if since and law is not None and new.told_police_on is None:
        raise BadInput.of(
            "told_police_on", gettext_noop("Here a regulation asks to tell the police in writing.")
        )
    row = about(
        dependant.person, Placement, actor=actor, dependant=dependant, care=new.care,
        placed_on=new.placed_on, with_whom=new.with_whom.strip(),
        told_police_on=new.told_police_on,
    )  # fmt: skip
    row.document = _paper(row, new.scan, actor=actor, on=on)
    row.save()
    if since:
        meet(dependant.pk, f"{PLACEMENT}:{since:%Y%m%d}", by=row, on=new.placed_on)
    record("aid.care_found", actor=actor, subject=row, day=new.placed_on, care=str(new.care))
    return row


@transaction.atomic
def add_circumstance(
    person_id: uuid.UUID, new: NewCircumstance, *, actor: Actor, on: date
) -> SpecialCircumstance:
    """Put a circumstance on record with its source. The last day of nursing is the law's.

    Raises BadInput without a source, for a day to come, or without the baby's day of birth.
    """
    person = locked_person(person_id, actor, _permission(actor, person_id))
    check_day("from_on", new.from_on, on=on)
    if not new.source.strip():
        raise BadInput.of("source", gettext_noop("Say which paper, or who, says so."))
    policy = rules_for(person.org_seq).row("special_groups", new.from_on)
    ends_on = last_day(new.kind, baby_born_on=new.baby_born_on, policy=policy) or new.until_on
    if ends_on and ends_on < new.from_on:
        raise BadInput.of("until_on", gettext_noop("It would end before it begins."))
    row = about(
        person, SpecialCircumstance, actor=actor, kind=new.kind, from_on=new.from_on,
        until_on=ends_on, baby_born_on=new.baby_born_on, source=new.source.strip(),
        note=new.note.strip(),
    )  # fmt: skip
    row.document = _paper(row, new.scan, actor=actor, on=on)
    row.save()
    record("aid.circumstance_added", actor=actor, subject=row)
    follow_abroad(row, actor=actor, on=on)
    return row


@transaction.atomic
def end_circumstance(
    circumstance_id: uuid.UUID, *, until_on: date, actor: Actor, on: date
) -> SpecialCircumstance:
    """Record the last day of a circumstance."""
    row = _locked_circumstance(circumstance_id, actor)
    check_day("until_on", until_on, on=on, not_before=row.from_on)
    row.until_on = until_on
    row.save(update_fields=["until_on"])
    record("aid.circumstance_ended", actor=actor, subject=row)
    follow_abroad(row, actor=actor, on=on)
    return row


@transaction.atomic
def void_circumstance(
    circumstance_id: uuid.UUID, *, reason: str, actor: Actor, on: date
) -> SpecialCircumstance:
    """Void a circumstance entered by mistake."""
    row = _locked_circumstance(circumstance_id, actor)
    void(row, reason=reason, actor=actor)
    record("aid.circumstance_voided", actor=actor, subject=row, reason=row.void_reason)
    follow_abroad(row, actor=actor, on=on)
    return row


def _locked_circumstance(pk: uuid.UUID, actor: Actor) -> SpecialCircumstance:
    org_seq = SpecialCircumstance.objects.values_list("org_seq", flat=True).get(pk=pk)
    return locked(SpecialCircumstance, pk, actor, _either(actor, org_seq))


def _permission(actor: Actor, person_id: uuid.UUID) -> Permission:
    return _either(actor, Person.objects.values_list("org_seq", flat=True).get(pk=person_id))


def _either(actor: Actor, org_seq: int) -> Permission:
    """Return the permission by which this actor records circumstances: of health, or of help."""
    is_medical = actor.may(Permission.DOCUMENT_HEALTH, org_seq)
    return Permission.DOCUMENT_HEALTH if is_medical else Permission.AID_WRITE


def _paper(row, scan: bytes | None, *, actor: Actor, on: date) -> Document | None:
    """Put the scan on file: a paper about a circumstance of health is a health paper."""
    if scan is None:
        return None
    kind = DocumentKind.ASSISTANCE_RECORD
    if isinstance(row, SpecialCircumstance):
        is_abroad = row.kind == CircumstanceKind.ABROAD
        kind = DocumentKind.OTHER if is_abroad else DocumentKind.HEALTH_SUMMARY
    require(actor, Permission.DOCUMENT_WRITE, org_seq=row.org_seq)
    new = NewPaper(kind=kind, content=scan, subject=(row._meta.label_lower, row.pk))
    return add_paper(row.person_id, new, actor=actor, on=on)
