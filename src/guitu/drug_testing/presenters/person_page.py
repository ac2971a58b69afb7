"""What tests add to the page of a person: tiles of the cycles, the last result, happenings."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.audit import acts as trail
from guitu.drug_testing import counting, queries
from guitu.drug_testing.presenters.wording import result_words, test_line, year_tiles
from guitu.drug_testing.terms import Result
from guitu.kernel.terms import gettext_noop
from guitu.measures.period_facts import PeriodSource
from guitu.measures.period_facts import register as register_figures
from guitu.people import sections
from guitu.people.models import Person
from guitu.web.templatetags.web import day

SHOWN = 6
IN_TIMELINE = (
    "drug_testing.told", "drug_testing.call_moved", "drug_testing.notice_issued",
    "drug_testing.voided", "drug_testing.result_added", "drug_testing.result_replaced",
    "drug_testing.step_recorded",
)  # fmt: skip
ACTS = {
    "drug_testing.called": gettext_noop("Called to a test"),
    "drug_testing.told": gettext_noop("Told of a test"),
    "drug_testing.call_moved": gettext_noop("Test moved to another day"),
    "drug_testing.call_voided": gettext_noop("Call to a test voided"),
    "drug_testing.notice_issued": gettext_noop("Notice to take a test issued"),
    "drug_testing.recorded": gettext_noop("Test put on record"),
    "drug_testing.voided": gettext_noop("Test voided"),
    "drug_testing.result_added": gettext_noop("Answer of the laboratory put on record"),
    "drug_testing.result_replaced": gettext_noop("Result voided and entered again"),
    "drug_testing.step_recorded": gettext_noop("Step towards confirmation put on record"),
    "drug_testing.step_voided": gettext_noop("Step towards confirmation voided"),
    "drug_testing.treatment_recorded": gettext_noop("Health information put on record"),
    "drug_testing.treatment_ended": gettext_noop("Health information: last day entered"),
    "drug_testing.treatment_voided": gettext_noop("Health information voided"),
    "drug_testing.sheet_taken_out": gettext_noop("Sheet of tests taken out as a file"),
    "drug_testing.table_taken_out": gettext_noop("Table of tests taken out as a file"),
    "drug_testing.draw_fixed": gettext_noop("Draw prepared: list and fingerprint fixed"),
    "drug_testing.draw_carried_out": gettext_noop("Draw carried out, seed shown"),
    "drug_testing.draw_voided": gettext_noop("Prepared draw voided"),
}


def section(person: Person, actor: Actor, on: date) -> dict[str, object]:
    """Return the tests of the newest measure: tiles by year, last tests, the next call."""
    rows = queries.measures(actor).filter(person=person, reported_on__isnull=False)
    measure = rows.order_by("-received_on", "-pk").first()
    if measure is None:
        return {"years": (), "lines": (), "measure": None}
    found = counting.tested(measure)
    call = queries.call_ups_of([measure.pk]).get(measure.pk)
    may_write = actor.may(Permission.DRUG_TEST_WRITE, measure.org_seq)
    return {
        "measure": measure,
        "years": year_tiles(found, on=on),
        "lines": [test_line(test) for test in reversed(found.tests[-SHOWN:])],
        "call": call,
        "may_write": may_write,
        "is_expected": queries.may_be_expected(person.pk, on=on),
        "may_add_treatment": actor.may(Permission.DOCUMENT_WRITE, person.org_seq),
    }


def glance(person: Person, actor: Actor, on: date) -> QuerySet:
    """Return the person's last test with its result."""
    rows = queries.with_result(queries.visible_to(actor).filter(person=person))
    return sections.piece(
        rows.order_by("-tested_on", "-pk")[:1], "tests", on="tested_on", what="result_now"
    )


def say(rows: Sequence[sections.Row], on: date) -> Sequence[sections.Fact]:
    """Return the last result in a line; nothing where nobody was tested yet."""
    return [
        sections.Fact(
            gettext("Last test"),
            f"{day(row.on)} · {result_words(row.what)}",
            reverse("test-page", args=[row.ref]),
            "attention" if row.what == Result.PRELIMINARY_POSITIVE else "",
        )
        for row in rows[:1]
    ]


def happenings(person: Person, actor: Actor) -> QuerySet:
    """Return the person's tests on their days."""
    rows = queries.with_result(queries.visible_to(actor).filter(person=person))
    return sections.piece(rows, "tests", on="tested_on", what="result_now", detail="place")


def say_happening(row: sections.Row) -> sections.TimelineItem:
    """Return a test as it stands in the timeline."""
    return sections.TimelineItem(
        on=row.on,
        label=gettext("Test: %(result)s") % {"result": result_words(row.what)},
        detail=row.detail,
        url=reverse("test-page", args=[row.ref]),
    )


def calls(person: Person, actor: Actor) -> QuerySet:
    """Return the days to which the person was called."""
    rows = queries.call_ups(actor).filter(person=person)
    return sections.piece(rows, "test_calls", on="call_on", what="answer", detail="place")


def say_call(row: sections.Row) -> sections.TimelineItem:
    """Return a call-up as it stands in the timeline."""
    return sections.TimelineItem(
        on=row.on,
        label=gettext("Called to a test"),
        detail=row.detail,
        url=reverse("test-call", args=[row.ref]),
    )


def register() -> None:
    """Add all of it to the page of a person, to the trail and to reviews."""
    needs = Permission.DRUG_TEST_READ
    sections.register(
        sections.Section(
            "tests", gettext_noop("Tests"), "drug_testing/_person_section.html", section,
            order=40, tab="care", needs=needs,
        ),
        sections.Glance("tests", glance, say, order=40, needs=needs),
        sections.Happenings("tests", gettext_noop("Tests"), happenings, say_happening, needs=needs),
        sections.Happenings(
            "test_calls", gettext_noop("Calls to tests"), calls, say_call, needs=needs
        ),
    )  # fmt: skip
    trail.register(ACTS)
    sections.register_acts({act: ACTS[act] for act in IN_TIMELINE})
    register_figures(
        PeriodSource("tests", gettext_noop("Tests"), counting.period_facts, order=40, needs=needs)
    )
