"""What a level may rest on, how long it holds, and when its difference from the order is explained.

Pure. Poverty, housing, illness and what was long ago never raise a level; lowering asks for
nothing but reasons. An expired level is none, and is never carried on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from guitu.kernel.dates import add_months
from guitu.kernel.errors import BadInput, FieldError
from guitu.kernel.terms import gettext_noop
from guitu.risk.instruments import Item
from guitu.risk.rules.discussion import Given
from guitu.risk.terms import Discussion, Level, Strength

ONE_DAY = timedelta(days=1)
RANK = {Level.LOW: 0, Level.MEDIUM: 1, Level.HIGH: 2}
FOUND = (Strength.SOME, Strength.STRONG)
NEEDS_A_GROUND = gettext_noop(
    "A level above low rests on something recent that was found: choose at least one item of"
    " urgency or vulnerability with a sign of it. Needs, poverty, housing, illness and what was"
    " long ago ask for help and raise no level."
)
NOT_FOUND = gettext_noop("“%(item)s” has no sign of it on record, so the level cannot rest on it.")
SAY_WHY = gettext_noop("Say in words why this level, so that the person can understand it.")
SAY_ORDER = gettext_noop(
    "The order of discussion does not point this way. Say what the panel knows that it does not."
)


@dataclass(frozen=True)
class Held:
    """A level from a day until its last day, both included; `replaced_on` is the first without."""

    level: Level
    from_on: date
    expires_on: date
    replaced_on: date | None = None


def level_on(held: Iterable[Held], day: date) -> Level | None:
    """Return the level that holds on a day, or None: expired, replaced or never decided."""
    found = [
        one
        for one in held
        if one.from_on <= day <= one.expires_on
        and (one.replaced_on is None or day < one.replaced_on)
    ]
    return max(found, key=lambda one: one.from_on).level if found else None


def expires_on(from_on: date, months: int) -> date:
    """Return the last day of a level: six months from 1 July end on 31 December."""
    return add_months(from_on, months) - ONE_DAY


def is_override(level: Level, discuss: Discussion) -> bool:
    """Return whether a level asks for an explanation beside the order of discussion.

    High without a place among the first or early ones; low for somebody who was first.
    """
    if level == Level.HIGH:
        return discuss in (Discussion.LATER, Discussion.UNANSWERED)
    return level == Level.LOW and discuss == Discussion.FIRST


def check_level(
    level: Level,
    grounds: Sequence[str],
    items: Sequence[Item],
    answers: Mapping[str, Given],
    *,
    reasons: str,
) -> None:
    """Raise BadInput unless reasons are given and a level above low rests on something allowed."""
    wrong: dict[str, FieldError] = {}
    if not reasons.strip():
        wrong["reasons"] = FieldError(SAY_WHY, {})
    by_code = {item.code: item for item in items}
    empty = [code for code in grounds if not _found(code, answers)]
    if empty:
        wrong["grounds"] = FieldError(NOT_FOUND, {"item": empty[0]})
    elif level != Level.LOW and not any(
        by_code[code].may_raise for code in grounds if code in by_code
    ):
        wrong["grounds"] = FieldError(NEEDS_A_GROUND, {})
    if wrong:
        raise BadInput(wrong)


def check_order(level: Level, discuss: Discussion, *, order_reason: str) -> None:
    """Raise BadInput where the level needs a word beside the order and has none."""
    if is_override(level, discuss) and not order_reason.strip():
        raise BadInput.of("order_reason", SAY_ORDER)


def _found(code: str, answers: Mapping[str, Given]) -> bool:
    given = answers.get(code)
    return given is not None and given.strength in FOUND
