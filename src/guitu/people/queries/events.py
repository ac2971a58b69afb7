"""Acts of the trail that stand in a person's timeline."""

from datetime import date

from django.db.models import F, Q
from django.db.models.functions import Coalesce, TruncDate

from guitu.audit.models import Event
from guitu.people import sections
from guitu.people.models import Person


def events_of(person: Person, *, before: date | None = None, most: int) -> list[Event]:
    """Return the acts about a person and about files merged into it, newest first.

    The day of an act is the one on which it happened; `before` leaves out that day and later.
    """
    merged = Person.objects.filter(merged_into=person.pk).values("pk")
    about = Q(person_id=person.pk) | Q(person_id__in=merged)
    found = Event.objects.filter(about, act__in=list(sections.acts()))
    found = found.annotate(happened_on=Coalesce(F("day"), TruncDate("at")))
    if before is not None:
        found = found.filter(happened_on__lt=before)
    return list(found.order_by("-happened_on", "-at")[:most])
