"""What is on record that a person was met or reached for an assessment, and what was tried."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Model

from guitu.contacts.models import Contact
from guitu.contacts.terms import Outcome
from guitu.risk import planning
from guitu.risk.models import Assessment


@dataclass(frozen=True)
class Evidence:
    """Contacts and reports that count, and attempts, within the window, the newest first."""

    counting: Sequence[tuple[date, Model]]
    tried: Sequence[Contact]


def evidence_for(row: Assessment) -> Evidence:
    """Return the evidence of one assessment, in at most three queries."""
    counting = planning.evidence_of([row])[row.pk] if row.round_id else []
    tried = Contact.objects.filter(
        person=row.person_id, voided_at=None, held_on__range=(row.evidence_from, row.due_on)
    ).exclude(outcome=Outcome.MET)
    return Evidence(list(reversed(counting)), list(tried.order_by("-held_on", "-pk")[:20]))
