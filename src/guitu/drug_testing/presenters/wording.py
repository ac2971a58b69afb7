"""A test, a call-up and a year of cycles in words, tags and tiles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from guitu.drug_testing.counting import Tested
from guitu.drug_testing.models import CallUp, DrugTest
from guitu.drug_testing.rules.cycles import Cycle, Unknown
from guitu.drug_testing.terms import Result
from guitu.kernel.terms import gettext_noop
from guitu.web.cells import Tag
from guitu.web.templatetags.web import day

KINDS = {
    Result.NEGATIVE: "good",
    Result.PRELIMINARY_POSITIVE: "attention",
    Result.CONFIRMED_POSITIVE: "quiet",
    Result.INVALID: "attention",
    Result.DID_NOT_COME: "attention",
    Result.JUSTIFIED_ABSENCE: "quiet",
    Result.REFUSED: "attention",
}
STATES = {
    "done": gettext_noop("met"),
    "ahead": gettext_noop("met already"),
    "excused": gettext_noop("excused"),
    "missing": gettext_noop("missing"),
    "open": gettext_noop("not due yet"),
}


@dataclass(frozen=True)
class Tile:
    """One cycle as a small box: its number, how it stands, and its days."""

    number: int
    state: str
    label: str
    days: str


@dataclass(frozen=True)
class Year:
    """The cycles of one year of the term, and how many of those due are met."""

    label: str
    figures: str
    tiles: Sequence[Tile]


def result_words(code: str | None) -> str:
    """Return a result in words."""
    return gettext(Result(code).label) if code else ""


def result_tag(code: str | None) -> Tag:
    """Return a result as a tag; never red, because it is not a duty past its day."""
    result = Result(code) if code else None
    return Tag(result.label, KINDS[result]) if result else Tag("")


def staff_of(test: DrugTest) -> str:
    """Return who took the sample, or the office elsewhere that did."""
    names = [name for name in (test.first_name, test.second_name) if name]
    said = "、".join(names) if names else ""
    return f"{test.tested_by}（{said}）" if test.tested_by and said else test.tested_by or said


def test_line(test: DrugTest) -> dict[str, object]:
    """Return a test as a line of a list; it comes with its result."""
    return {
        "url": reverse("test-page", args=[test.pk]),
        "day": test.tested_on,
        "result": result_tag(test.result_now),
        "kind": gettext(test.sample_kind.label) if test.sample_kind else "",
        "place": test.place,
        "staff": staff_of(test),
        "is_away": test.is_away,
        "is_expected": test.expected_positive,
    }


def call_tag(call: CallUp | None) -> Tag:
    """Return how a call-up stands: nobody called, called, told."""
    if call is None:
        return Tag(gettext_noop("Not called"), "quiet")
    if call.noticed_at is None:
        return Tag(gettext_noop("Called, to be told"), "attention")
    return Tag(call.answer.label if call.answer else gettext_noop("Told"), "good")


def year_tiles(found: Tested, *, on: date) -> list[Year]:
    """Return the cycles of a term year by year; nothing where the term has no first day."""
    completion = found.completion(on=on)
    if isinstance(completion, Unknown):
        return []
    states = found.states(on=on)
    years = []
    for count in completion.years:
        cycles = [cycle for cycle in found.cycles or () if cycle.year == count.year]
        label = gettext("Year %(number)s") % {"number": count.year}
        figures = gettext("%(done)s of %(due)s due") % {"done": count.done, "due": count.due}
        if count.excused:
            figures += gettext(", %(count)s excused") % {"count": count.excused}
        if count.missing:
            figures += gettext(", %(count)s missing") % {"count": count.missing}
        years.append(Year(label, figures, [_tile(cycle, states[cycle.key]) for cycle in cycles]))
    return years


def _tile(cycle: Cycle, state: str) -> Tile:
    days = gettext("%(first)s to %(last)s") % {
        "first": day(cycle.window_from), "last": day(cycle.due_on),
    }  # fmt: skip
    return Tile(cycle.number_in_year, state, gettext(STATES[state]), days)
