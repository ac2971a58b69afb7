"""Which lists of people somebody answers, what stands on them, and how far each has come.

A department sees its own list and nothing of the file; the office sees the lists of its rounds.
"""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import NOTHING, within
from guitu.database import keyring
from guitu.database.context import as_system
from guitu.duties.queries import due_by
from guitu.risk.models import Assessment, LevelDecision, Opinion, Round, RoundDepartment
from guitu.risk.rules.answering import answers_for
from guitu.risk.terms import OpinionAnswer, RoundStatus

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Progress:
    """How far a list has come. `late` wait past their day, `came_late` were answered after it."""

    asked: int = 0
    answered: int = 0
    known: int = 0
    late: int = 0
    came_late: int = 0

    @property
    def waiting(self) -> int:
        """How many have no answer yet."""
        return self.asked - self.answered


def of_body(actor: Actor) -> Q:
    """Return the condition that a list is asked of a body for which the actor answers."""
    found = NOTHING
    for grant in actor.grants:
        departments = [one.value for one in answers_for(grant.role)]
        if departments:
            found |= Q(department__in=departments, to_seq__range=(grant.lo, grant.hi))
    return found


def of_office(actor: Actor) -> Q:
    """Return the condition that a list belongs to a round of an office where the actor works."""
    return within(actor, Permission.RISK_WRITE)


def lists(actor: Actor) -> QuerySet[RoundDepartment]:
    """Return the lists that the actor may open: those to answer, and those of the own office."""
    rows = RoundDepartment.objects.filter(of_body(actor) | of_office(actor))
    return rows.filter(round__voided_at=None).select_related("round")


def lists_to_answer(actor: Actor) -> QuerySet[RoundDepartment]:
    """Return the lists of open and finished rounds that the actor answers, the newest first."""
    rows = RoundDepartment.objects.filter(of_body(actor), round__voided_at=None)
    return rows.select_related("round").order_by("-round__counts_from", "department", "pk")


def still_open(rows: QuerySet[RoundDepartment]) -> QuerySet[RoundDepartment]:
    """Narrow lists to those of rounds that are under way."""
    return rows.filter(round__status=RoundStatus.OPEN)


def is_of_body(department: RoundDepartment, actor: Actor) -> bool:
    """Return whether the actor answers that list for the body asked."""
    if department.to_seq is None:
        return False
    return any(
        grant.lo <= department.to_seq <= grant.hi
        and department.department in answers_for(grant.role)
        for grant in actor.grants
    )


def asked_on_list(department: RoundDepartment) -> QuerySet[Opinion]:
    """Return what stands on a list, by its number; those who left the round left out."""
    rows = Opinion.objects.filter(asked_of=department, is_withdrawn=False)
    return rows.order_by("number", "pk")


def on_lists(actor: Actor) -> QuerySet[Opinion]:
    """Return the opinions on the lists that the actor may open."""
    return Opinion.objects.filter(asked_of__in=lists(actor), is_withdrawn=False)


def waiting(rows: QuerySet[Opinion]) -> QuerySet[Opinion]:
    """Narrow to those without an answer."""
    return rows.filter(answer="")


def known(rows: QuerySet[Opinion]) -> QuerySet[Opinion]:
    """Narrow to those of whom something is known."""
    return rows.filter(answer=OpinionAnswer.KNOWN)


def answered(rows: QuerySet[Opinion]) -> QuerySet[Opinion]:
    """Narrow to those with an answer."""
    return rows.exclude(answer="")


def progress_of(
    departments: Iterable[RoundDepartment], *, on: date
) -> Mapping[uuid.UUID, Progress]:
    """Return how far each list has come on the day, in one query."""
    wanted = [one.pk for one in departments]
    rows = Opinion.objects.filter(asked_of__in=wanted, is_withdrawn=False).values("asked_of")
    counted = rows.annotate(
        asked=Count("pk"),
        answered=Count("pk", filter=~Q(answer="")),
        known=Count("pk", filter=Q(answer=OpinionAnswer.KNOWN)),
        late=Count("pk", filter=due_by(on - ONE_DAY) & Q(answer="")),
        came_late=Count("pk", filter=Q(answered_on__gt=F("due_on"))),
    )
    names = ("asked", "answered", "known", "late", "came_late")
    found = {row["asked_of"]: Progress(**{name: row[name] for name in names}) for row in counted}
    return {key: found.get(key, Progress()) for key in wanted}


def departments_of(row: Round) -> list[RoundDepartment]:
    """Return the lists of a round, department by department."""
    return list(row.departments.order_by("department", "to_name", "pk"))


def opinions_on(assessment: Assessment) -> list[Opinion]:
    """Return what every department said of a person, with the list each stands on."""
    rows = Opinion.objects.filter(assessment=assessment).select_related("asked_of")
    return list(rows.order_by("department", "number", "pk"))


def decided_at(assessment_ids: Iterable[uuid.UUID]) -> Mapping[uuid.UUID, object]:
    """Return the moment at which a level was decided, by assessment, where one stands."""
    rows = LevelDecision.objects.filter(assessment__in=list(assessment_ids), voided_at=None)
    return dict(rows.values_list("assessment_id", "created_at"))


def decided_for_list(opinions: Iterable[Opinion], *, on: date) -> Mapping[uuid.UUID, object]:
    """Return `decided_at` for whom a list asks about; in the system's context.

    A department does not see that a level was decided, only that its answer stays.
    """
    with as_system(on=on):
        return decided_at({one.assessment_id for one in opinions})


def open_keys(opinions: Iterable[Opinion]) -> None:
    """Fetch the keys of what stands in opinions in one query."""
    keyring.load({one.person_id for one in opinions})
