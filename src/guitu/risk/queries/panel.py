"""What the panel reads: who is talked about when, and what is on record of one person."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, When

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.contacts.models import Contact
from guitu.contacts.terms import Outcome
from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind
from guitu.risk import planning
from guitu.risk.models import Assessment, LevelDecision, Meeting, Opinion
from guitu.risk.queries.levels import visible_to as levels_visible_to
from guitu.risk.queries.rounds import visible_to
from guitu.risk.terms import Discussion

IN_ORDER = ("rank", "person__name", "pk")
RECENT_MEETINGS = 6


@dataclass(frozen=True)
class Place:
    """Where somebody stands in the order: number, of how many, neighbours, next undecided."""

    number: int
    total: int
    decided: int
    before: uuid.UUID | None = None
    after: uuid.UUID | None = None
    undecided: uuid.UUID | None = None


def meetings_visible_to(actor: Actor) -> QuerySet[Meeting]:
    """Return the meetings that the actor may see, voided ones left out."""
    return Meeting.objects.filter(within(actor, Permission.RISK_READ), voided_at=None)


def queue(rows: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """Return those to talk about, with `rank` (the order of talking) and the levels beside.

    `level_now` is the level decided here, `level_before` the newest one decided elsewhere, with
    its last day; `waiting` whether a department has not answered.
    """
    here = LevelDecision.objects.filter(assessment=OuterRef("pk"), voided_at=None)
    before = LevelDecision.objects.filter(person=OuterRef("person_id"), voided_at=None)
    before = before.exclude(assessment=OuterRef("pk")).order_by("-from_on", "-pk")
    asked = Opinion.objects.filter(assessment=OuterRef("pk"), answer="", is_withdrawn=False)
    found = rows.filter(left_on=None).annotate(
        rank=_rank(),
        level_now=Subquery(here.values("level")[:1]),
        level_before=Subquery(before.values("level")[:1]),
        level_until=Subquery(before.values("expires_on")[:1]),
        waiting=Exists(asked),
    )
    return found.select_related("person")


def place_of(one: Assessment, rows: QuerySet[Assessment]) -> Place:
    """Return where an assessment stands among the rows, in one query."""
    here = LevelDecision.objects.filter(assessment=OuterRef("pk"), voided_at=None)
    found = rows.filter(left_on=None).annotate(rank=_rank(), is_decided=Exists(here))
    ordered = list(found.order_by(*IN_ORDER).values_list("pk", "is_decided"))
    keys = [key for key, _decided in ordered]
    done = sum(decided for _key, decided in ordered)
    if one.pk not in keys:
        return Place(0, len(keys), done)
    at = keys.index(one.pk)
    waiting = [key for key, decided in ordered[at + 1 :] + ordered[:at] if not decided]
    return Place(
        at + 1, len(keys), done,
        before=keys[at - 1] if at else None,
        after=keys[at + 1] if at + 1 < len(keys) else None,
        undecided=waiting[0] if waiting else None,
    )  # fmt: skip


def first_undecided(rows: QuerySet[Assessment]) -> uuid.UUID | None:
    """Return who is talked about first of those without a level."""
    here = LevelDecision.objects.filter(assessment=OuterRef("pk"), voided_at=None)
    found = rows.filter(~Exists(here), left_on=None).annotate(rank=_rank())
    return found.order_by(*IN_ORDER).values_list("pk", flat=True).first()


def beside(one: Assessment, actor: Actor) -> QuerySet[Assessment]:
    """Return those among whom the person is talked about: the round, or the open reviews."""
    rows = visible_to(actor)
    if one.round_id is not None:
        return rows.filter(round=one.round_id)
    decided = LevelDecision.objects.filter(assessment=OuterRef("pk"), voided_at=None)
    return rows.filter(Q(pk=one.pk) | ~Exists(decided), round=None)


def history(person_id: uuid.UUID, actor: Actor) -> list[LevelDecision]:
    """Return the levels of a person that stand, the newest first, in one query."""
    rows = levels_visible_to(actor).filter(person=person_id)
    related = ("assessment__round", "assessment__instrument", "assessment__profile", "person")
    return list(rows.select_related(*related).order_by("-from_on", "-pk"))


def contacts_of(one: Assessment) -> tuple[list[date], list[date]]:
    """Return the days within the window that count as contact, and those tried in vain.

    One query; for somebody who lives elsewhere one more for the reports of the host office.
    """
    rows = Contact.objects.filter(
        person=one.person_id, voided_at=None, held_on__range=(one.evidence_from, one.due_on)
    )
    held = list(rows.order_by("held_on"))
    found = [each.held_on for each in held if planning.is_evidence(each, one)]
    if one.lives_elsewhere:
        found = sorted([*found, *planning.reports_of(one)])
    return found, [each.held_on for each in held if each.outcome != Outcome.MET]


def where(org_seq: int) -> tuple[str, Org | None]:
    """Return the name of the community, and the office above it, in one query."""
    rows = list(Org.objects.filter(seq__lte=org_seq, seq_end__gte=org_seq).order_by("seq"))
    office = next((org for org in reversed(rows) if org.kind == OrgKind.SUBDISTRICT), None)
    return (rows[-1].name if rows else ""), office


def meetings_for(one: Assessment, office: Org | None) -> list[Meeting]:
    """Return the meetings at which the person can have been talked about, the latest first."""
    if office is None:
        return []
    rows = Meeting.objects.filter(org_seq=office.seq, voided_at=None)
    if one.round_id is not None:
        rows = rows.filter(round=one.round_id)
    return list(rows.order_by("-held_on", "-pk")[:RECENT_MEETINGS])


def _rank() -> Case:
    order = [When(discuss=term.value, then=number) for number, term in enumerate(Discussion)]
    return Case(*order, default=len(order), output_field=IntegerField())
