"""The tests of one measure: year by year, the calls, the sheet."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.drug_testing import counting, queries
from guitu.drug_testing.counting import Tested
from guitu.drug_testing.models import CallUp
from guitu.drug_testing.presenters.wording import (
    Year,
    call_tag,
    result_words,
    staff_of,
    test_line,
    year_tiles,
)
from guitu.drug_testing.rules.cycles import Unknown, cycle_on
from guitu.measures.models import Measure
from guitu.people.queries import display_name
from guitu.web.templatetags.web import day


@dataclass(frozen=True)
class PlanPage:
    """What the page of the tests of one measure shows."""

    measure: Measure
    name: str
    answer: str
    years: list[Year]
    lines: list[dict[str, Any]]
    calls: list[dict[str, Any]]
    acts: dict[str, str]
    is_expected: bool
    on_paper: int
    crumbs: list[tuple[str, str]]


def plan_page(measure: Measure, actor: Actor, *, on: date) -> PlanPage:
    """Return the page in seven queries."""
    found = counting.tested(measure)
    name = display_name(measure.person, actor)
    return PlanPage(
        measure=measure,
        name=name,
        answer=answer(found, on=on),
        years=year_tiles(found, on=on),
        lines=[test_line(test) for test in reversed(found.tests)],
        calls=[call_line(call) for call in queries.history_of_calls(measure.pk)],
        acts=_acts(measure, actor),
        is_expected=queries.may_be_expected(measure.person_id, on=on),
        on_paper=len(found.on_paper),
        crumbs=[(name, reverse("person-page", args=[measure.person_id]))],
    )


def answer(found: Tested, *, on: date) -> str:
    """Return what comes next in a sentence: the cycle of the day, and what is missing."""
    completion = found.completion(on=on)
    if isinstance(completion, Unknown):
        return _(completion.reason)
    cycle = cycle_on(found.cycles or (), on)
    states = found.states(on=on)
    said = ""
    if cycle is not None and states[cycle.key] == "open":
        said = _("A test is due until %(day)s.") % {"day": day(cycle.due_on)}
    elif cycle is not None:
        said = _("The test of this cycle is done.")
    missing = completion.total.missing
    if missing:
        said += " " + ngettext(
            "%(count)s cycle before it has none.", "%(count)s cycles before it have none.", missing
        ) % {"count": missing}  # fmt: skip
    return said.strip() or _("No cycle runs today.")


def call_line(call: CallUp) -> dict[str, Any]:
    """Return a call-up as a line."""
    return {
        "url": reverse("test-call", args=[call.pk]),
        "day": call.call_on,
        "at": f"{call.call_at:%H:%M}" if call.call_at else "",
        "place": call.place,
        "tag": call_tag(call),
        "is_moved": call.moved_to_id is not None,
    }


def sheet_rows(found: Tested) -> list[dict[str, Any]]:
    """Return the rows of 吸毒检测记录表: number, day, place, result, who tested."""
    return [
        {
            "number": number,
            "tested_on": day(test.tested_on),
            "place": test.place,
            "result": result_words(test.result_now),
            "staff": staff_of(test),
        }
        for number, test in enumerate(found.tests, start=1)
    ]


def _acts(measure: Measure, actor: Actor) -> dict[str, str]:
    may_write = actor.may(Permission.DRUG_TEST_WRITE, measure.org_seq)
    may_print = may_write and actor.may(Permission.PERSON_UNMASK, measure.org_seq)
    names = ("test-new", "test-away", "test-call-new") if may_write else ()
    names += ("test-sheet", "test-sheet-word", "test-sheet-xlsx") if may_print else ()
    return {name.replace("-", "_"): reverse(name, args=[measure.pk]) for name in names}
