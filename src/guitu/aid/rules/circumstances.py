"""What the law says of people in special circumstances, and until when it holds. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from guitu.aid.terms import CircumstanceKind
from guitu.kernel.dates import add_years
from guitu.kernel.decisions import Decision
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.policy import Row

ISOLATION_EXCLUDED = gettext_noop(
    "Compulsory isolation does not apply. Community detoxification goes on, with more help."
)
ISOLATION_OPTIONAL = gettext_noop(
    "Compulsory isolation need not be applied under %(age)s. Community detoxification goes on, "
    "with more help."
)
HEALTH_KINDS = (
    CircumstanceKind.PREGNANT, CircumstanceKind.NURSING, CircumstanceKind.DISABLED,
    CircumstanceKind.SERIOUSLY_ILL,
)  # fmt: skip


@dataclass(frozen=True)
class Effect:
    """A sentence about what the law says; a message id with values."""

    message: str
    params: dict[str, object]


def last_day(kind: CircumstanceKind, *, baby_born_on: date | None, policy: Row) -> date | None:
    """Return the last day on which it holds by itself, or None where nobody can tell.

    Nursing ends with the day before the baby's first birthday: “less than a year”.
    Raises BadInput without the day of birth, which the law's year is counted from.
    """
    if kind != CircumstanceKind.NURSING:
        return None
    if baby_born_on is None:
        raise BadInput.of("baby_born_on", gettext_noop("Write when the baby was born."))
    return add_years(baby_born_on, policy.nursing_years) - timedelta(days=1)


def holds_on(from_on: date, until_on: date | None, *, on: date) -> bool:
    """Return whether a circumstance holds on the day, first and last day included."""
    return from_on <= on and (until_on is None or on <= until_on)


def effect_of(kind: CircumstanceKind, policy: Row) -> Decision[Effect] | None:
    """Return what the law says where it says something; None where only help is asked for."""
    if kind in (CircumstanceKind.PREGNANT, CircumstanceKind.NURSING):
        return Decision(Effect(ISOLATION_EXCLUDED, {}), because=policy.cites)
    return None


def effect_of_age(birth_on: date | None, policy: Row, *, on: date) -> Decision[Effect] | None:
    """Return what the law says of somebody under sixteen; the birth date tells, nobody types it."""
    if birth_on is None:
        return None
    age = policy.isolation_optional_under_years
    if on >= add_years(birth_on, age):
        return None
    return Decision(Effect(ISOLATION_OPTIONAL, {"age": age}), because=policy.cites)
