"""Taking an office's own form, naming the office in numbers, issuing a paper."""

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.papers import filling, forms, numbers, queries
from guitu.papers.models import OfficeForm, ShortName
from guitu.people.actions.papers import NewPaper, add_paper
from guitu.people.models import Document, Person

MAX_FORM = 2 * 1024 * 1024


@transaction.atomic
def issue(  # noqa: PLR0913  # whom, which paper, about what, by whom, when
    person_id: uuid.UUID, code: str, values: Mapping[str, Any], *,
    subject: tuple[str, uuid.UUID] | None = None, actor: Actor, on: date,
) -> Document:  # fmt: skip
    """Number a paper, fill its form, put the Word file on the person's file, and record it.

    `values` are the form's own fields; they go over those of `filling.common`, which a paper under
    a measure passes too. Whether the actor may issue this paper the caller has asked; putting it
    on file asks for DOCUMENT_WRITE. Raises AccessDenied.
    """
    form = forms.get(code)
    person = Person.objects.select_related("responsible").get(pk=person_id)
    require(actor, Permission.DOCUMENT_WRITE, org_seq=person.org_seq)
    drawn = numbers.draw(person.org_seq, form.series, year=on.year) if form.series else ""
    known = {**filling.common(person, on=on), **values, "number": drawn}
    new = NewPaper(
        form.document, title="", number=drawn, issued_by=str(known["office"]), issued_on=on,
        content=filling.filled(person.org_seq, code, known), subject=subject,
    )  # fmt: skip
    paper = add_paper(person_id, new, actor=actor, on=on)
    record("papers.issued", actor=actor, subject=paper, form=code)
    return paper


@transaction.atomic
def take_form(
    org_seq: int, code: str, *, file_name: str, content: bytes, actor: Actor
) -> OfficeForm:
    """Take an office's own Word form; it is tried with invented values first.

    Raises BadInput with the reason when it cannot be filled, AccessDenied.
    """
    require(actor, Permission.TEMPLATE_EDIT, org_seq=org_seq)
    if len(content) > MAX_FORM:
        raise BadInput.of("content", gettext_noop("The form is too large: at most 2 MB are taken."))
    filling.check(code, content)
    row = _next(org_seq, code, actor=actor)
    row.file_name, row.content = file_name[:200], content
    row.save()
    record("papers.form_taken", actor=actor, subject=row, form=code, version=row.version)
    return row


@transaction.atomic
def use_standard(org_seq: int, code: str, *, actor: Actor) -> OfficeForm:
    """Go back to the standard form; the office's versions stay on record. Raises WrongStatus."""
    require(actor, Permission.TEMPLATE_EDIT, org_seq=org_seq)
    if queries.own_form(org_seq, code) is None:
        raise WrongStatus(gettext_noop("The standard form is in use already."))
    row = _next(org_seq, code, actor=actor)
    row.file_name, row.content = "", b""
    row.save()
    record("papers.form_dropped", actor=actor, subject=row, form=code, version=row.version)
    return row


@transaction.atomic
def call_office(org_seq: int, name: str, *, actor: Actor) -> ShortName:
    """Say how the office is called in the numbers of its papers from now on."""
    require(actor, Permission.TEMPLATE_EDIT, org_seq=org_seq)
    short = name.strip()
    if not short or len(short) > 20:
        raise BadInput.of("name", gettext_noop("Give a short name of at most 20 signs."))
    row, _made = ShortName.objects.update_or_create(
        office_seq=numbers.office_seq(org_seq),
        defaults={"name": short, "created_by": actor.user_id},
    )
    record("papers.short_name_set", actor=actor, subject=row, name=short)
    return row


def _next(org_seq: int, code: str, *, actor: Actor) -> OfficeForm:
    last = queries.versions(org_seq, code).first()
    return OfficeForm(
        office_seq=numbers.office_seq(org_seq), code=code,
        version=(last.version if last else 0) + 1, created_by=actor.user_id,
    )  # fmt: skip
