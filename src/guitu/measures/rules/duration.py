"""How long a measure lasts: its first and last day, each with the reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from guitu.duties.periods import ONE_DAY, Span
from guitu.kernel.dates import add_months, last_day_of_term
from guitu.kernel.decisions import Citation, Decision
from guitu.kernel.errors import BadInput, FieldError
from guitu.kernel.terms import gettext_noop
from guitu.measures.rules.basis import RULE_SETS
from guitu.measures.terms import MeasureKind
from guitu.policy import Rulebook


@dataclass(frozen=True)
class Ordered:
    """What the decision says of the term; for detoxification only `deducted_days` counts.

    After a change of place (`is_continued`) the days are those of the measure before it.
    """

    kind: MeasureKind
    decided_on: date
    received_on: date
    months: int | None = None
    from_on: date | None = None
    until_on: date | None = None
    deducted_days: int = 0
    is_continued: bool = False

    @property
    def runs_on(self) -> bool:
        """Whether the first day is carried over: the term had begun at the place before."""
        return self.is_continued and self.from_on is not None


@dataclass(frozen=True)
class Step:
    """One step of the reckoning: a message id with named placeholders, and its plain values."""

    message: str
    params: Mapping[str, object]


@dataclass(frozen=True)
class End:
    """The last day of a term and how it was reckoned."""

    ends_on: date
    steps: tuple[Step, ...]


def check_order(ordered: Ordered, book: Rulebook) -> None:
    """Raise BadInput, with every wrong field at once, when a decision cannot be as entered."""
    errors: dict[str, FieldError] = {}
    if ordered.received_on < ordered.decided_on:
        errors["received_on"] = FieldError(
            gettext_noop("The decision cannot be received before it was made on %(day)s."),
            {"day": ordered.decided_on.isoformat()},
        )
    if ordered.deducted_days < 0:
        errors["deducted_days"] = FieldError(gettext_noop("Days are counted from 0."), {})
    if ordered.kind == MeasureKind.COMMUNITY_REHAB and not ordered.is_continued:
        errors |= _rehab_errors(ordered, book)
    if errors:
        raise BadInput(errors)


def _rehab_errors(ordered: Ordered, book: Rulebook) -> dict[str, FieldError]:
    if ordered.from_on is None:
        return {"ordered_from": FieldError(gettext_noop("Enter the first day of the term."), {})}
    if ordered.until_on is None and not ordered.months:
        message = gettext_noop("Enter the last day of the term, or its months.")
        return {"ordered_until": FieldError(message, {})}
    last = ordered.until_on or last_day_of_term(ordered.from_on, months=ordered.months or 0)
    if last < ordered.from_on:
        message = gettext_noop("The term would end before it begins.")
        return {"ordered_until": FieldError(message, {})}
    years = book.row("community_rehab_term", ordered.decided_on).at_most_years
    if last > add_months(ordered.from_on, 12 * years):
        message = gettext_noop("Community rehabilitation lasts at most %(years)s years.")
        return {"ordered_until": FieldError(message, {"years": years})}
    return {}


def check_release_day(released_on: date, ordered: Ordered) -> None:
    """Raise BadInput when a person would be released before the order was made."""
    if released_on < ordered.decided_on:
        raise BadInput.of(
            "released_on",
            gettext_noop("The release lies before the order of %(day)s. Check both days."),
            day=ordered.decided_on.isoformat(),
        )


def first_day(ordered: Ordered, reported_on: date | None) -> date | None:
    """Return the first day of the term, or None while it is not known.

    Detoxification counts from the day of reporting in, rehabilitation as decided.
    """
    if ordered.kind == MeasureKind.COMMUNITY_DETOX and not ordered.runs_on:
        return reported_on
    return ordered.from_on


def months_ordered(ordered: Ordered, book: Rulebook, *, on: date) -> int | None:
    """Return the months of the term as ordered, or None where only its days are known."""
    if ordered.kind == MeasureKind.COMMUNITY_DETOX:
        return 12 * int(book.row("community_detox_term", on).years)
    return ordered.months


def suspended_days(pauses: Iterable[Span]) -> int:
    """Return the days of finished suspensions, the first day and the last included."""
    return sum((p.until_on - p.from_on).days + 1 for p in pauses if p.until_on is not None)


def end_of_term(
    ordered: Ordered, starts_on: date, *, pauses: Iterable[Span], book: Rulebook
) -> Decision[End]:
    """Return the last day of the term with its reckoning.

    `pauses` are suspensions whose days do not count; finished ones move the end by their days.
    """
    subject = "change_of_place" if ordered.is_continued else RULE_SETS[ordered.kind].term_subject
    row = book.row(subject, starts_on)
    steps: list[Step] = []
    because = list(row.cites)
    if ordered.kind == MeasureKind.COMMUNITY_DETOX and not ordered.runs_on:
        ends_on = last_day_of_term(starts_on, months=12 * row.years)
        message = gettext_noop("%(years)s years counted from reporting in on %(day)s.")
        steps.append(Step(message, {"years": row.years, "day": starts_on.isoformat()}))
    else:
        ends_on, step = _as_decided(ordered, starts_on)
        steps.append(step)
    ends_on = _deducted(ordered, ends_on, book, (steps, because))
    ends_on = _moved_on(ends_on, suspended_days(pauses), book, (steps, because))
    return Decision(End(ends_on, tuple(steps)), because=tuple(dict.fromkeys(because)))


Reckoning = tuple[list[Step], list[Citation]]


def _as_decided(ordered: Ordered, starts_on: date) -> tuple[date, Step]:
    if ordered.is_continued and ordered.until_on is not None:
        message = gettext_noop("Carried over from the place before: the time runs on.")
        return ordered.until_on, Step(message, {})
    if ordered.until_on is not None:
        return ordered.until_on, Step(gettext_noop("As the decision says."), {})
    months = ordered.months or 0
    message = gettext_noop("%(months)s months from %(day)s, as the decision says.")
    step = Step(message, {"months": months, "day": starts_on.isoformat()})
    return last_day_of_term(starts_on, months=months), step


def _deducted(ordered: Ordered, ends_on: date, book: Rulebook, reckoning: Reckoning) -> date:
    if not ordered.deducted_days or ordered.is_continued:
        return ends_on
    steps, because = reckoning
    message = gettext_noop("%(days)s days already served in isolation are deducted.")
    steps.append(Step(message, {"days": ordered.deducted_days}))
    because += book.row("isolation_to_community", ordered.decided_on).cites
    return ends_on - timedelta(days=ordered.deducted_days)


def _moved_on(ends_on: date, days: int, book: Rulebook, reckoning: Reckoning) -> date:
    if not days:
        return ends_on
    steps, because = reckoning
    message = gettext_noop("%(days)s suspended days do not count, so the end moves on by them.")
    steps.append(Step(message, {"days": days}))
    because += book.row("suspension_counting", ends_on).cites
    return ends_on + days * ONE_DAY


def day_of_term(starts_on: date, ends_on: date, *, on: date) -> tuple[int, int]:
    """Return (the number of the day `on` in the term, the days of the term); 0 before it begins."""
    total = (ends_on - starts_on).days + 1
    return min(max((on - starts_on).days + 1, 0), total), total
