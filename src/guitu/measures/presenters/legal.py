"""The legal terms: each measure, term, deadline and right with its citation, from policy rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from guitu.kernel.decisions import CitationStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures.presenters.wording import language, source_of
from guitu.measures.rules.basis import RULE_SETS
from guitu.measures.terms import MeasureKind
from guitu.policy import Row, Rulebook
from guitu.web.cells import Because

SHARED = ("report_in",)
AFTER = (
    "agreement", "agreement_signing", "absence_report", "test_requirement", "test_plan",
    "contact_plan", "reviews", "change_of_place",
)  # fmt: skip
ENDING = (
    "suspension", "suspension_counting", "termination", "expiry", "expiry_dossier",
    "release_notice", "isolation_to_community", "dynamic_control_end",
    "dynamic_control_count", "data_retention",
    "record_sealing", "retention",
)  # fmt: skip
RIGHTS = ("appeal_reconsideration", "appeal_litigation")
BREACH = {
    MeasureKind.COMMUNITY_DETOX: ("deemed_refusal", "serious_breach", "breach_report"),
    MeasureKind.COMMUNITY_REHAB: ("community_rehab_breach", "breach_report"),
}
GROUPS = (
    gettext_noop("Term and reporting in"),
    gettext_noop("Agreement, tests, contacts, leaving"),
    gettext_noop("What follows from a breach"),
    gettext_noop("Suspension and end"),
    gettext_noop("Appeal"),
)
BY_REFERENCE = ("absence_report", "test_requirement", "suspension", "termination")


@dataclass(frozen=True)
class Term:
    """One rule as a person should read it."""

    title: str
    text: str
    note: str
    status: str
    is_practice: bool
    because: Because
    source: str
    since: date


@dataclass(frozen=True)
class Group:
    """Rules that belong together."""

    title: str
    terms: list[Term]


def groups(kind: MeasureKind, book: Rulebook, *, on: date) -> list[Group]:
    """Return the rules on one measure in force on `on`, group by group."""
    subjects = (
        (RULE_SETS[kind].term_subject, *SHARED), AFTER, BREACH[kind], ENDING, RIGHTS,
    )  # fmt: skip
    found = []
    for title, of_group in zip(GROUPS, subjects, strict=True):
        rows = [row for row in (book.find(subject, on) for subject in of_group) if row]
        found.append(Group(gettext(title), [_term(row, kind) for row in rows]))
    return found


def explained(kind: MeasureKind, book: Rulebook, *, on: date) -> list[dict[str, str]]:
    """Return the binding rules in one line each, for the sheet that is handed to the person."""
    found: Sequence[Term] = [
        term for group in groups(kind, book, on=on) for term in group.terms if not term.is_practice
    ]
    return [{"title": one.title, "text": one.text, "source": one.source} for one in found]


def _term(row: Row, kind: MeasureKind) -> Term:
    lang = language()
    notes = [row.note.text(lang)] if row.note else []
    if kind == MeasureKind.COMMUNITY_REHAB and row.subject in BY_REFERENCE:
        notes.append(
            gettext("Written for community detoxification; applies here by reference only.")
        )
    return Term(
        title=row.title.text(lang),
        text=row.summary.text(lang),
        note=" ".join(notes),
        status=row.cite.status.label,
        is_practice=row.cite.status == CitationStatus.PRACTICE,
        because=Because.of(row.cites),
        source=source_of(row.cite),
        since=row.since,
    )
