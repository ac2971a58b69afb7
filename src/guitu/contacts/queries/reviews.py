"""Reading reviews, and the periods that the plan asks to look back on."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.contacts import rules
from guitu.contacts.models import Review
from guitu.contacts.terms import REVIEW_KINDS
from guitu.duties.models import Duty
from guitu.duties.policy import rules_for
from guitu.duties.queries import OPEN
from guitu.measures import facts
from guitu.measures.models import Measure


@dataclass(frozen=True)
class Due:
    """A review that the plan asks for: which one, of which days, due when."""

    key: str
    kind: str
    from_on: date
    until_on: date
    duty: Duty


def visible_to(actor: Actor) -> QuerySet[Review]:
    """Return the reviews that the actor may see, voided ones left out."""
    rows = Review.objects.filter(within(actor, Permission.CONTACT_READ), voided_at=None)
    return rows.select_related("person", "measure", "signed_by")


def of_measure(measure_id: uuid.UUID, actor: Actor) -> list[Review]:
    """Return the reviews of one measure, the latest period first."""
    return list(visible_to(actor).filter(measure_id=measure_id).order_by("-until_on", "-from_on"))


def due_review(measure: Measure, key: str) -> Due | None:
    """Return the review with that key as the plan of the measure asks for it, or None."""
    duties = _planned(measure).filter(key=key)
    return next((_due(measure, duty) for duty in duties), None)


def next_review(measure: Measure, kind: str) -> Due | None:
    """Return the review of that kind that is open and comes first, or None."""
    open_ones = _planned(measure).filter(kind=kind, met_on=None, waived_on=None)
    return next((_due(measure, duty) for duty in open_ones.order_by("window_from", "pk")[:1]), None)


def figures_of(measure: Measure, due: Due, *, actor: Actor, on: date) -> list[dict[str, Any]]:
    """Return the figures of the period up to the day `on`, as plain values."""
    until = min(due.until_on, on)
    found = (
        facts.of_period(measure, due.from_on, until, actor=actor) if until >= due.from_on else []
    )
    return [vars(figure) for figure in found]


def _planned(measure: Measure) -> QuerySet[Duty]:
    return Duty.objects.filter(subject_id=measure.pk, kind__in=REVIEW_KINDS, voided_at=None)


def _due(measure: Measure, duty: Duty) -> Due:
    policy = rules_for(measure.org_seq).row("reviews", measure.starts_on)
    from_on = rules.first_day_of_review(duty.kind, duty.params, measure.starts_on, policy)
    return Due(duty.key, duty.kind, min(from_on, duty.due_on), duty.due_on, duty)


def of_person(person_id: uuid.UUID, actor: Actor) -> list[Review]:
    """Return the reviews of one person, the latest period first."""
    return list(visible_to(actor).filter(person_id=person_id).order_by("-until_on", "-from_on"))


def open_for(person_id: uuid.UUID, actor: Actor, *, on: date) -> list[Duty]:
    """Return the duties of review of a person that can be done by the day `on`."""
    rows = Duty.objects.filter(
        within(actor, Permission.CONTACT_WRITE), OPEN, person_id=person_id,
        kind__in=REVIEW_KINDS, window_from__lte=on,
    )  # fmt: skip
    return list(rows.order_by("due_on", "key"))


def draft_of(measure: Measure, key: str) -> Review | None:
    """Return the review of that period which is not signed yet, or None."""
    return Review.objects.filter(measure=measure, key=key, voided_at=None, signed_on=None).first()
