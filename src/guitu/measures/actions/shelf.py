"""An office's own clauses, in versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.measures import library, planners, queries
from guitu.measures.models import LibraryClause
from guitu.measures.rules.agreements import placeholders
from guitu.measures.terms import ClauseKind, ClauseSection, MeasureKind
from guitu.policy import rulebook


@dataclass(frozen=True)
class NewWording:
    """A clause of an office's own, or a new version of one; with a reason."""

    code: str
    section: ClauseSection
    kind: ClauseKind
    measures: Sequence[MeasureKind]
    zh: str
    en: str
    reason: str


@transaction.atomic
def write_wording(org_seq: int, new: NewWording, *, actor: Actor, on: date) -> LibraryClause:
    """Add a version of a clause to the office's library; agreements already drafted keep theirs.

    Raises BadInput for an unknown field, no words or no reason, AccessDenied.
    """
    require(actor, Permission.TEMPLATE_EDIT, org_seq=org_seq)
    _check(new)
    row = _next(org_seq, new.code.strip(), actor=actor, on=on)
    row.section, row.kind, row.measures = new.section, new.kind, [str(m) for m in new.measures]
    row.text_zh, row.text_en, row.reason = new.zh.strip(), new.en.strip(), new.reason.strip()
    row.save()
    record("measures.clause_written", actor=actor, subject=row, code=row.code, version=row.version)
    return row


@transaction.atomic
def drop_wording(org_seq: int, code: str, *, reason: str, actor: Actor, on: date) -> LibraryClause:
    """Take a clause out of the office's library from today on, with a reason."""
    require(actor, Permission.TEMPLATE_EDIT, org_seq=org_seq)
    wording = queries.clause_library(org_seq, on=on).find(code)
    if wording is None:
        raise BadInput.of("code", gettext_noop("There is no such clause in the library."))
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why the clause is dropped."))
    row = _next(org_seq, code, actor=actor, on=on)
    row.section, row.kind = wording.section, wording.kind
    row.measures = [str(measure) for measure in wording.measures]
    row.text_zh, row.text_en, row.reason = wording.zh, wording.en, reason.strip()
    row.is_dropped = True
    row.save()
    record("measures.clause_dropped", actor=actor, subject=row, code=row.code, reason=row.reason)
    return row


def known_fields() -> set[str]:
    """Return every field that a clause may use."""
    subjects = rulebook().subjects()
    plans = (f"plan.{code}" for code in planners.codes())
    rules = (f"policy.{name}" for name in subjects)
    return {*library.standard().fields, "measure.term", *plans, *rules}


def _check(new: NewWording) -> None:
    if not new.code.strip() or not new.zh.strip() or not new.measures:
        raise BadInput.of("zh", gettext_noop("A clause needs a short name, words and a measure."))
    if not new.reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why the wording is changed."))
    for text in (new.zh, new.en):
        for name in placeholders(text):
            if name not in known_fields():
                raise BadInput.of("zh", gettext_noop("There is no field “%(field)s”."), field=name)


def _next(org_seq: int, code: str, *, actor: Actor, on: date) -> LibraryClause:
    office = queries.office_seq(org_seq)
    own = LibraryClause.objects.filter(office_seq=office, code=code).order_by("-version").first()
    standard = library.standard().find(code)
    last = own.version if own else standard.version if standard else 0
    return LibraryClause(
        office_seq=office, code=code, version=last + 1, from_on=on, created_by=actor.user_id
    )
