"""Acts of the trail that stand in a person's timeline."""

from django.db.models import F, Q

from guitu.audit.models import Event
from guitu.people import sections
from guitu.people.models import Person

MOST = 300


def events_of(person: Person) -> list[Event]:
    """Return the acts about a person and about files merged into it, newest first."""
    merged = Person.objects.filter(merged_into=person.pk).values("pk")
    about = Q(person_id=person.pk) | Q(person_id__in=merged)
    found = Event.objects.filter(about, act__in=list(sections.acts()))
    return list(found.order_by(F("day").desc(nulls_last=True), "-at")[:MOST])
