"""Numbers of the boards: each leads to the list that it counts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.account import figures
from guitu.duties import queries as duties
from guitu.duties.terms import Party
from guitu.handover import queries as handover
from guitu.handover.terms import Stage
from guitu.measures.terms import SIGN_AGREEMENT
from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind
from guitu.people import queries as people

COUNTED = ("late", "this_week", "open", "nobody", "total")


@dataclass
class Part:
    """What is one party's, in all and by kind of duty."""

    party: Party
    totals: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTED, 0))
    kinds: list[dict[str, object]] = field(default_factory=list)


def parts(actor: Actor, *, on: date) -> list[Part]:
    """Return what is each party's today, all four of them, in one query."""
    found = {party: Part(party) for party in Party}
    rows = duties.tally(duties.today(actor, on=on), "party", "kind", on=on)
    for row in sorted(rows, key=lambda one: (-one["late"], -one["total"], one["kind"])):
        part = found[Party(row["party"])]
        part.kinds.append(row)
        for name in COUNTED:
            part.totals[name] += row[name]
    return list(found.values())


def duties_by_place(actor: Actor, org: Org, *, on: date) -> dict[int, dict[str, object]]:
    """Return the duties of today counted by organisation."""
    rows = duties.today(actor, on=on).filter(org_seq__range=(org.seq, org.seq_end))
    return {row["org_seq"]: row for row in duties.tally(rows, "org_seq", on=on)}


def stages(actor: Actor, org: Org) -> dict[Stage, int]:
    """Return how many open hand-overs stand at each stage."""
    rows = handover.notices_open(actor).filter(org_seq__range=(org.seq, org.seq_end))
    counts = dict(rows.order_by().values_list("stage").annotate(Count("pk")))
    return {stage: counts.get(stage, 0) for stage in Stage}


def late_this_year(org: Org, *, on: date) -> dict[int, int]:
    """Return how many duties that were due this year are late, in each organisation."""
    asked = figures.of_year(org, on.year, on=on)
    return figures.by_place(figures.definition("duties_late"), asked)


def to_sign(actor: Actor, org: Org, *, on: date) -> int:
    """Return how many agreements wait to be explained and signed."""
    rows = duties.today(actor, on=on).filter(org_seq__range=(org.seq, org.seq_end))
    return rows.filter(kind=SIGN_AGREEMENT).count()


def signed_this_year(org: Org, *, on: date) -> int:
    """Return how many agreements were signed in the year of the day `on`, up to that day."""
    figure = figures.definition("agreements_signed")
    return figures.counts([figure], figures.of_year(org, on.year, on=on))[figure.code].numerator


def in_execution(org: Org, *, on: date) -> dict[int, int]:
    """Return how many people are in execution in each organisation on the day `on`."""
    asked = figures.Asked(on, on, on, org.seq, org.seq_end)
    return figures.by_place(figures.definition("in_execution"), asked)


def incomplete_by_place(actor: Actor, org: Org, *, on: date) -> dict[int, int]:
    """Return how many open files lack something every file needs, in each organisation."""
    rows = people.in_use(actor).filter(org_seq__range=(org.seq, org.seq_end))
    lacking = rows.filter(people.lacking(people.Lack.ANY, on=on)).order_by()
    return dict(lacking.values_list("org_seq").annotate(Count("pk")))


def rows_of(org: Org, seqs: Iterable[int]) -> list[Org]:
    """Return the communities below an organisation, and whatever else has a number there."""
    below = Org.objects.filter(seq__range=(org.seq, org.seq_end))
    wanted = Q(kind=OrgKind.COMMUNITY) | Q(seq__in=set(seqs))
    return list(below.filter(wanted).order_by("seq")[:200])


def may_list_duties(actor: Actor, org: Org) -> bool:
    """Return whether the actor can open the lists of duties there."""
    return actor.may(Permission.DUTY_READ, org.seq)
