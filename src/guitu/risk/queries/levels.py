"""Which level holds for whom: an expired, replaced or voided one never does."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.duties.periods import Span
from guitu.measures.levels import LevelSpan
from guitu.risk.models import LevelDecision

ONE_DAY = timedelta(days=1)


def visible_to(actor: Actor) -> QuerySet[LevelDecision]:
    """Return the levels that the actor may see, voided ones left out."""
    return LevelDecision.objects.filter(within(actor, Permission.RISK_READ), voided_at=None)


def holding(*, on: date) -> Q:
    """Return the condition that a level holds on the day."""
    unreplaced = Q(replaced_on=None) | Q(replaced_on__gt=on)
    return Q(voided_at=None, from_on__lte=on, expires_on__gte=on) & unreplaced


def spans_of(person_ids: Iterable[uuid.UUID]) -> Mapping[uuid.UUID, tuple[LevelSpan, ...]]:
    """Return the levels of people with the days on which each holds, in one query."""
    rows = LevelDecision.objects.filter(person__in=list(person_ids), voided_at=None)
    found: dict[uuid.UUID, list[LevelSpan]] = defaultdict(list)
    for row in rows.exclude(replaced_on=F("from_on")).order_by("from_on", "pk"):
        until = row.expires_on
        if row.replaced_on is not None:
            until = min(until, row.replaced_on - ONE_DAY)
        found[row.person_id].append(LevelSpan(str(row.level), Span(row.from_on, until)))
    return {key: tuple(spans) for key, spans in found.items()}
