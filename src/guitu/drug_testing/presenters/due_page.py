"""Who is due for a test in a month, and how their call-up stands."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.drug_testing import queries
from guitu.drug_testing.models import CallUp
from guitu.drug_testing.presenters.wording import call_tag
from guitu.duties.models import Duty
from guitu.duties.rules import is_overdue
from guitu.kernel.dates import add_months
from guitu.orgs.models import Org
from guitu.orgs.queries import names
from guitu.people.queries import display_names
from guitu.web.cells import Tag

MOST = 200


@dataclass(frozen=True)
class DueLine:
    """One person with the earliest cycle that ends in the month or has ended without a test."""

    measure: str
    name: str
    url: str
    place: str
    due_on: date
    is_late: bool
    number: str
    call: Tag
    call_url: str
    can_be_called: bool


@dataclass(frozen=True)
class DuePage:
    """The month, its lines, and the months beside it."""

    month: date
    title: str
    answer: str
    lines: Sequence[DueLine]
    tabs: Sequence[tuple[str, str, bool, None]]
    place: str
    may_write: bool
    may_draw: bool
    may_export: bool

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Return whom the form may call: those of the page who are not called yet."""
        return [(line.measure, line.name) for line in self.lines if line.can_be_called]


def read_month(text: str, *, on: date) -> date:
    """Return the first day of the month that the address names, or of the present one."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return on.replace(day=1)


def due_page(actor: Actor, month: date, *, on: date) -> DuePage:
    """Return the page of a month in six queries; the first day of the month names it."""
    ends_on = add_months(month, 1) - timedelta(days=1)
    duties = list(queries.due_until(actor, ends_on, from_on=month, on=on)[:MOST])
    calls = queries.call_ups_of([duty.subject_id for duty in duties])
    people = display_names([duty.person_id for duty in duties if duty.person_id], actor)
    places = names([duty.org_seq for duty in duties])
    reader = _Reader(actor, on, people, places)
    first: dict[uuid.UUID, Duty] = {}
    for duty in duties:
        first.setdefault(duty.subject_id, duty)
    lines = [reader.line(duty, calls.get(pk)) for pk, duty in first.items()]
    last = queries.last_taken_by(actor)
    return DuePage(
        month=month,
        title=_month(month),
        answer=_answer(lines),
        lines=lines,
        tabs=_tabs(month, on=on),
        place=last.place if last else "",
        may_write=actor.may_anywhere(Permission.DRUG_TEST_WRITE),
        may_draw=actor.may_anywhere(Permission.DRUG_TEST_DRAW),
        may_export=actor.may_anywhere(Permission.EXPORT),
    )


@dataclass(frozen=True)
class _Reader:
    """What the lines of one page are made with."""

    actor: Actor
    on: date
    people: Mapping[uuid.UUID, str]
    places: Mapping[int, Org]

    def line(self, duty: Duty, call: CallUp | None) -> DueLine:
        """Return one cycle as a line."""
        place, params = self.places.get(duty.org_seq), duty.params
        may_write = self.actor.may(Permission.DRUG_TEST_WRITE, duty.org_seq)
        return DueLine(
            measure=str(duty.subject_id),
            name=self.people.get(duty.person_id, ""),
            url=reverse("test-plan", args=[duty.subject_id]),
            place=place.name if place else "",
            due_on=duty.due_on,
            is_late=is_overdue(duty.due_on, on=self.on),
            number=_("year %(year)s, test %(number)s")
            % {"year": params.get("year", ""), "number": params.get("number_in_year", "")},
            call=call_tag(call),
            call_url=reverse("test-call", args=[call.pk]) if call else "",
            can_be_called=call is None and may_write,
        )


def _answer(lines: Sequence[DueLine]) -> str:
    if not lines:
        return _("Nobody is due in this month, and nobody is late.")
    waiting = sum(line.can_be_called for line in lines)
    said = ngettext("%(count)s test is due.", "%(count)s tests are due.", len(lines)) % {
        "count": len(lines)
    }
    if waiting:
        said += " " + ngettext(
            "%(count)s person is not called yet.", "%(count)s people are not called yet.", waiting
        ) % {"count": waiting}  # fmt: skip
    return said


def _tabs(month: date, *, on: date) -> list[tuple[str, str, bool, None]]:
    first = on.replace(day=1)
    months = sorted({add_months(first, step) for step in (-1, 0, 1, 2)} | {month})
    url = reverse("tests")
    return [(_month(one), f"{url}?month={one:%Y-%m}", one == month, None) for one in months]


def _month(day: date) -> str:
    is_english = (get_language() or "").startswith("en")
    return date_format(day, "F Y" if is_english else "Y年n月")
