"""Reading help: needs, plans, requests, what was given, work, people in somebody's care."""

import uuid
from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.aid.models import (
    AidRequest,
    Dependant,
    Goal,
    HelpGiven,
    HelpPlan,
    Job,
    JobCheck,
    Need,
    NeedEvent,
    Placement,
    RequestTurn,
    SpecialCircumstance,
    Step,
)
from guitu.aid.rules.states import UNANSWERED
from guitu.aid.terms import PlanStatus
from guitu.database import keyring
from guitu.orgs import queries as orgs
from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind

BODIES = (OrgKind.DEPARTMENT, OrgKind.POLICE_STATION, OrgKind.WORKSTATION)


def needs(actor: Actor) -> QuerySet[Need]:
    """Return the needs that the actor may see, voided ones left out."""
    return Need.objects.filter(within(actor, Permission.AID_READ), voided_at=None)


def open_needs(actor: Actor) -> QuerySet[Need]:
    """Return the needs that nobody has answered yet."""
    return needs(actor).filter(answered_on=None)


def events_of(need: Need) -> list[NeedEvent]:
    """Return what happened to a need, the first thing first."""
    return list(need.events.filter(voided_at=None).order_by("on_day", "pk"))


def plans(actor: Actor) -> QuerySet[HelpPlan]:
    """Return the versions of plans of help that the actor may see."""
    return HelpPlan.objects.filter(within(actor, Permission.AID_READ), voided_at=None)


def with_goals(rows: QuerySet[HelpPlan]) -> QuerySet[HelpPlan]:
    """Return plans with their goals and steps, in two further queries."""
    steps = Step.objects.filter(voided_at=None).order_by("position", "pk")
    goals = Goal.objects.filter(voided_at=None).select_related("need").order_by("position", "pk")
    return rows.select_related("person", "measure").prefetch_related(
        Prefetch("goals", goals.prefetch_related(Prefetch("steps", steps)))
    )


def goals(actor: Actor) -> QuerySet[Goal]:
    """Return the goals that the actor may see."""
    return Goal.objects.filter(within(actor, Permission.AID_READ), voided_at=None)


def steps(actor: Actor) -> QuerySet[Step]:
    """Return the steps that the actor may see."""
    return Step.objects.filter(within(actor, Permission.AID_READ), voided_at=None)


def plan_in_force(measure_id: uuid.UUID, actor: Actor) -> HelpPlan | None:
    """Return the plan of a measure that is in force, or None."""
    return plans(actor).filter(measure=measure_id, status=PlanStatus.IN_FORCE).first()


def requests_out(actor: Actor) -> QuerySet[AidRequest]:
    """Return the requests of the actor's offices, whoever was asked."""
    return AidRequest.objects.filter(within(actor, Permission.AID_READ))


def requests_in(actor: Actor) -> QuerySet[AidRequest]:
    """Return the requests that the bodies were asked for which the actor answers.

    Nothing but the request: the file behind it is not theirs.
    """
    asked = within(actor, Permission.AID_ANSWER, column="to_seq")
    return AidRequest.objects.filter(asked, to_seq__isnull=False)


def unanswered(rows: QuerySet[AidRequest]) -> QuerySet[AidRequest]:
    """Return the requests that wait for an answer, at either side."""
    return rows.filter(status__in=[status.value for status in UNANSWERED])


def turns_of(row: AidRequest) -> list[RequestTurn]:
    """Return what both sides of a request said, the first turn first."""
    return list(row.turns.order_by("on_day", "pk"))


def bodies(org_seq: int) -> list[Org]:
    """Return the departments, stations and workstations near an office that can be asked."""
    office = orgs.office_of(org_seq)
    if office is None:
        return []
    kinds = [kind.value for kind in BODIES]
    rows = Org.objects.filter(
        Q(seq__range=(office.seq, office.seq_end)) | Q(parent_id=office.parent_id), kind__in=kinds
    )
    return list(rows.order_by("seq"))


def given(actor: Actor) -> QuerySet[HelpGiven]:
    """Return the help given that the actor may see, voided entries left out."""
    return HelpGiven.objects.filter(within(actor, Permission.AID_READ), voided_at=None)


def jobs(actor: Actor) -> QuerySet[Job]:
    """Return work and training that the actor may see, voided entries left out."""
    return Job.objects.filter(within(actor, Permission.AID_READ), voided_at=None)


def with_checks(rows: QuerySet[Job]) -> QuerySet[Job]:
    """Return work with the answers about it, in one further query."""
    checks = JobCheck.objects.filter(voided_at=None).order_by("done_on", "pk")
    return rows.prefetch_related(Prefetch("checks", checks))


def checks(actor: Actor) -> QuerySet[JobCheck]:
    """Return the answers about work that the actor may see."""
    return JobCheck.objects.filter(within(actor, Permission.AID_READ), voided_at=None)


def dependants(actor: Actor) -> QuerySet[Dependant]:
    """Return the people in somebody's care whom the actor may see, with care that was found."""
    placements = Placement.objects.filter(voided_at=None).order_by("-placed_on", "-pk")
    rows = Dependant.objects.filter(within(actor, Permission.AID_READ), voided_at=None)
    return rows.prefetch_related(Prefetch("placements", placements))


def circumstances(actor: Actor) -> QuerySet[SpecialCircumstance]:
    """Return circumstances, open to those who work on the case or may open health papers."""
    case_team = within(actor, Permission.AID_WRITE)
    medical = within(actor, Permission.DOCUMENT_HEALTH)
    rows = SpecialCircumstance.objects.filter(case_team | medical, voided_at=None)
    return rows.order_by("-from_on", "-pk")


def open_keys(person_ids: Iterable[uuid.UUID]) -> None:
    """Fetch the keys of people's protected fields in one query."""
    keyring.load(set(person_ids))
