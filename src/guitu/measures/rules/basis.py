"""The legal basis of each change of status: separate rule sets for the two measures.

The regulation writes suspension, termination and change of place for community detoxification;
community rehabilitation has them by reference (禁毒法 Art. 48(2)), which is then cited too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from guitu.kernel.decisions import Citation
from guitu.measures.terms import Act, MeasureKind
from guitu.policy import Row, Rulebook

REFERENCE_SUBJECT, REFERENCE_ARTICLE = "community_rehab_breach", "Art. 48(2)"


@dataclass(frozen=True)
class RuleSet:
    """What differs between the measures: subjects of policy by act, and what is by reference."""

    kind: MeasureKind
    term_subject: str
    deems_refusal: bool
    subjects: Mapping[Act, tuple[str, ...]]
    by_reference: frozenset[Act] = frozenset()


SHARED: dict[Act, tuple[str, ...]] = {
    Act.REPORT_IN: ("report_in",),
    Act.HAND_OVERDUE: ("breach_report",),
    Act.SUSPEND: ("suspension",),
    Act.RESUME: ("suspension", "suspension_counting"),
    Act.TERMINATE: ("termination",),
    Act.TRANSFER: ("change_of_place",),
    Act.ISOLATE: ("isolation_term",),
    Act.LAPSE: ("release_notice",),
    Act.RELEASE: ("release_notice",),
    Act.ANNUL: ("appeal_reconsideration",),
    Act.DIE: (),
}
BREACH_ACTS = (Act.NOTE_BREACH, Act.CONTINUE)
REPORT_ACTS = (Act.HAND_BREACH_TESTS, Act.HAND_BREACH_LEAVING)

DETOX = RuleSet(
    MeasureKind.COMMUNITY_DETOX,
    term_subject="community_detox_term",
    deems_refusal=True,
    subjects=SHARED
    | {Act.NOTE_OVERDUE: ("report_in", "deemed_refusal")}
    | dict.fromkeys(BREACH_ACTS, ("serious_breach",))
    | dict.fromkeys(REPORT_ACTS, ("serious_breach", "breach_report")),
)
REHAB = RuleSet(
    MeasureKind.COMMUNITY_REHAB,
    term_subject="community_rehab_term",
    deems_refusal=False,
    subjects=SHARED
    | {Act.NOTE_OVERDUE: ("report_in",)}
    | dict.fromkeys(BREACH_ACTS, ("community_rehab_breach",))
    | dict.fromkeys(REPORT_ACTS, ("community_rehab_breach", "breach_report")),
    by_reference=frozenset(
        {Act.HAND_OVERDUE, Act.SUSPEND, Act.RESUME, Act.TERMINATE, Act.TRANSFER}
    ),
)
RULE_SETS = {rules.kind: rules for rules in (DETOX, REHAB)}


def rows_for(kind: MeasureKind, act: Act, book: Rulebook, *, on: date) -> tuple[Row, ...]:
    """Return the policy rows that a change of status rests on, in force on the day `on`."""
    found = (book.find(subject, on) for subject in RULE_SETS[kind].subjects[act])
    return tuple(row for row in found if row is not None)


def basis(kind: MeasureKind, act: Act, book: Rulebook, *, on: date) -> tuple[Citation, ...]:
    """Return the citations of a change of status; none where no provision speaks (a death)."""
    cites = [cite for row in rows_for(kind, act, book, on=on) for cite in row.cites]
    if act in RULE_SETS[kind].by_reference:
        cites += [reference(book, on=on)]
    return tuple(dict.fromkeys(cites))


def reference(book: Rulebook, *, on: date) -> Citation:
    """Return the provision that applies the rules on detoxification to rehabilitation."""
    cites = book.row(REFERENCE_SUBJECT, on).cites
    return next((cite for cite in cites if cite.article == REFERENCE_ARTICLE), cites[0])
