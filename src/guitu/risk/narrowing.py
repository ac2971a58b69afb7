"""From a figure of a round to the people behind it: one filter of the list of a round."""

from collections.abc import Callable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from guitu.kernel.dates import add_months
from guitu.kernel.terms import gettext_noop
from guitu.people.terms import Sex
from guitu.risk.models import Round
from guitu.risk.queries.fairness import expired, round_before, with_marks
from guitu.risk.rules.fairness import AGES_FROM, NONE, ages
from guitu.risk.terms import Discussion, Level, ObjectionState
from guitu.web.lists import Choice

UNKNOWN = "unknown"
MONTHS = 12
OVERRIDES = Q(
    level=Level.HIGH.value,
    discuss__in=[Discussion.LATER.value, Discussion.UNANSWERED.value],
) | Q(level=Level.LOW.value, discuss=Discussion.FIRST.value)
MARKS = (
    ("override", gettext_noop("Level differs from the order of discussion"), OVERRIDES),
    ("dissent", gettext_noop("Dissent on record"), Q(has_dissent=True)),
    ("expired", gettext_noop("An earlier level expired, none since"), expired()),
    ("objected", gettext_noop("Objected"), Q(objection__isnull=False)),
)


def figure_filter(row: Round, *, on: date) -> Choice:
    """Return the filter that opens a figure of the round down to its people."""

    def narrow(rows: QuerySet, code: str) -> QuerySet:
        return with_marks(rows, round_before(row), on=on).filter(condition(code, row.counts_from))

    return Choice("figure", gettext_noop("Of the figures"), narrow, choices=choices)


def choices() -> list[tuple[str, str]]:
    """Return every group and mark of the figures: code and label."""
    return [
        *((code, label) for code, label, _condition in MARKS),
        *((f"objection-{state}", state.label) for state in ObjectionState),
        *((f"sex-{sex}", sex.label) for sex in Sex),
        (f"sex-{UNKNOWN}", gettext_noop("Sex not on file")),
        *((f"age-{first}", age_label(str(first))) for first in AGES_FROM),
        (f"age-{UNKNOWN}", gettext_noop("Age not on file")),
        *((f"before-{level}", before_label(level)) for level in Level),
        (f"before-{UNKNOWN}", gettext_noop("No level in the last round")),
    ]


def condition(code: str, counts_from: date) -> Q:
    """Return what a choice narrows to."""
    marks = {mark: found for mark, _label, found in MARKS}
    if code in marks:
        return marks[code]
    kind, _dash, value = code.partition("-")
    value = NONE if value == UNKNOWN else value
    return CONDITIONS[kind](value, counts_from)


def code_of(kind: str, value: str) -> str:
    """Return the code of a group of the figures."""
    return f"{kind}-{value or UNKNOWN}"


def age_label(group: str) -> str:
    """Return an age group in words."""
    first, last = ages(group)
    if not first:
        return _("Under %(age)s") % {"age": (last or 0) + 1}
    if last is None:
        return _("%(age)s and older") % {"age": first}
    return _("aged %(first)s to %(last)s") % {"first": first, "last": last}


def before_label(level: Level) -> str:
    """Return a level of the last round in words."""
    return _("Last round: %(level)s") % {"level": _(level.label)}


def _aged(group: str, on: date) -> Q:
    if not group:
        return Q(person__birth_on=None)
    first, last = ages(group)
    found = Q(person__birth_on__isnull=False)
    if first:
        found &= Q(person__birth_on__lte=_born(on, first))
    if last is not None:
        found &= Q(person__birth_on__gt=_born(on, last + 1))
    return found


def _born(on: date, years: int) -> date:
    """Return the latest day of birth of somebody who is that old on the day."""
    return add_months(on, -MONTHS * years)


CONDITIONS: dict[str, Callable[[str, date], Q]] = {
    "sex": lambda value, _on: Q(person__sex=value),
    "age": _aged,
    "before": lambda value, _on: Q(last_level=value) if value else Q(last_level=None),
    "objection": lambda value, _on: Q(objection=value),
}
