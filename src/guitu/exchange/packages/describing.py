"""Puts into a manifest what the new office needs of a person, and what was done until now."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256

from guitu.duties.policy import rules_for
from guitu.exchange.packages import manifest as said
from guitu.handover.actions import changing_place
from guitu.kernel.terms import gettext_noop
from guitu.measures.models import Measure
from guitu.people import files
from guitu.people.models import Address, Document, Person, PersonName, Phone, Relative
from guitu.people.terms import DocumentAccess, NameKind

FIELDS = (
    gettext_noop("Name and former names"),
    gettext_noop("ID number, sex, birth date"),
    gettext_noop("Telephone numbers and addresses"),
    gettext_noop("Family and guardian"),
    gettext_noop("Order, term and what was done"),
    gettext_noop("Papers on file"),
)


def ground(org_seq: int, on: date) -> str:
    """Return the article on whose ground the file goes to the new office."""
    cite = rules_for(org_seq).row("change_of_place", on).cite
    return f"戒毒条例 {cite.article}"


def papers_going(person: Person) -> list[Document]:
    """Return the papers that may go along: not health papers, nor those closed to the office."""
    rows = Document.objects.filter(person=person, voided_at=None, access=DocumentAccess.FILE.value)
    return list(rows.order_by("pk"))


def staying(person: Person) -> int:
    """Return how many papers stay here."""
    rows = Document.objects.filter(person=person, voided_at=None)
    return rows.exclude(access=DocumentAccess.FILE.value).count()


def person_said(person: Person) -> said.PersonSaid:
    """Return what the new office needs to know of the person; no health note, no remark."""
    mine = {"person": person, "voided_at": None}
    former = PersonName.objects.filter(**mine, kind=NameKind.FORMER.value)
    return said.PersonSaid(
        name=person.name, id_kind=str(person.id_kind or ""), id_number=person.id_number or "",
        no_id_reason=person.no_id_reason, sex=str(person.sex or ""), birth_on=person.birth_on,
        former_names=[row.name for row in former],
        phones=[row.number for row in Phone.objects.filter(**mine, whose="")],
        addresses=[
            said.AddressSaid(kind=str(row.kind), area=row.area, detail=row.detail or "")
            for row in Address.objects.filter(**mine, until_on=None)
        ],
        relatives=[
            said.RelativeSaid(
                relation=str(row.relation), name=row.name, phone=row.phone or "",
                is_guardian=row.is_guardian, is_emergency_contact=row.is_emergency_contact,
            )
            for row in Relative.objects.filter(**mine)
        ],
    )  # fmt: skip


def measure_said(measure: Measure) -> said.MeasureSaid:
    """Return an order with its days, which are carried over."""
    return said.MeasureSaid(
        kind=str(measure.kind), decision_number=measure.decision_number,
        decided_by=measure.decided_by, decided_on=measure.decided_on, basis=measure.basis,
        starts_on=measure.starts_on, ends_on=measure.ends_on,
    )  # fmt: skip


def papers_said(
    rows: Iterable[Document],
) -> tuple[list[said.PaperSaid], Mapping[str, bytes]]:
    """Return the list of papers, and their scans by digest."""
    listed, scans = [], {}
    for row in rows:
        digest = None
        if row.digest:
            content = files.content_of(row.digest)
            digest = sha256(content).hexdigest()
            scans[digest] = content
        listed.append(
            said.PaperSaid(
                kind=str(row.kind), title=row.title, number=row.number, issued_by=row.issued_by,
                issued_on=row.issued_on, received_on=row.received_on, sha256=digest,
            )
        )  # fmt: skip
    return listed, scans


def made_said(person: Person, *, on: date) -> said.Made:
    """Return the digest of what this office made until now."""
    found = json.loads(changing_place.what_was_made(person, on=on))
    return said.Made.model_validate_json(json.dumps({"measures": found["measures"]}))
