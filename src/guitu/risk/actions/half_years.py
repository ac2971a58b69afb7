"""Each office owes a round every half-year; its head is told when it is time."""

from datetime import date

from django.db.models import Exists, OuterRef

from guitu.access.actors import SYSTEM_ACTOR
from guitu.duties.actions import DutySubject, meet, reconcile
from guitu.duties.ending import end_but
from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind
from guitu.people.models import Person
from guitu.risk import plan, planning, terms
from guitu.risk.models import Round

NO_FILE = 0


def plan_rounds(*, on: date) -> None:
    """Plan this half-year's round of every office that keeps files; nightly, as the system."""
    files = Person.objects.filter(
        org_seq__gte=OuterRef("seq"), org_seq__lte=OuterRef("seq_end"), voided_at=None
    )
    for office in Org.objects.filter(Exists(files), kind=OrgKind.SUBDISTRICT, closed_on=None):
        plan_round_of(office, on=on)


def plan_round_of(office: Org, *, on: date) -> None:
    """Plan the round of one office for this half-year, and meet it with the round that was opened.

    A round that was never opened in its half-year stays missed; nobody is reminded of it any more.
    Called in the system's context: the office is no person, and its label is that of no file.
    """
    policy = planning.policy_of(office.seq, on)
    subject = DutySubject(office._meta.label_lower, office.pk, office.seq, NO_FILE)
    first = plan.half_year(on, policy)
    planned = plan.plan_round(on, policy)
    end_but(office.pk, terms.RISK_ROUND, planned[0].key, on=first)
    reconcile(subject, planned, actor=SYSTEM_ACTOR, on=on)
    opened = Round.objects.filter(
        org_seq=office.seq, counts_from__range=(first, on), voided_at=None
    ).order_by("counts_from")
    row = opened.first()
    if row is not None:
        meet(office.pk, f"round:{first:%Y-%m}", by=row, on=row.counts_from)
