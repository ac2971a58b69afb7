"""Says what was found: as the JSON that scripts rely on, and as a marked copy of the file."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from guitu.exchange.importing.findings import Examination, Refusal
from guitu.exchange.ledgers.marking import mark, marks_for
from guitu.kernel.errors import FieldError
from guitu.web.errors import sentence

SUFFIX = "-错误原因"


def reason(refusal: Refusal) -> str:
    """Return why, in the reader's language."""
    return sentence(FieldError(refusal.message, refusal.params))


def refused_as_json(found: Examination) -> list[dict[str, Any]]:
    """Return row, column and reason of every refusal; a second sheet is named in the reason."""
    several = len(found.ledger.tables) > 1
    return [
        {
            "row": one.row,
            "column": one.column,
            "reason": _with_sheet(one) if several else reason(one),
        }
        for one in found.refused
    ]


def _with_sheet(refusal: Refusal) -> str:
    text = reason(refusal)
    return _("Sheet “%(sheet)s”: %(text)s") % {"sheet": refusal.sheet, "text": text}


def mark_copy(path: Path, found: Examination, out: Path) -> Path | None:
    """Write a copy of the file with the reasons in a red column; None where nothing is refused."""
    if not found.refused:
        return None
    marks = [
        marks_for(table.sheet, table.headings, reasons)
        for table in found.ledger.tables
        if (reasons := _by_row(found.refused, table.sheet.name))
    ]
    return mark(path, marks, out)


def _by_row(refused: Iterable[Refusal], sheet: str) -> dict[int, str]:
    texts: dict[int, list[str]] = defaultdict(list)
    for one in refused:
        if one.sheet == sheet:
            texts[one.row].append(f"{one.column}：{reason(one)}" if one.column else reason(one))
    return {row: "\n".join(several) for row, several in texts.items()}
