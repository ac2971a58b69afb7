"""Who under a running measure was not spoken with for long, and what was tried since.

A contact is one with the person: met or spoken with, or reached while away. One with the family
alone is none. Whoever was never reached counts from the first day of the measure.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Greatest

from guitu import policy
from guitu.absences.queries import away_contacts, stays
from guitu.absences.terms import ContactWay
from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.account.terms import Lives, Since, Tried
from guitu.contacts.models import Contact
from guitu.contacts.queries import visible_to as contacts
from guitu.contacts.terms import Outcome, Way
from guitu.duties.policy import adopted_values
from guitu.kernel.terms import Term
from guitu.measures.models import Measure
from guitu.measures.queries import executing_on, visible_to
from guitu.people import queries as people

SUBJECT, DAYS = "not_reached", "not_reached_days"
OVER = Q(days__gt=F("allowed"))


@dataclass(frozen=True)
class Attempt:
    """One try to reach somebody: the day, the way, what came of it, where it is on record.

    `kind` is "contact" or "absence", whose page `ref` opens.
    """

    on: date
    way: Term
    outcome: Term | None
    kind: str
    ref: uuid.UUID
    by: str


def practice(*, on: date) -> policy.Row:
    """Return the standard row in force; offices may have adopted their own number of days."""
    return policy.rulebook().row(SUBJECT, on)


def under_measure(actor: Actor, *, on: date) -> QuerySet[Measure]:
    """Return the running measures with the last contact, `since_on`, and whether that is `over`.

    `reached_on` is None for whoever was never reached; `since_on` is the first day of the measure
    then. `over` compares with the number of days that the office of the file has adopted.
    """
    met = contacts(actor).filter(person=OuterRef("person"), held_on__lte=on, outcome=Outcome.MET)
    met = met.exclude(way=Way.FAMILY).order_by("-held_on", "-pk")
    away = away_contacts(actor).filter(person=OuterRef("person"), on_day__lte=on, was_reached=True)
    away = away.order_by("-on_day", "-pk")
    stay = _living_elsewhere(actor, on=on)
    rows = visible_to(actor).filter(
        within(actor, Permission.CONTACT_READ), person__in=people.in_use(actor)
    )
    return (
        executing_on(rows, on)
        .select_related("person__responsible")
        .annotate(
            contact_on=Subquery(met.values("held_on")[:1]),
            contact_way=Subquery(met.values("way")[:1]),
            away_on=Subquery(away.values("on_day")[:1]),
            away_way=Subquery(away.values("way")[:1]),
            is_elsewhere=Exists(stay),
            lives_in=Subquery(stay.values("area")[:1]),
            allowed=_allowed(on=on),
        )
        .annotate(reached_on=Greatest("contact_on", "away_on"))
        .annotate(since_on=Coalesce("reached_on", "starts_on", "received_on"))
        .annotate(days=_days_since(on))
    )


def _living_elsewhere(actor: Actor, *, on: date) -> QuerySet:
    still = Q(until_on=None) | Q(until_on__gte=on)
    return stays(actor).filter(still, person=OuterRef("person"), from_on__lte=on)


def _days_since(on: date) -> Func:
    """Return the days from `since_on` to the day `on`, counted by the database."""
    return Func(
        Cast(Value(on), DateField()), F("since_on"),
        template="(%(expressions)s)", arg_joiner=" - ", output_field=IntegerField(),
    )  # fmt: skip


def _allowed(*, on: date) -> Case:
    """Return the number of days of the office of the file, as it is adopted on the day."""
    adopted = [
        When(org_seq__range=(first, last), then=Value(values[DAYS]))
        for first, last, values in adopted_values(SUBJECT, on=on)
    ]
    standard = Value(practice(on=on).values[DAYS])
    return Case(*adopted, default=standard, output_field=IntegerField())


def of_since(rows: QuerySet[Measure], code: str) -> QuerySet[Measure]:
    """Narrow to how long nobody spoke with the person."""
    if code == Since.NEVER:
        return rows.filter(reached_on=None)
    return rows.filter(OVER if code == Since.OVER else ~OVER)


def of_place(rows: QuerySet[Measure], code: str) -> QuerySet[Measure]:
    """Narrow to who lives elsewhere, or here."""
    return rows.filter(is_elsewhere=code == Lives.ELSEWHERE)


def tried(rows: QuerySet[Measure], actor: Actor, code: str, *, on: date) -> QuerySet[Measure]:
    """Narrow to who was tried in vain since the last contact, or to whom nobody tried."""
    was_tried = _tried(actor, on=on)
    return rows.filter(was_tried if code == Tried.YES else ~was_tried)


def numbers(actor: Actor, *, on: date) -> dict[str, int]:
    """Return how many are not reached, elsewhere among them, and to whom nobody tried since."""
    rows = under_measure(actor, on=on).filter(OVER).annotate(was_tried=_tried(actor, on=on))
    return rows.order_by().aggregate(
        over=Count("pk"),
        elsewhere=Count("pk", filter=Q(is_elsewhere=True)),
        untried=Count("pk", filter=Q(was_tried=False)),
    )


def attempts_since(
    found: Iterable[Measure], actor: Actor, *, on: date
) -> dict[uuid.UUID, list[Attempt]]:
    """Return by measure what was tried in vain since the last contact, the newest first.

    The measures come from `under_measure`; two queries, however many they are.
    """
    measures = list(found)
    if not measures:
        return {}
    since = min(row.since_on for row in measures)
    ids = {row.person_id for row in measures}
    by_person: dict[uuid.UUID, list[Attempt]] = {}
    for contact in _vain_contacts(actor, on=on).filter(person__in=ids, held_on__gt=since):
        by_person.setdefault(contact.person_id, []).append(_of_contact(contact))
    for row in _vain_while_away(actor, on=on).filter(person__in=ids, on_day__gt=since):
        by_person.setdefault(row.person_id, []).append(
            Attempt(row.on_day, row.way, None, "absence", row.absence_id, row.by_name)
        )
    return {
        row.pk: sorted(
            (one for one in by_person.get(row.person_id, ()) if one.on > row.since_on),
            key=lambda one: one.on,
            reverse=True,
        )
        for row in measures
    }


def last_contact(row: Measure) -> tuple[date, Term] | None:
    """Return day and way of the last contact with the person, None for never."""
    if row.reached_on is None:
        return None
    if row.contact_on == row.reached_on:
        return row.contact_on, Way(row.contact_way)
    return row.away_on, ContactWay(row.away_way)


def _vain_contacts(actor: Actor, *, on: date) -> QuerySet[Contact]:
    return contacts(actor).filter(held_on__lte=on).exclude(outcome=Outcome.MET)


def _vain_while_away(actor: Actor, *, on: date) -> QuerySet:
    return away_contacts(actor).filter(on_day__lte=on, was_reached=False)


def _tried(actor: Actor, *, on: date) -> Q:
    """Return the condition that somebody tried since; the rows come from `under_measure`."""
    here, since = OuterRef("person"), OuterRef("since_on")
    by_visit = Exists(_vain_contacts(actor, on=on).filter(person=here, held_on__gt=since))
    while_away = Exists(_vain_while_away(actor, on=on).filter(person=here, on_day__gt=since))
    return by_visit | while_away


def _of_contact(row: Contact) -> Attempt:
    by = row.by_name or (row.by_user.name if row.by_user else "")
    return Attempt(row.held_on, row.way, row.outcome, "contact", row.pk, by)
