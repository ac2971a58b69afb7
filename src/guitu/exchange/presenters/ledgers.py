"""Words of the pages on which a ledger is read in."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.exchange.importing import uploads
from guitu.exchange.importing.taking_back import may_take_back
from guitu.exchange.ledgers.aliases import LedgerKind, aliases_for
from guitu.exchange.models import LedgerImport
from guitu.exchange.presenters.ledger_fields import LABELS
from guitu.exchange.terms import WORKING, ImportState, LedgerSubject
from guitu.kernel.errors import FieldError
from guitu.kernel.terms import gettext_noop
from guitu.web.cells import Tag
from guitu.web.errors import sentence
from guitu.web.templatetags.web import moment

TONES = {
    ImportState.EXAMINED: "attention",
    ImportState.DONE: "good",
    ImportState.FAILED: "attention",
}


def row_for(names: Mapping[Any, str]):
    """Return how an import stands in the list; `names` are those of colleagues by id."""

    def row(record: LedgerImport) -> dict[str, Any]:
        return {
            "url": reverse("ledger-page", args=[record.pk]),
            "file_name": record.file_name,
            "org": record.org.name,
            "created_at": moment(record.created_at),
            "by": names.get(record.created_by, _("The system")),
            "state": Tag(record.state.label, TONES.get(record.state, "quiet")),
            "counts": counts(record) if record.state not in WORKING else "",
            "digest": record.file_digest[:12],
        }

    return row


def counts(record: LedgerImport) -> str:
    """Return the counts of an import as one line."""
    return _(
        "%(created)s new, %(updated)s changed, %(unchanged)s unchanged, %(refused)s refused."
    ) % {name: getattr(record, name) for name in ("created", "updated", "unchanged", "refused")}


def answer(record: LedgerImport) -> str:
    """Return the first line of the page: how it stands and what is to do."""
    if record.state == ImportState.FAILED:
        return sentence(FieldError(record.failure, record.failure_params))
    if record.state == ImportState.EXAMINED:
        return _examined(record)
    if record.state == ImportState.DONE:
        return _("Read in. %(counts)s") % {"counts": counts(record)}
    return {
        ImportState.UPLOADED: _("The ledger is being read and compared with the files."),
        ImportState.CONFIRMED: _("The files are being written. You may leave this page."),
        ImportState.DROPPED: _("It was not read in; the uploaded file is gone."),
        ImportState.TAKEN_BACK: _("Taken back: the files it opened are voided."),
    }[record.state]


def _examined(record: LedgerImport) -> str:
    if not record.created and not record.updated:
        return (
            _("Every row that can be taken is on file already.")
            if not record.refused
            else _("Nothing can be taken over yet: see the reasons below.")
        )
    if not record.refused:
        return _("Nothing is written yet. Look at the counts and confirm.")
    return ngettext(
        "%(count)s row cannot be taken over. Correct your file, or take the others without it.",
        "%(count)s rows cannot be taken over. Correct your file, or take the others without them.",
        record.refused,
    ) % {"count": record.refused}


def figures(record: LedgerImport) -> list[dict[str, Any]]:
    """Return the four counts."""
    return [
        {"value": record.created, "label": gettext_noop("new")},
        {"value": record.updated, "label": gettext_noop("changed")},
        {"value": record.unchanged, "label": gettext_noop("unchanged")},
        {"value": record.refused, "label": gettext_noop("refused"), "kind": "attention"},
    ]


def facts(record: LedgerImport, by: str) -> list[tuple[str, object]]:
    """Return what is known of the file."""
    subject = LedgerSubject(record.kind).label if record.kind else ""
    return [
        (gettext_noop("Spreadsheet"), record.file_name),
        (gettext_noop("For"), record.org.name),
        (gettext_noop("What it holds"), _(subject) if subject else ""),
        (gettext_noop("Sent in by"), by or _("The system")),
        (gettext_noop("Sent in at"), moment(record.created_at)),
        (gettext_noop("Digest"), record.file_digest[:16]),
    ]


def page(record: LedgerImport, *, by: str) -> dict[str, Any]:
    """Return what the page of one import shows."""
    report = _report(record)
    return {
        "record": record,
        "answer": answer(record),
        "figures": figures(record),
        "facts": facts(record, by),
        "is_working": record.state in WORKING,
        "is_examined": record.state == ImportState.EXAMINED,
        "is_done": record.state == ImportState.DONE,
        "has_marked": uploads.has(record.pk, uploads.MARKED),
        "may_take_back": may_take_back(record),
        "something": record.created + record.updated,
        "crumbs": [(_("Ledgers"), reverse("ledgers"))],
        **(_shown(record, report) if report else {}),
    }


def _report(record: LedgerImport) -> dict[str, Any] | None:
    try:
        return uploads.report_of(record.pk)
    except uploads.FileGone:
        return None


def _shown(record: LedgerImport, report: dict[str, Any]) -> dict[str, Any]:
    several = len(report["sheets"]) > 1
    return {
        "refused": [_line(one, several) for one in report["refused"]],
        "refused_more": max(report["refused_entries"] - len(report["refused"]), 0),
        "remarks": [_line(one, several) for one in report["remarks"]],
        "rows": report["rows"],
        "sheets": [_sheet(sheet) for sheet in report["sheets"]],
        "skipped": report["skipped"],
        "dropped": _dropped(report["sheets"]),
        "choices": _choices(LedgerKind(report["kind"])),
        "unknown": sum(c["is_unknown"] for s in report["sheets"] for c in s["columns"]),
    }


def _line(one: dict[str, Any], several: bool) -> dict[str, Any]:
    place = f"{one['sheet']} {one['row']}" if several else str(one["row"])
    column = f"{one['letter']} {one['column']}".strip()
    return {
        "row": place,
        "column": column,
        "reason": sentence(FieldError(one["message"], one["params"])),
        "count": one.get("count", 1),
    }


def _sheet(sheet: dict[str, Any]) -> dict[str, Any]:
    return sheet | {"columns": [column for column in sheet["columns"] if not column["ground"]]}


def _dropped(sheets: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the columns that are not taken over with the reason, those of one reason together."""
    found: dict[str, list[str]] = {}
    for sheet in sheets:
        for column in sheet["columns"]:
            if column["ground"] and column["heading"] not in found.get(column["ground"], []):
                found.setdefault(column["ground"], []).append(column["heading"])
    return [("、".join(headings), ground) for ground, headings in found.items()]


def _choices(kind: LedgerKind) -> list[tuple[str, str]]:
    return [(name, LABELS.get(name, name)) for name in aliases_for(kind).fields if name != "term"]
