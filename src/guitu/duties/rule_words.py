"""Words of the page “Rules in force”."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext

from guitu.duties.models import AdoptedPractice
from guitu.duties.practice_values import settable, typed
from guitu.duties.terms import LAYERS, USED_BY, VALUES
from guitu.kernel.decisions import CitationStatus
from guitu.kernel.terms import gettext_noop
from guitu.policy import Row
from guitu.web.cells import Because, Tag

KINDS = {
    CitationStatus.LAW: "good",
    CitationStatus.REGULATION: "good",
    CitationStatus.LOCAL: "quiet",
    CitationStatus.PRACTICE: "attention",
}
YES_NO = (("yes", gettext_noop("Yes")), ("no", gettext_noop("No")))


def rule_row(row: Row, *, may_adopt: bool) -> dict[str, Any]:
    """Return one row of policy as the page shows it."""
    lang = get_language() or "zh"
    is_practice = row.cite.status == CitationStatus.PRACTICE
    return {
        "id": row.id.replace(":", "-"),
        "title": row.title.text(lang),
        "summary": "" if row.layer == "adopted" else row.summary.text(lang),
        "values": said_values(row.values) if is_practice else [],
        "note": row.note.text(lang) if row.note else "",
        "status": Tag(row.cite.status.label, KINDS[row.cite.status]),
        "layer": LAYERS[row.layer],
        "region": row.region,
        "since": row.since,
        "until": row.until,
        "cites": Because.of(row.cites).reasons,
        "used_by": sorted({gettext(USED_BY[name.split(".")[0]]) for name in row.used_by}),
        "adopt_url": reverse("rules-adopt", args=[row.subject])
        if may_adopt and is_practice and settable(row.values)
        else "",
    }


def said_values(values: Any) -> list[tuple[str, str]]:
    """Return (name, value) of what an office may set; the words of a row stand in its summary."""
    return [(value_label(path), _said(value)) for path, value in settable(values)]


def value_label(path: str) -> str:
    """Return what a value is called: the names of its folders and its own."""
    return " · ".join(
        gettext(VALUES.get(name, name.replace("_", " "))) for name in path.split("__")
    )


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    return typed(value)


def adopted_rows(
    rows: Iterable[AdoptedPractice], *, titles: dict[str, str], on: date, may_take_back: Any
) -> list[dict[str, Any]]:
    """Return what offices adopted, with the day, the decision, and the way to take it back."""
    return [
        {
            "title": titles.get(row.subject, row.subject),
            "org": row.org.name,
            "from_on": row.from_on,
            "is_ahead": row.from_on > on,
            "reference": row.reference,
            "values": said_values(row.values),
            "take_back_url": (
                reverse("rules-take-back", args=[row.pk]) if may_take_back(row.org.seq) else ""
            ),
        }
        for row in rows
    ]
