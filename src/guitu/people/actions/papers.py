"""Papers on file: added with or without a scan, opened by those whom their class lets in."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.database.models import SEALED, SPECIAL
from guitu.kernel.errors import BadInput, GuituError
from guitu.kernel.terms import gettext_noop
from guitu.people import files, terms
from guitu.people.actions.locking import locked
from guitu.people.models import Document
from guitu.people.records import about
from guitu.people.terms import DocumentAccess

LABELS = {DocumentAccess.SPECIAL: SPECIAL, DocumentAccess.SEALED: SEALED}


@dataclass(frozen=True)
class NewPaper:
    """A paper: what it is, who issued it when, and its scan where there is one.

    Without `access` the class is the usual one of its kind: health papers are health papers.
    `subject` names the record it proves, as (model label, id).
    """

    kind: terms.DocumentKind
    title: str = ""
    access: str = ""
    number: str = ""
    issued_by: str = ""
    issued_on: date | None = None
    received_on: date | None = None
    content: bytes | None = None
    subject: tuple[str, uuid.UUID] | None = None


@transaction.atomic
def add_paper(person_id: uuid.UUID, new: NewPaper, *, actor: Actor, on: date) -> Document:
    """Put a paper on file. Raises BadInput for a wrong day or a file that is not taken."""
    person = locked(person_id, actor, Permission.DOCUMENT_WRITE)
    for name in ("issued_on", "received_on"):
        day = getattr(new, name)
        if day and day > on:
            raise BadInput.of(name, gettext_noop("This day has not come yet."))
    access = DocumentAccess(new.access) if new.access else terms.usual_access(new.kind)
    row = about(
        person,
        Document,
        actor=actor,
        kind=new.kind,
        access=access,
        title=new.title.strip(),
        number=new.number.strip(),
        issued_by=new.issued_by.strip(),
        issued_on=new.issued_on,
        received_on=new.received_on or on,
        subject_type=new.subject[0] if new.subject else "",
        subject_id=new.subject[1] if new.subject else None,
    )
    row.sec_label = max(person.sec_label, LABELS.get(access, 0))
    if new.content is not None:
        stored = files.store(files.examined(new.content), subject_id=person.pk)
        row.digest, row.media_type, row.size = stored.digest, stored.media_type, stored.size
    row.save()
    record("people.paper_added", actor=actor, subject=row, kind=str(new.kind), access=str(access))
    return row


def needed_for(paper: Document) -> Permission:
    """Return the permission that opening this paper asks for."""
    is_health = paper.access == DocumentAccess.HEALTH
    return Permission.DOCUMENT_HEALTH if is_health else Permission.DOCUMENT_READ


@transaction.atomic
def open_paper(paper: Document, *, actor: Actor) -> bytes:
    """Return the scan of a paper and record that it was opened. Raises AccessDenied."""
    require(actor, needed_for(paper), org_seq=paper.org_seq)
    if not paper.digest:
        raise GuituError(gettext_noop("No scan of this paper is on file."))
    record("people.paper_opened", actor=actor, subject=paper, kind=str(paper.kind))
    return files.content_of(paper.digest)
