"""What the page of clauses says."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext

from guitu.measures import library, queries
from guitu.measures.actions.shelf import known_fields
from guitu.measures.library import Wording
from guitu.measures.models import LibraryClause
from guitu.measures.presenters.wording import language
from guitu.measures.terms import ClauseSection
from guitu.policy import rulebook


@dataclass(frozen=True)
class WordingLine:
    """A clause of the library as it reads."""

    wording: Wording
    text: str
    kind: str
    measures: str


@dataclass(frozen=True)
class LibraryPage:
    """The clauses by part, and the office's versions."""

    parts: list[tuple[str, list[WordingLine]]]
    versions: list[LibraryClause]


def library_page(office: int, *, on: date) -> LibraryPage:
    """Return the library in force for an office."""
    shelf = queries.clause_library(office, on=on)
    parts = []
    for section in ClauseSection:
        lines = [_line(one) for one in shelf.wordings if one.section == section]
        if lines:
            parts.append((gettext(section.label), lines))
    return LibraryPage(parts, list(queries.clause_versions(office)[:50]))


def wording_initial(office: int, code: str, *, on: date) -> dict[str, Any] | None:
    """Return what the form of a clause begins with, or None for an unknown one."""
    found = queries.clause_library(office, on=on).find(code)
    if found is None:
        return None
    return {
        "code": found.code, "section": found.section.value, "kind": found.kind.value,
        "measures": [one.value for one in found.measures], "zh": found.zh, "en": found.en,
    }  # fmt: skip


def field_list() -> list[tuple[str, str]]:
    """Return (name, what it holds) of each field that a clause may use."""
    lang = language()
    labels = {name: texts[lang] for name, texts in library.standard().fields.items()}
    labels["plan.drug_testing"] = gettext("How often tests are taken under this measure")
    labels["measure.term"] = gettext("First and last day of the term")
    book = rulebook()
    for row in book.rows():
        labels.setdefault(f"policy.{row.subject}", row.title.text(lang))
    return sorted((name, labels.get(name, name)) for name in known_fields())


def _line(one: Wording) -> WordingLine:
    text = one.en if language() == "en" and one.en else one.zh
    measures = " · ".join(gettext(kind.label) for kind in one.measures)
    return WordingLine(one, text, gettext(one.kind.label), measures)
