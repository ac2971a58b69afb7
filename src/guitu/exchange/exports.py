"""Lists taken out as a spreadsheet: for a purpose, put on record, each sheet naming who took it.

What a list shows is what the file holds: masked values stay masked. A list is exported where the
actor holds EXPORT, whatever more the list itself shows.
"""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.audit.actions import record
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.web.cells import Because, Lines, Link, Masked, Tag
from guitu.web.lists import ListSpec, ListState
from guitu.web.lists.choices import columns_shown, preference_of
from guitu.web.templatetags.web import moment

MOST = 5000
SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


@dataclass(frozen=True)
class Source:
    """A list as it stands for one actor: its spec, its rows, and how a row is presented."""

    spec: ListSpec
    rows: QuerySet
    present: Callable[[Any], dict[str, Any]]


@dataclass(frozen=True)
class Exportable:
    """A list that can be taken out. `label` is a message id; `back` the url name of the list."""

    code: str
    label: str
    needs: Permission
    back: str
    source: Callable[[Actor, date], Source]


@dataclass(frozen=True)
class Purpose:
    """Why a list is taken out, and who gets it."""

    reason: str
    recipient: str


def narrowed(request: HttpRequest, source: Source) -> QuerySet:
    """Return the rows of the list that the address asks for, where the actor may export."""
    rows = source.rows.filter(within(request.actor, Permission.EXPORT))
    for one, value in ListState.of(request, source.spec).values():
        rows = one.narrow(rows, value)
    return rows


def take_out(
    request: HttpRequest, listed: Exportable, purpose: Purpose, *, on: date, at: datetime
) -> bytes:
    """Return the list as an .xlsx file and put on record who took out what, and why.

    Raises BadInput when there are more rows than a file may hold.
    """
    source = listed.source(request.actor, on)
    state = ListState.of(request, source.spec)
    found = narrowed(request, source).order_by(*source.spec.order_of(state.sort))
    rows = list(found[: MOST + 1])
    if len(rows) > MOST:
        raise BadInput.of(
            "reason",
            gettext_noop("There are more than %(most)s rows. Narrow the list first."),
            most=MOST,
        )
    if source.spec.before_rows:
        source.spec.before_rows(rows)
    columns = columns_shown(source.spec, preference_of(request.actor.user_id, source.spec))
    record(
        "list.taken_out", actor=request.actor, subject=request.user, reason=purpose.reason,
        list=listed.code, rows=len(rows), columns=[column.key for column in columns],
        recipient=purpose.recipient,
        filters=sorted(one.name for one, _value in state.values()),
    )  # fmt: skip
    lines = [
        [text_of(row.get(column.key)) for column in columns] for row in map(source.present, rows)
    ]
    heads = [_(column.label) for column in columns]
    mark = _("Taken out by %(name)s on %(at)s for: %(reason)s. Confidential.") % {
        "name": request.actor.name, "at": moment(at), "reason": purpose.reason,
    }  # fmt: skip
    return _workbook(_(listed.label), mark, heads, lines)


def text_of(value: object) -> str:
    """Return a cell of a list as plain text; what is masked stays masked."""
    for kind, said in TEXTS:
        if isinstance(value, kind):
            return said(value)
    return "" if value is None else str(value)


def _because(value: Because) -> str:
    return "; ".join(f"{one.title} {one.article}".strip() for one in value.reasons)


TEXTS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, lambda value: _("Yes") if value else _("No")),
    (date, lambda value: value.isoformat()[:10]),
    (Tag, lambda value: _(value.label)),
    (Link, lambda value: value.text),
    (Masked, lambda value: value.shown),
    (Because, _because),
    (Lines, lambda value: "; ".join(text_of(one) for one in value.values)),
)


def _workbook(title: str, mark: str, heads: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """Return the file; the line that says who took it stands on top and on every printed page."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as book:
        page = book.add_worksheet(title[:31])
        bold = book.add_format({"bold": True})
        page.set_landscape()
        page.set_footer(f"&C{mark.replace('&', '&&')[:240]}")
        page.set_column(0, max(len(heads) - 1, 0), 18)
        page.write_string(0, 0, mark)
        for column, head in enumerate(heads):
            page.write_string(2, column, head, bold)
        for number, line in enumerate(lines, start=3):
            for column, text in enumerate(line):
                page.write_string(number, column, text)
        page.freeze_panes(3, 1)
    return out.getvalue()
