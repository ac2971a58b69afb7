"""What an agreement must contain, and who must sign it."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.measures.terms import ClauseSection, SigningParty
from guitu.policy import Rulebook

PLACEHOLDER = re.compile(r"\{([a-z_.]+)\}")
BEFORE_REPORT = gettext_noop("The agreement cannot be signed before reporting in on %(day)s.")
BEFORE_EXPLAINED = gettext_noop("The agreement was explained on %(day)s; sign it then or later.")
MUST_SIGN = (SigningParty.PERSON, SigningParty.OFFICE)


@dataclass(frozen=True)
class Signatory:
    """One who signs: as what, and under which name."""

    party: SigningParty
    name: str


def sections_required(book: Rulebook, *, on: date) -> tuple[ClauseSection, ...]:
    """Return the parts that law and region ask of an agreement, in the order of the agreement."""
    wanted = set(book.row("agreement", on).contents)
    return tuple(section for section in ClauseSection if section.value in wanted)


def check_sections(present: Collection[str], book: Rulebook, *, on: date) -> None:
    """Raise BadInput when a part that the law asks for has no clause."""
    missing = [section for section in sections_required(book, on=on) if section not in present]
    if missing:
        raise BadInput.of(
            "clauses",
            gettext_noop("The law asks for the part “%(part)s”; choose a clause for it."),
            part=missing[0].label,
        )


def placeholders(text: str) -> list[str]:
    """Return the names of the fill-in fields of a clause, in order, each once."""
    return list(dict.fromkeys(PLACEHOLDER.findall(text)))


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """Return the clause with its values; a field without one raises BadInput naming it."""

    def value(match: re.Match[str]) -> str:
        found = values.get(match[1], "").strip()
        if not found:
            raise BadInput.of(
                "clauses", gettext_noop("Fill in the field “%(field)s”."), field=match[1]
            )
        return found

    return PLACEHOLDER.sub(value, text)


def check_acknowledged(clauses: Collection[object], acknowledged: Collection[object]) -> None:
    """Raise BadInput when a clause was not explained and acknowledged."""
    lacking = len(set(clauses) - set(acknowledged))
    if lacking:
        raise BadInput.of(
            "acknowledged",
            gettext_noop("%(count)s clauses are not ticked as explained and understood."),
            count=lacking,
        )


def check_signatures(signatories: Iterable[Signatory]) -> None:
    """Raise BadInput unless the person and the office sign, each party once and by name."""
    found = list(signatories)
    parties = [one.party for one in found]
    for party in MUST_SIGN:
        if party not in parties:
            raise BadInput.of(
                f"name_{party}", gettext_noop("The signature of “%(party)s” is missing."),
                party=party.label,
            )  # fmt: skip
    for one in found:
        if parties.count(one.party) > 1 or not one.name.strip():
            raise BadInput.of(
                f"name_{one.party}", gettext_noop("Each party signs once, with a name.")
            )


def check_signed_on(
    signed_on: date, *, reported_on: date | None, explained_on: date | None, on: date
) -> None:
    """Raise BadInput when an agreement would be signed before report-in, explanation, or later."""
    if reported_on is None:
        raise BadInput.of(
            "signed_on",
            gettext_noop("The agreement is signed after reporting in; record that first."),
        )
    for earliest, message in (
        (
            reported_on,
            BEFORE_REPORT,
        ),
        (
            explained_on,
            BEFORE_EXPLAINED,
        ),
    ):
        if earliest is not None and signed_on < earliest:
            raise BadInput.of("signed_on", message, day=earliest.isoformat())
    if signed_on > on:
        raise BadInput.of("signed_on", gettext_noop("This day has not come yet."))
