"""What contacts add to a person's page: lists in the tab of care, a line or two, the timeline."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.contacts import queries
from guitu.contacts.models import Appointment, Contact
from guitu.contacts.presenters import contact as presenter
from guitu.contacts.presenters import reviews as review_lines
from guitu.contacts.queries import reviews
from guitu.contacts.terms import (
    HALF_YEAR_SUMMARY,
    YEARLY_EVALUATION,
    Outcome,
    ReviewState,
    Way,
)
from guitu.kernel.terms import gettext_noop
from guitu.measures import queries as measures
from guitu.people import sections
from guitu.people.models import Person
from guitu.web.templatetags.web import day

SHOWN = 12
NEEDS = Permission.CONTACT_READ
KINDS = {HALF_YEAR_SUMMARY: gettext_noop("Half-year summary"),
         YEARLY_EVALUATION: gettext_noop("Yearly evaluation")}  # fmt: skip


def register() -> None:
    """Register everything once."""
    section, glance = sections.Section, sections.Glance
    sections.register(
        section(
            "contacts", gettext_noop("Contacts"), "contacts/_person_section.html", contacts,
            order=10, tab="care", needs=NEEDS,
        ),
        section(
            "reviews", gettext_noop("Summaries and evaluations"), "contacts/_person_reviews.html",
            reviews_of, order=80, tab="care", needs=NEEDS,
        ),
        glance("contact_last", last_rows, say_last, order=40, needs=NEEDS),
        glance("contact_next", next_rows, say_next, order=41, needs=NEEDS),
        glance("contact_nothing", nothing_rows, say_nothing, order=42, needs=NEEDS),
        sections.Happenings(
            "contacts", gettext_noop("Visits and calls"), happened, say_happened, needs=NEEDS
        ),
        sections.Happenings(
            "reviews", gettext_noop("Summaries and evaluations"), reviewed, say_reviewed,
            needs=NEEDS,
        ),
    )  # fmt: skip


def contacts(person: Person, actor: Actor, on: date) -> dict[str, object]:
    """Return the latest contacts, and what is booked."""
    may_write = actor.may(Permission.CONTACT_WRITE, person.org_seq)
    found = list(queries.of_person(person.pk, actor)[: SHOWN + 1])
    return {
        "lines": [presenter.line(row) for row in found[:SHOWN]],
        "has_more": len(found) > SHOWN,
        "booked": [
            presenter.booking(row, may_write=may_write)
            for row in queries.booked_of(person.pk, actor, on=on)
        ],
        "may_write": may_write,
        "person": person,
    }


def reviews_of(person: Person, actor: Actor, on: date) -> dict[str, object] | None:
    """Return the reviews of a person, and those that can be written now."""
    found = [review_lines.line(row) for row in reviews.of_person(person.pk, actor)]
    due = [review_lines.due_line(duty) for duty in reviews.open_for(person.pk, actor, on=on)]
    return {"lines": found, "due": due} if found or due else None


def last_rows(person: Person, actor: Actor, on: date) -> QuerySet:
    """Return the newest contact at which somebody was met."""
    rows = _contacts(person).filter(outcome=Outcome.MET).order_by("-held_on", "-pk")[:1]
    return sections.piece(rows, "contact_last", on="held_on", what="way")


def say_last(rows: Sequence[sections.Row], on: date) -> Sequence[sections.Fact]:
    """Return when the person was last met or spoken with."""
    return [
        sections.Fact(
            _("Last contact"),
            _("%(when)s, %(way)s") % {"when": day(row.on), "way": _(Way(row.what).label)},
            reverse("contact-page", args=[row.ref]),
        )
        for row in rows
    ]


def next_rows(person: Person, actor: Actor, on: date) -> QuerySet:
    """Return the booked contact that comes first."""
    rows = Appointment.objects.filter(queries.still_booked(on=on), person=person)
    return sections.piece(
        rows.order_by("planned_on", "pk")[:1], "contact_next", on="planned_on", what="way"
    )


def say_next(rows: Sequence[sections.Row], on: date) -> Sequence[sections.Fact]:
    """Return what is booked; a day that has passed without a record asks for attention."""
    return [
        sections.Fact(
            _("Next contact"),
            _("%(when)s, %(way)s") % {"when": day(row.on), "way": _(Way(row.what).label)},
            reverse("appointment-move", args=[row.ref]),
            "attention" if row.on < on else "",
        )
        for row in rows
    ]


def nothing_rows(person: Person, actor: Actor, on: date) -> QuerySet:
    """Return the running measure of a person with whom nothing is booked."""
    booked = Appointment.objects.filter(queries.still_booked(on=on), person=OuterRef("person_id"))
    running = measures.executing_on(measures.visible_to(actor).filter(person=person), on)
    rows = running.filter(~Exists(booked)).order_by("-received_on")[:1]
    return sections.piece(rows, "contact_nothing", on="received_on", what="person_id")


def say_nothing(rows: Sequence[sections.Row], on: date) -> Sequence[sections.Fact]:
    """Return that nothing is booked, and where to book."""
    return [
        sections.Fact(
            _("Next contact"), _("Nothing booked"), reverse("appointment-new", args=[row.what]),
            "attention",
        )
        for row in rows
    ]  # fmt: skip


def happened(person: Person, actor: Actor) -> QuerySet:
    """Return every contact and attempt."""
    return sections.piece(_contacts(person), "contacts", on="held_on", what="way", detail="outcome")


def say_happened(row: sections.Row) -> sections.TimelineItem:
    """Return a contact as it stands in the timeline; what was said stays on its own page."""
    return sections.TimelineItem(
        on=row.on,
        label=_(Way(row.what).label),
        detail=_(Outcome(row.detail).label),
        url=reverse("contact-page", args=[row.ref]),
    )


def reviewed(person: Person, actor: Actor) -> QuerySet:
    """Return the signed reviews."""
    rows = reviews.visible_to(actor).filter(person=person, state=ReviewState.SIGNED)
    return sections.piece(rows.select_related(None), "reviews", on="signed_on", what="kind")


def say_reviewed(row: sections.Row) -> sections.TimelineItem:
    """Return a signed review as it stands in the timeline."""
    return sections.TimelineItem(
        on=row.on,
        label=_(KINDS.get(row.what, row.what)),
        detail=_(ReviewState.SIGNED.label),
        url=reverse("review-page", args=[row.ref]),
    )


def _contacts(person: Person) -> QuerySet[Contact]:
    return Contact.objects.filter(person=person, voided_at=None)
