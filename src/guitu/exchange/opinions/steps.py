"""The way of a list: sent out, filled in, looked at, read back or dropped."""

import uuid
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from django.db import transaction

from guitu.access.actors import Actor
from guitu.exchange.importing import uploads
from guitu.exchange.importing.reporting import reason
from guitu.exchange.ledgers.inspection import inspect
from guitu.exchange.ledgers.marking import mark
from guitu.exchange.ledgers.refusals import LedgerRefused
from guitu.exchange.opinions import reading
from guitu.exchange.opinions.reading import Found, Standing
from guitu.exchange.opinions.sheet import ANSWERS, Line, key_of, sheet_of
from guitu.kernel.errors import BadInput, Conflict, FieldError, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.risk import actions
from guitu.risk.models import RoundDepartment
from guitu.risk.presenters.opinions import shown_of
from guitu.risk.queries import opinions as queries
from guitu.risk.rules.answering import is_after_decision
from guitu.risk.terms import OpinionWay


def send_out(asked: RoundDepartment, title: str, *, actor: Actor, on: date) -> bytes:
    """Return the list as a spreadsheet; that it was sent, and which fields, is on record."""
    sent = actions.send_out(asked.pk, actor=actor, on=on)
    lines = [
        Line(
            one.number, key_of(one.pk, one.version), shown_of(one),
            ANSWERS[one.answer] if one.answer else "", one.words, one.known_on,
        )
        for one in sent.opinions
    ]  # fmt: skip
    return sheet_of(title, lines, sent.fields, due_on=asked.round.opinions_due_on)


def upload_of(asked: RoundDepartment, actor: Actor) -> uuid.UUID:
    """Return where the file of a colleague for a list waits: one at a time, and nobody else's."""
    return uuid.uuid5(asked.pk, str(actor.user_id))


def receive(asked: RoundDepartment, content: bytes, *, actor: Actor) -> None:
    """Take a filled-in list in; it waits encrypted. Raises BadInput where it is no spreadsheet."""
    try:
        with uploads.as_file(content) as path:
            inspect(path)
            reading.read(path, {}, on=date.max)
    except LedgerRefused as error:
        raise BadInput({"file": FieldError(error.message, error.params)}) from error
    uploads.keep(upload_of(asked, actor), uploads.OPINIONS, content)


def waits(asked: RoundDepartment, actor: Actor) -> bool:
    """Return whether a file waits to be confirmed or dropped."""
    return uploads.has(upload_of(asked, actor), uploads.OPINIONS)


def examine(asked: RoundDepartment, *, actor: Actor, on: date) -> tuple[Found, str]:
    """Return what the waiting file would change, and its digest. Writes nothing."""
    content = uploads.content_of(upload_of(asked, actor), uploads.OPINIONS)
    with uploads.as_file(content) as path:
        return reading.read(path, standing_of(asked, on=on), on=on), digest_of(content)


@transaction.atomic
def confirm(
    asked: RoundDepartment, *, digest: str, accepted_only: bool, actor: Actor, on: date
) -> actions.Given:
    """Put on record what the file says: whole, or its accepted rows only.

    The same file again changes nothing. Raises WrongStatus while rows are refused and not left
    out, Conflict where another file was uploaded since it was looked at.
    """
    found, stands = examine(asked, actor=actor, on=on)
    if digest != stands:
        raise Conflict(gettext_noop("Another file was uploaded meanwhile. Look at it first."))
    if found.refused and not accepted_only:
        raise WrongStatus(
            gettext_noop("%(rows)s rows are refused; correct the file, or leave them out."),
            rows=found.refused_rows,
        )
    new = [one for _row, one in found.new]
    sender = actions.Sender(OpinionWay.SHEET)
    given = actions.give_opinions(asked.pk, new, actor=actor, on=on, sender=sender)
    actions.note_read_back(
        asked.pk, {"changed": given.changed, "refused": found.refused_rows}, digest, actor=actor
    )
    drop(asked, actor=actor)
    return given


def drop(asked: RoundDepartment, *, actor: Actor) -> None:
    """Leave a file unread; it is removed."""
    uploads.forget(upload_of(asked, actor))


def marked(asked: RoundDepartment, *, actor: Actor, on: date) -> tuple[str, bytes]:
    """Return the suffix and content of a copy of the file with the reasons in a red column."""
    content = uploads.content_of(upload_of(asked, actor), uploads.OPINIONS)
    with uploads.as_file(content) as path:
        found = reading.read(path, standing_of(asked, on=on), on=on)
        texts = {
            row: "\n".join(f"{one.column}：{reason(one)}" for one in several)
            for row, several in reading.rows_of(found.refused).items()
        }
        copy = mark(path, [replace(found.marks, reasons=texts)], Path(path).with_name("marked"))
        return copy.suffix, copy.read_bytes()


def standing_of(asked: RoundDepartment, *, on: date) -> dict[uuid.UUID, Standing]:
    """Return the list as it stands, with what the panel has used already."""
    rows = list(queries.asked_on_list(asked))
    queries.open_keys(rows)
    decided = queries.decided_for_list(rows, on=on)
    return {
        one.pk: Standing(
            one.number, one.version, one.answer, one.words, one.known_on,
            is_used=bool(one.answer)
            and one.assessment_id in decided
            and not is_after_decision(one.answered_at, decided[one.assessment_id]),
        )
        for one in rows
    }  # fmt: skip


def digest_of(content: bytes) -> str:
    """Return the digest of a file."""
    return sha256(content).hexdigest()
