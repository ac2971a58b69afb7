"""Being abroad: told to the plan of contacts as time away, and said on the first tab of a file.

It suspends nothing. While it holds the months are planned with contacts from afar instead of
visits, as for somebody who lives elsewhere; the mark of a ledger stays as it is.
"""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.aid import queries
from guitu.aid.models import SpecialCircumstance
from guitu.aid.terms import CircumstanceKind
from guitu.duties.periods import Span
from guitu.measures import elsewhere
from guitu.measures.actions.locking import locked
from guitu.measures.models import Measure
from guitu.measures.planning import replan
from guitu.people import sections
from guitu.people.models import Person
from guitu.web.templatetags.web import day

ABROAD = CircumstanceKind.ABROAD.value


def register() -> None:
    """Register both once."""
    elsewhere.register_away("abroad", spans)
    sections.register(sections.Glance("abroad", glance, say, order=12, needs=Permission.AID_WRITE))


def spans(measure_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, tuple[Span, ...]]:
    """Return the times abroad of each measure's person; one query where nobody was abroad."""
    wanted = Measure.objects.filter(pk__in=list(measure_ids))
    rows = SpecialCircumstance.objects.filter(
        kind=ABROAD, voided_at=None, person__in=wanted.values("person_id")
    )
    away: dict[uuid.UUID, tuple[Span, ...]] = {}
    days = rows.order_by("from_on").values_list("person_id", "from_on", "until_on")
    for person_id, from_on, until_on in days:
        away[person_id] = (*away.get(person_id, ()), Span(from_on, until_on))
    if not away:
        return {}
    return {pk: away[who] for pk, who in wanted.values_list("pk", "person_id") if who in away}


def follow(row: SpecialCircumstance, *, actor: Actor, on: date) -> None:
    """Plan the contacts of the person's measures anew where the row says when they are abroad."""
    if row.kind != ABROAD:
        return
    found = Measure.objects.filter(person=row.person_id, voided_at=None).order_by("pk")
    for measure_id in list(found.values_list("pk", flat=True)):
        replan(locked(measure_id), actor=actor, on=on)


def glance(person: Person, actor: Actor, on: date) -> QuerySet:
    """Return since when the person is abroad, where it holds on the day."""
    still = Q(until_on=None) | Q(until_on__gte=on)
    rows = queries.circumstances(actor).filter(still, person=person, kind=ABROAD, from_on__lte=on)
    return sections.piece(
        rows.order_by("-from_on", "-pk")[:1], "abroad", on="from_on", what="person_id",
        detail="until_on",
    )  # fmt: skip


def say(rows: Sequence[sections.Row], on: date) -> Sequence[sections.Fact]:
    """Return one line that says at once what it does not do: the term runs on."""
    return [
        sections.Fact(
            _("Abroad"),
            _("since %(day)s; the term runs on, contact from afar") % {"day": day(row.on)},
            reverse("person-tab", args=[row.what, "help"]),
        )
        for row in rows
    ]
