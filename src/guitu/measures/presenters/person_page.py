"""What measures add to the page of a person: a section, lines of the summary, the timeline."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.duties.periods import ONE_DAY
from guitu.duties.rules import is_overdue
from guitu.kernel.terms import gettext_noop
from guitu.measures import queries
from guitu.measures.actions.locking import may_record
from guitu.measures.models import StatusPeriod
from guitu.measures.presenters.acts import next_act
from guitu.measures.presenters.wording import span, status_tag
from guitu.measures.rules.duration import day_of_term
from guitu.measures.rules.states import ENDED
from guitu.measures.terms import Act, MeasureKind, Status
from guitu.people import sections
from guitu.people.models import Person
from guitu.web.templatetags.web import day

MOST = 5
ACTS = {
    "measures.order_recorded": gettext_noop("Order of the police put on record"),
    "measures.order_voided": gettext_noop("Order voided"),
    "measures.agreement_drafted": gettext_noop("Agreement drafted"),
    "measures.agreement_explained": gettext_noop("Agreement explained clause by clause"),
    "measures.agreement_approved": gettext_noop("Agreement approved"),
    "measures.agreement_returned": gettext_noop("Agreement returned"),
    "measures.agreement_withdrawn": gettext_noop("Version of the agreement withdrawn"),
    "measures.agreement_signed": gettext_noop("Agreement signed"),
    "measures.agreement_replaced": gettext_noop("Agreement replaced by a later version"),
    "measures.lapsed": gettext_noop("The term ended by itself"),
    "measures.step_done": gettext_noop("Step before the end of the term done"),
}


def section(person: Person, actor: Actor, on: date) -> dict[str, object] | None:
    """Return the measures of a person, the newest first; None where there is nothing to say."""
    found = queries.of_person(person.pk, actor, on=on)
    may_add = may_record(actor, Act.RELEASE, org_seq=person.org_seq)
    if not found and not may_add:
        return None
    lines = []
    for measure in found:
        status = Status(measure.status_now)
        versions = queries.agreement_versions(measure)
        lines.append(
            {
                "title": MeasureKind(measure.kind).label,
                "url": reverse("measure-page", args=[measure.pk]),
                "tag": status_tag(status),
                "term": span(measure.starts_on, measure.ends_on),
                "act": next_act(measure, status, versions, actor),
            }
        )
    new_url = reverse("order-new", args=[person.pk]) if may_add else ""
    return {"measures": lines, "new_url": new_url}


def glance(person: Person, actor: Actor, on: date) -> QuerySet:
    """Return the person's newest measures: kind and status, first and last day."""
    found = queries.with_notice_due(
        queries.with_status(queries.visible_to(actor).filter(person=person), on=on)
    )
    return sections.piece(
        found.order_by("-received_on", "-pk")[:MOST],
        "measures",
        on="received_on",
        what=sections.joined("kind", "status_now"),
        detail=sections.joined("starts_on", "ends_on", "notice_due"),
    )


def say(rows: Sequence[sections.Row], on: date) -> Sequence[sections.Fact]:
    """Return where the running measures stand; where none runs, how the last one ended."""
    running = [row for row in rows if _status(row) not in ENDED]
    return [_line(row, on) for row in running or rows[:1]]


def _line(row: sections.Row, on: date) -> sections.Fact:
    kind, status = row.what.split("/")[0], _status(row)
    starts_on, ends_on, notice_due = (_day(text) for text in row.detail.split("/"))
    said = gettext(status.label)
    if status == Status.EXPIRED and ends_on:
        said += gettext(", since %(day)s") % {"day": day(ends_on + ONE_DAY)}
        if notice_due and is_overdue(notice_due, on=on):
            said += gettext(", notice of the police late")
    elif starts_on and ends_on and status not in ENDED:
        number, total = day_of_term(starts_on, ends_on, on=on)
        said += gettext(", day %(number)s of %(total)s, until %(day)s") % {
            "number": number, "total": total, "day": day(ends_on),
        }  # fmt: skip
    tone = "attention" if status_tag(status).kind == "attention" else ""
    url = reverse("measure-page", args=[row.ref])
    return sections.Fact(gettext(MeasureKind(kind).label), said, url, tone)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _status(row: sections.Row) -> Status:
    return Status(row.what.split("/")[1])


def happenings(person: Person, actor: Actor) -> QuerySet:
    """Return each status of the person's measures on the day on which it began."""
    visible = queries.visible_to(actor).filter(person=person)
    periods = StatusPeriod.objects.filter(measure__in=visible.values("pk"), voided_at=None)
    what = sections.joined("measure_id", "status")
    return sections.piece(
        periods.exclude(act=""), "measures", on="from_on", what=what, detail="note"
    )


def say_happening(row: sections.Row) -> sections.TimelineItem:
    """Return a change of status as it stands in the timeline."""
    measure, status = row.what.split("/")
    return sections.TimelineItem(
        on=row.on,
        label=gettext(Status(status).label),
        detail=row.detail,
        url=reverse("measure-page", args=[measure]),
    )


def column(persons: Sequence[Person], actor: Actor, on: date) -> Mapping[uuid.UUID, str]:
    """Return where each person's newest measure stands, in one query."""
    rows = queries.visible_to(actor).filter(person__in=[person.pk for person in persons])
    found: dict[uuid.UUID, str] = {}
    for measure in queries.with_status(rows, on=on).order_by("received_on", "pk"):
        kind = gettext(MeasureKind(measure.kind).label)
        found[measure.person_id] = f"{kind} · {gettext(Status(measure.status_now).label)}"
    return found


def case_facts(persons: Sequence[Person], on: date) -> Mapping[uuid.UUID, Mapping[str, bool]]:
    """Return what the completeness of a file asks about measures."""
    return queries.file_facts([person.pk for person in persons], on=on)


def choices(actor: Actor) -> Sequence[tuple[str, str]]:
    """Return the statuses by which the list of people can be narrowed."""
    return [("none", gettext_noop("No measure")), *Status.choices()]


def condition(code: str, on: date) -> Q:
    """Return the condition that a person has a measure with that status on the day."""
    if code == "none":
        return ~Q(pk__in=StatusPeriod.objects.filter(voided_at=None).values("person_id"))
    return Q(pk__in=queries.people_with_status(code, on=on))


def register() -> None:
    """Add all of it to the page and the list of people."""
    needs = Permission.MEASURE_READ
    sections.register(
        sections.Section(
            "measures", gettext_noop("Measures and agreement"), "measures/_person_section.html",
            section, order=10, tab="measure", needs=needs,
        ),
        sections.Glance("measures", glance, say, order=10, needs=needs),
        sections.CaseFacts("measures", case_facts),
        sections.Happenings(
            "measures", gettext_noop("Measure and agreement"), happenings, say_happening,
            needs=needs,
        ),
        sections.ListColumn("measure", gettext_noop("Measure"), column, order=10),
        sections.ListFilter(
            "measure", gettext_noop("Measure stands as"), choices, condition, order=10
        ),
    )  # fmt: skip
    sections.register_acts(ACTS)
