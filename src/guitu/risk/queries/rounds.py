"""Reading rounds and assessments, inside the actor's scope."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.duties.models import Duty
from guitu.orgs.models import Org
from guitu.risk.models import (
    Answer,
    Assessment,
    Exclusion,
    LevelDecision,
    Opinion,
    Round,
    Telling,
)
from guitu.risk.queries.levels import holding
from guitu.risk.terms import RISK_ASSESS, RISK_CONTACT


@dataclass(frozen=True)
class Progress:
    """How far a round is: of those assessed, how many have what."""

    assessed: int = 0
    contact: int = 0
    answered: int = 0
    opinions: int = 0
    decided: int = 0
    told: int = 0
    left_out: int = 0

    @property
    def files(self) -> int:
        """Everyone with a file: assessed and left out together."""
        return self.assessed + self.left_out


def rounds(actor: Actor) -> QuerySet[Round]:
    """Return the rounds of offices that the actor's posts touch, the newest first."""
    near = Q(pk__in=[])
    for lo, hi in actor.ranges(Permission.RISK_READ):
        office = Org.objects.filter(seq=OuterRef("org_seq"), seq__lte=hi, seq_end__gte=lo)
        near |= Q(Exists(office))
    found = Round.objects.filter(near, voided_at=None).select_related("instrument", "profile")
    return found.order_by("-counts_from", "-pk")


def visible_to(actor: Actor) -> QuerySet[Assessment]:
    """Return the assessments that the actor may see, voided ones left out."""
    return Assessment.objects.filter(within(actor, Permission.RISK_READ), voided_at=None)


def in_round(row: Round, actor: Actor) -> QuerySet[Assessment]:
    """Return those whom a round assesses and the actor sees, with what each has so far.

    `has_contact`, `is_answered`, `is_decided`, `is_told`; `waiting` opinions; `level` of the round.
    """
    rows = visible_to(actor).filter(round=row, left_on=None)
    return with_steps(rows).select_related("person")


def with_steps(rows: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """Return assessments with what each has so far."""
    duties = Duty.objects.filter(subject_id=OuterRef("pk"), voided_at=None, met_on__isnull=False)
    decided = LevelDecision.objects.filter(assessment=OuterRef("pk"), voided_at=None)
    told = Telling.objects.filter(decision__assessment=OuterRef("pk"), voided_at=None)
    opinions = Opinion.objects.filter(assessment=OuterRef("pk"), answer="", is_withdrawn=False)
    return rows.annotate(
        has_contact=Exists(duties.filter(kind=RISK_CONTACT)),
        is_answered=Exists(duties.filter(kind=RISK_ASSESS)),
        is_waiting=Exists(opinions),
        level=Subquery(decided.values("level")[:1]),
        is_told=Exists(told),
    )


def progress(row: Round, actor: Actor) -> Progress:
    """Return how far a round is among those whom the actor sees, in two statements."""
    return progress_of(
        visible_to(actor).filter(round=row, left_on=None), left_out(row, actor).count()
    )


def progress_of(rows: QuerySet[Assessment], left_out: int) -> Progress:
    """Return how far these assessments are, in one statement."""
    counts = with_steps(rows).aggregate(
        assessed=Count("pk"),
        contact=Count("pk", filter=Q(has_contact=True)),
        answered=Count("pk", filter=Q(is_answered=True)),
        opinions=Count("pk", filter=Q(is_waiting=False)),
        decided=Count("pk", filter=Q(level__isnull=False)),
        told=Count("pk", filter=Q(is_told=True)),
    )
    return Progress(**counts, left_out=left_out)


def left_out(row: Round, actor: Actor) -> QuerySet[Exclusion]:
    """Return those with a file whom a round does not assess, each with the reason."""
    rows = Exclusion.objects.filter(within(actor, Permission.RISK_READ), round=row, ended_on=None)
    return rows.select_related("person").order_by("because", "pk")


def answers_of(assessment: Assessment) -> dict[str, Answer]:
    """Return the answers of one assessment by item."""
    rows = Answer.objects.filter(assessment=assessment, voided_at=None)
    return {row.item: row for row in rows}


def before(assessment: Assessment) -> Assessment | None:
    """Return the assessment of the same person before this one, or None."""
    rows = Assessment.objects.filter(
        person=assessment.person_id, voided_at=None, happened_on__lt=assessment.happened_on
    )
    return rows.select_related("round", "instrument", "profile").order_by("-happened_on").first()


def levels_now(people: list[uuid.UUID], *, on: date) -> dict[uuid.UUID, LevelDecision]:
    """Return the level of each person that holds on the day, in one query."""
    rows = LevelDecision.objects.filter(holding(on=on), person__in=people).order_by("from_on")
    return {row.person_id: row for row in rows}
