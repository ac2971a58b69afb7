"""Reading duties: the worklist, and counts that open down to it."""

import uuid
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.duties import kinds
from guitu.duties.models import Duty
from guitu.duties.rules import Urgency, end_of_week

UNMET = Q(met_on=None, waived_on=None, voided_at=None)
OPEN = UNMET & Q(ended_on=None)


def visible_to(actor: Actor) -> QuerySet[Duty]:
    """Return the duties that the actor may see, whatever their state."""
    return Duty.objects.filter(within(actor, Permission.DUTY_READ))


def worklist(actor: Actor, *, until: date) -> QuerySet[Duty]:
    """Return open duties whose window has begun by `until`, the most urgent first."""
    return visible_to(actor).filter(OPEN, window_from__lte=until).order_by("due_on", "id")


def open_of_person(person_id: uuid.UUID, actor: Actor) -> QuerySet[Duty]:
    """Return the open duties about one person with whoever sees to each, the most urgent first."""
    found = visible_to(actor).filter(OPEN, person_id=person_id)
    return found.select_related("assignee").order_by("due_on", "id")


def overdue(*, on: date) -> Q:
    """Return the condition that an open duty is late on the day `on`; a right never is."""
    return Q(due_on__lt=on) & ~Q(kind__in=kinds.rights())


def due_by(day: date) -> Q:
    """Return the condition that a duty is due on `day` or before."""
    return Q(due_on__lte=day)


def lapsed(*, on: date) -> Q:
    """Return the condition that a duty stands for a right whose time was over before `on`."""
    return Q(due_on__lt=on, kind__in=kinds.rights())


def standing(urgency: Urgency, *, on: date) -> Q:
    """Return the condition that an open duty stands so on the day `on`; see `rules.urgency`."""
    week_ends = end_of_week(on)
    return {
        Urgency.LATE: overdue(on=on),
        Urgency.THIS_WEEK: Q(due_on__gte=on, due_on__lte=week_ends),
        Urgency.OPEN: Q(due_on__gt=week_ends, window_from__lte=on),
        Urgency.AHEAD: Q(due_on__gt=week_ends, window_from__gt=on),
    }[urgency]


def met_late() -> Q:
    """Return the condition that a duty was met after its due day."""
    return Q(met_on__gt=F("due_on"))


def to_do(*, on: date) -> Q:
    """Return the condition that an open duty asks for something now: late, this week, or open."""
    begun = Q(due_on__lte=end_of_week(on)) | Q(window_from__lte=on)
    return begun & ~lapsed(on=on)


def today(actor: Actor, *, on: date) -> QuerySet[Duty]:
    """Return the open duties that the first screen shows: late, due this week, can be done now."""
    return visible_to(actor).filter(OPEN, to_do(on=on))


def snoozed(*, on: date) -> Q:
    """Return the condition that a duty is put off beyond the day `on`; on its day it is back."""
    return Q(snoozed_until__gt=on)


def awake(*, on: date) -> Q:
    """Return the condition that a duty is not put off on the day `on`."""
    return Q(snoozed_until=None) | Q(snoozed_until__lte=on)


def back_again(*, since: date, on: date) -> Q:
    """Return the condition that a duty was put off and came back from `since` to `on`."""
    return Q(snoozed_until__range=(since, on))


def next_ahead(actor: Actor, *, on: date) -> Duty | None:
    """Return the open duty whose window opens next after the week of `on`, or None."""
    ahead = visible_to(actor).filter(OPEN, standing(Urgency.AHEAD, on=on))
    return ahead.order_by("due_on", "id").first()


def tally(duties: QuerySet[Duty], *by: str, on: date) -> list[dict[str, object]]:
    """Return the open duties of today counted by the columns `by`, in one statement.

    Each row has the columns and `late`, `this_week`, `open`, `nobody` (without an assignee) and
    `total`.
    """
    counts = {
        str(urgency): Count("pk", filter=standing(urgency, on=on))
        for urgency in (Urgency.LATE, Urgency.THIS_WEEK, Urgency.OPEN)
    }
    rows = duties.order_by().values(*by)
    return list(
        rows.annotate(**counts, nobody=Count("pk", filter=Q(assignee=None)), total=Count("pk"))
    )
