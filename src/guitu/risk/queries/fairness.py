"""What the figures of a round are counted from: everyone assessed, as numbers without a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.risk.models import Assessment, Exclusion, LevelDecision, Objection, Round
from guitu.risk.queries.levels import holding
from guitu.risk.queries.rounds import Progress, progress_of, with_steps
from guitu.risk.rules.fairness import Looked, age_on


@dataclass(frozen=True)
class Figures:
    """A round in figures: how far it is, its people without names, the round before it."""

    progress: Progress
    people: Sequence[Looked]
    before: Round | None


def rounds(actor: Actor) -> QuerySet[Round]:
    """Return the rounds of whose whole office the actor reads figures, the newest first."""
    found = Round.objects.filter(within(actor, Permission.ACCOUNT_READ), voided_at=None)
    return found.order_by("-counts_from", "-pk")


def figures(row: Round, actor: Actor, *, on: date) -> Figures:
    """Return the figures of a round among the files that the actor's post may see.

    Four statements, however many people. Who left the round is not among its people.
    """
    mine = within(actor, Permission.ACCOUNT_READ)
    rows = Assessment.objects.filter(mine, round=row, left_on=None, voided_at=None)
    left_out = Exclusion.objects.filter(mine, round=row, ended_on=None).count()
    before = round_before(row)
    return Figures(progress_of(rows, left_out), _people(rows, before, row, on), before)


def round_before(row: Round) -> Round | None:
    """Return the round of the same office before this one, or None."""
    rows = Round.objects.filter(
        org_seq=row.org_seq, voided_at=None, counts_from__lt=row.counts_from
    )
    return rows.order_by("-counts_from", "-pk").first()


def with_marks(rows: QuerySet[Assessment], before: Round | None, *, on: date) -> QuerySet:
    """Return assessments with what the figures and their lists count.

    `last_level` of the round before, `objection`, `has_dissent`, `has_expired`.
    """
    mine = LevelDecision.objects.filter(person=OuterRef("person"), voided_at=None)
    last = mine.filter(assessment__round=before, assessment__voided_at=None) if before else None
    objections = Objection.objects.filter(
        decision__assessment=OuterRef("pk"), voided_at=None
    ).order_by("-made_on", "-pk")
    dissent = LevelDecision.objects.filter(assessment=OuterRef("pk"), voided_at=None)
    return rows.annotate(
        last_level=Subquery((last if last is not None else mine.none()).values("level")[:1]),
        objection=Subquery(objections.values("state")[:1]),
        has_dissent=Exists(dissent.exclude(dissent=b"")),
        has_expired=Exists(mine.filter(expires_on__lt=on))
        & ~Exists(LevelDecision.objects.filter(holding(on=on), person=OuterRef("person"))),
    )


def expired() -> Q:
    """Return the condition that an earlier level ended and this round has none yet."""
    return Q(has_expired=True, level=None)


def _people(rows, before: Round | None, row: Round, on: date) -> list[Looked]:
    marked = with_marks(with_steps(rows), before, on=on).values_list(
        "level", "last_level", "discuss", "person__sex", "person__birth_on", "org_seq",
        "has_dissent", "objection", "has_expired",
    )  # fmt: skip
    return [
        Looked(
            level=level or "", before=last or "", discuss=discuss, sex=sex or "",
            age=age_on(born, row.counts_from), place=place, has_dissent=dissent,
            objection=objection or "", has_expired=gone and not level,
        )
        for level, last, discuss, sex, born, place, dissent, objection, gone in marked
    ]  # fmt: skip
