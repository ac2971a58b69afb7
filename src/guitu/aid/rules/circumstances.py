"""What the law says of people in special circumstances, and until when it holds. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from guitu.aid.terms import CircumstanceKind
from guitu.kernel.dates import add_years
from guitu.kernel.decisions import Decision
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.policy import Row, Rulebook

ISOLATION_EXCLUDED = gettext_noop(
    "Compulsory isolation does not apply. Community detoxification goes on, with more help."
)
ISOLATION_OPTIONAL = gettext_noop(
    "Compulsory isolation need not be applied under %(age)s. Community detoxification goes on, "
    "with more help."
)
RUNS_ON = gettext_noop(
    "The time of the measure runs on: the regulation suspends a measure while somebody is detained "
    "or arrested, and does not name being abroad."
)
REPORTED_IN_WRITING = gettext_noop(
    "Leaving for %(days)s days or more is reported in writing before. It is a report, no request."
)
FROM_AFAR = gettext_noop(
    "Meanwhile the office keeps in touch from afar, by phone or video, instead of visits; contacts "
    "a month: %(times)s."
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


def effects_of(kind: CircumstanceKind, book: Rulebook, *, on: date) -> list[Decision[Effect]]:
    """Return what rules say of a circumstance, each with its basis; empty where help is all."""
    if kind in (CircumstanceKind.PREGNANT, CircumstanceKind.NURSING):
        cites = book.row("special_groups", on).cites
        return [Decision(Effect(ISOLATION_EXCLUDED, {}), because=cites)]
    return _effects_abroad(book, on=on) if kind == CircumstanceKind.ABROAD else []


def _effects_abroad(book: Rulebook, *, on: date) -> list[Decision[Effect]]:
    """Return what being abroad means for the term and for the office, each with its own basis.

    What the regulation says is cited as such; how often the office calls is the office's practice.
    """
    suspension, report = book.row("suspension", on), book.row("absence_report", on)
    contacts = book.find("contact_plan", on)
    found = [
        Decision(Effect(RUNS_ON, {}), because=suspension.cites),
        Decision(Effect(REPORTED_IN_WRITING, {"days": report.at_least_days}), because=report.cites),
    ]
    if contacts is not None:
        times = Effect(FROM_AFAR, {"times": contacts.remote_contacts_per_month})
        found.append(Decision(times, because=contacts.cites))
    return found


def effect_of_age(birth_on: date | None, policy: Row, *, on: date) -> Decision[Effect] | None:
    """Return what the law says of somebody under sixteen; the birth date tells, nobody types it."""
    if birth_on is None:
        return None
    age = policy.isolation_optional_under_years
    if on >= add_years(birth_on, age):
        return None
    return Decision(Effect(ISOLATION_OPTIONAL, {"age": age}), because=policy.cites)
