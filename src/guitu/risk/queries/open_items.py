"""What is still open in a round: what closing it is refused for."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from guitu.risk.models import Assessment, LevelDecision, Opinion, Round, Telling


@dataclass(frozen=True)
class OpenItems:
    """How many people wait for a level, opinions are outstanding, people were not told yet."""

    undecided: int = 0
    opinions: int = 0
    untold: int = 0

    @property
    def any(self) -> bool:
        """Whether anything is open."""
        return bool(self.undecided or self.opinions or self.untold)


def in_round(row: Round) -> QuerySet[Assessment]:
    """Return those whom a round assesses, who left it left out."""
    return Assessment.objects.filter(round=row, left_on=None, voided_at=None)


def undecided(row: Round) -> QuerySet[Assessment]:
    """Return those who have no level of this round yet."""
    decided = LevelDecision.objects.filter(assessment=OuterRef("pk"), voided_at=None)
    return in_round(row).filter(~Exists(decided))


def untold(row: Round) -> QuerySet[Assessment]:
    """Return those whose level was decided and who were not told of it."""
    told = Telling.objects.filter(decision=OuterRef("pk"), voided_at=None)
    decided = LevelDecision.objects.filter(~Exists(told), assessment=OuterRef("pk"), voided_at=None)
    return in_round(row).filter(Exists(decided))


def outstanding(row: Round) -> QuerySet[Opinion]:
    """Return the opinions that nobody has given yet."""
    return Opinion.objects.filter(
        assessment__round=row, assessment__left_on=None, assessment__voided_at=None, answer="",
        is_withdrawn=False,
    )  # fmt: skip


def open_items(row: Round) -> OpenItems:
    """Return what is still open in a round, in three queries."""
    return OpenItems(undecided(row).count(), outstanding(row).count(), untold(row).count())
