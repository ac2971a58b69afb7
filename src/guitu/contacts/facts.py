"""The figures of a period that contacts give to a summary or an evaluation."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Q

from guitu.access.permissions import Permission
from guitu.contacts.models import Contact
from guitu.contacts.terms import (
    CONTACT_KINDS,
    FAMILY_CONTACT,
    HELPER_CONTACT,
    PHONE_CONTACT,
    Outcome,
)
from guitu.duties.models import Duty
from guitu.kernel.terms import gettext_noop
from guitu.measures import facts
from guitu.measures.models import Measure

LABELS = {
    HELPER_CONTACT: gettext_noop("Visits and talks asked for, and done"),
    PHONE_CONTACT: gettext_noop("Calls asked for, and done"),
    FAMILY_CONTACT: gettext_noop("Contacts with the family asked for, and done"),
}


def figures(measure: Measure, from_on: date, until_on: date) -> Sequence[facts.Figure]:
    """Return contacts held and tried, and the duties of contact due and met, in two queries.

    A duty belongs to the period in which it falls due; one that was waived is not counted.
    """
    held = Contact.objects.filter(
        Q(measure=measure) | Q(measure=None, person=measure.person_id),
        voided_at=None, held_on__range=(from_on, until_on),
    ).aggregate(
        met=Count("pk", filter=Q(outcome=Outcome.MET)),
        tried=Count("pk", filter=~Q(outcome=Outcome.MET)),
        family=Count("pk", filter=Q(met_family=True)),
    )  # fmt: skip
    found = [
        facts.Figure("contacts_held", gettext_noop("Contacts held"), held["met"]),
        facts.Figure("contacts_tried", gettext_noop("Tried without success"), held["tried"]),
        facts.Figure("family_met", gettext_noop("With the family"), held["family"]),
    ]
    duties = (
        Duty.objects.filter(
            subject_id=measure.pk,
            kind__in=CONTACT_KINDS,
            voided_at=None,
            waived_on=None,
            due_on__range=(from_on, until_on),
        )
        .values("kind")
        .annotate(due=Count("pk"), met=Count("pk", filter=Q(met_on__isnull=False)))
    )
    by_kind = {row["kind"]: row for row in duties.order_by()}
    for kind, label in LABELS.items():
        if kind in by_kind:
            row = by_kind[kind]
            found.append(facts.Figure(f"{kind}_met", label, row["met"], row["due"]))
    return found


FACTS = facts.PeriodFacts("contacts", figures, order=10, needs=Permission.CONTACT_READ)
