"""The table of working days: entered by an office, dated by its source, in the trail."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.kernel.errors import AccessDenied, BadInput, FieldError
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import WorkingDayYear
from guitu.orgs.queries import years_entered
from guitu.policy import working_days
from guitu.web import clock
from guitu.web.fields import read_day
from guitu.web.notices import StandingNotice

ASK_FROM_MONTH = 10
COUNTING_PAGES = ("account-", "dashboard", "rules-", "working-days")
_entered: set[int] = set()  # a year once entered stays
LIBRARY = "chinesecalendar"


@transaction.atomic
def store_year(
    year: int, *, days_off: str, make_up_days: str, source: str, actor: Actor
) -> WorkingDayYear:
    """Store the arrangement of one year from texts with one day a line.

    Raises BadInput for a line that is no day of that year, or a day in both lists.
    """
    if not actor.may_anywhere(Permission.CALENDAR_EDIT):
        raise AccessDenied(
            gettext_noop("Your post does not let you %(act)s."), act=Permission.CALENDAR_EDIT.label
        )
    off = _days(days_off, year=year, field="days_off")
    make_up = _days(make_up_days, year=year, field="make_up_days")
    if both := off & make_up:
        raise BadInput.of(
            "make_up_days", gettext_noop("%(day)s is also a day off."), day=min(both).isoformat()
        )
    row, _made = WorkingDayYear.objects.update_or_create(
        year=year,
        defaults={"days_off": _texts(off), "make_up_days": _texts(make_up), "source": source},
    )
    record("calendar.stored", actor=actor, subject=row, year=year)
    return row


def proposal(year: int) -> dict[str, str]:
    """Return what the form begins with: what is stored, or what the library knows of the year."""
    row = WorkingDayYear.objects.filter(year=year).first()
    if row is not None:
        off, make_up, source = row.days_off, row.make_up_days, row.source
    elif year in working_days.known_years():
        days = working_days.seed(year)
        off, make_up, source = _texts(days[0]), _texts(days[1]), LIBRARY
    else:
        off, make_up, source = [], [], ""
    return {"days_off": "\n".join(off), "make_up_days": "\n".join(make_up), "source": source}


def missing_year(*, on: date) -> int | None:
    """Return the year that is missing: this one, or from 1 October on the next.

    A plan of October reaches into the next year; the State Council announces it in autumn.
    """
    wanted = [on.year, on.year + 1] if on.month >= ASK_FROM_MONTH else [on.year]
    if not _entered.issuperset(wanted):
        _entered.update(years_entered())
    return next((year for year in wanted if year not in _entered), None)


def missing_year_notice(request: HttpRequest) -> StandingNotice | None:
    """Return the loud line about a missing year.

    Who can enter it reads it on every page; who reads figures or rules reads it there.
    """
    may_enter = request.actor.may_anywhere(Permission.CALENDAR_EDIT)
    if not (may_enter or _is_where_days_count(request)):
        return None
    year = missing_year(on=clock.today())
    if year is None:
        return None
    text = gettext("The working days of %(missing)s are not entered yet.") % {"missing": year}
    if may_enter:
        return StandingNotice(text, reverse("working-days-year", args=[year]))
    later = gettext("Deadlines in working days that reach into it cannot be planned until then.")
    return StandingNotice(text + later, "")


def forget_years() -> None:
    """Forget which years were seen in the table; for tests, which undo what they store."""
    _entered.clear()


def _is_where_days_count(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and (match.url_name or "").startswith(COUNTING_PAGES)


def _texts(days: Iterable[date]) -> list[str]:
    return [day.isoformat() for day in sorted(days)]


def _days(text: str, *, year: int, field: str) -> set[date]:
    found = set()
    for line in filter(None, (line.strip() for line in text.splitlines())):
        day = read_day(line)
        if day is None or day.year != year:
            message = gettext_noop("“%(line)s” is not a day of %(year)s.")
            raise BadInput({field: FieldError(message, {"line": line[:30], "year": year})})
        found.add(day)
    return found
