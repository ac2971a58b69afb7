"""Reading duties: the worklist, and counts that open down to it."""

from datetime import date

from django.db.models import F, Q, QuerySet

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.duties.models import Duty
from guitu.duties.rules import Urgency, end_of_week

OPEN = Q(met_on=None, waived_on=None, voided_at=None)


def visible_to(actor: Actor) -> QuerySet[Duty]:
    """Return the duties that the actor may see, whatever their state."""
    return Duty.objects.filter(within(actor, Permission.DUTY_READ))


def worklist(actor: Actor, *, until: date) -> QuerySet[Duty]:
    """Return open duties whose window has begun by `until`, the most urgent first."""
    return visible_to(actor).filter(OPEN, window_from__lte=until).order_by("due_on", "id")


def overdue(*, on: date) -> Q:
    """Return the condition that an open duty is late on the day `on`."""
    return Q(due_on__lt=on)


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
