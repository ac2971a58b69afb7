"""What the page shows of an examination: columns, refusals, doubts, and a few masked rows."""

from collections.abc import Iterable
from typing import Any

from guitu.access.actors import Actor
from guitu.exchange.importing.findings import Examination, Refusal
from guitu.exchange.importing.updates import Update
from guitu.exchange.ledgers.ledger import Table
from guitu.kernel.terms import gettext_noop
from guitu.people import masking

MOST_REFUSED = 300
MOST_SHOWN = 8
CHANGES = {
    "name": gettext_noop("Name"),
    "former_names": gettext_noop("Former name"),
    "phones": gettext_noop("Telephone"),
    "addresses": gettext_noop("Address"),
    "relatives": gettext_noop("Family"),
    "group": gettext_noop("Work group"),
    "order": gettext_noop("Measure"),
}
FIELDS = {
    "education": gettext_noop("Education"),
    "marital_status": gettext_noop("Marital status"),
    "employment": gettext_noop("Employment"),
    "employer": gettext_noop("Employer"),
    "remark": gettext_noop("Remark"),
    "health_note": gettext_noop("Health note"),
}


def report_on(found: Examination, *, actor: Actor) -> dict[str, Any]:
    """Return what the page of the import shows, as plain values."""
    return {
        "kind": found.kind.value,
        "sheets": [_sheet(table) for table in found.ledger.tables],
        "skipped": [[name, why.label] for name, why in found.ledger.skipped.items()],
        "refused": [_refusal(one) for one in found.refused[:MOST_REFUSED]],
        "refused_entries": len(found.refused),
        "remarks": _counted(found.remarks),
        "rows": [*_new(found), *_changed(found.to_change), *_notices(found)][: MOST_SHOWN * 2],
    }


def _sheet(table: Table) -> dict[str, Any]:
    return {
        "name": table.sheet.name,
        "heading_row": table.headings.row_index + 1,
        "columns": [
            {
                "index": column.index,
                "letter": column.letter,
                "heading": column.heading,
                "field": column.field,
                "is_sure": column.confidence >= 1,
                "ground": column.ground.label if column.ground else "",
                "is_unknown": column.is_unknown,
            }
            for column in table.headings.columns
        ],
    }


def _refusal(one: Refusal) -> dict[str, Any]:
    return {
        "sheet": one.sheet,
        "row": one.row,
        "column": one.column,
        "letter": one.letter,
        "message": one.message,
        "params": {name: str(value) for name, value in one.params.items()},
    }


def _counted(remarks: Iterable[Refusal]) -> list[dict[str, Any]]:
    """Return each doubt once, with how many rows have it and where the first is."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for one in remarks:
        entry = found.setdefault((one.column, one.message), _refusal(one) | {"count": 0})
        entry["count"] += 1
    return list(found.values())


def _new(found: Examination) -> Iterable[dict[str, Any]]:
    for draft in found.to_open[:MOST_SHOWN]:
        yield {
            "row": draft.source.row.row_number,
            "name": masking.name(draft.person.name),
            "number": masking.id_number(draft.person.id_number),
            "org": draft.person.org.name,
            "what": [gettext_noop("New file")],
        }


def _changed(updates: Iterable[Update]) -> Iterable[dict[str, Any]]:
    for update in list(updates)[:MOST_SHOWN]:
        person = update.draft.person
        yield {
            "row": update.draft.source.row.row_number,
            "name": masking.name(person.name),
            "number": masking.id_number(person.id_number),
            "org": person.org.name,
            "what": [
                *(FIELDS[name] for name in update.changes),
                *(label for name, label in CHANGES.items() if getattr(update, name)),
            ],
        }


def _notices(found: Examination) -> Iterable[dict[str, Any]]:
    for notice in found.notices[:MOST_SHOWN]:
        yield {
            "row": "",
            "name": masking.name(notice.person_name),
            "number": masking.id_number(notice.id_number),
            "org": notice.org.name,
            "what": [gettext_noop("New notice")],
        }
