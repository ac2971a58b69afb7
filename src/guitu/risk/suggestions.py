"""What happened may ask for a review between rounds: a line on the person's page, and no more.

It stands there until somebody was looked at on or after that day. Nothing opens by itself.
"""

from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.drug_testing.models import Finding
from guitu.drug_testing.terms import Result
from guitu.handover.models import HandOver
from guitu.people import sections
from guitu.people.models import Person
from guitu.risk.models import Assessment
from guitu.risk.terms import Trigger
from guitu.web.templatetags.web import day

RELEASE, RELAPSE = "risk_release", "risk_relapse"


def register() -> None:
    """Register the lines once."""
    sections.register(
        sections.Glance(RELEASE, released, say_released, order=60, needs=Permission.HANDOVER_READ),
        sections.Glance(RELAPSE, relapsed, say_relapsed, order=61, needs=Permission.DRUG_TEST_READ),
    )


def released(person: Person, actor: Actor, on: date) -> QuerySet:
    """Return the last release of a person who was not looked at since."""
    rows = HandOver.objects.filter(
        within(actor, Permission.RISK_READ), ~Exists(_looked_at("outcome_on")),
        person=person, outcome_on__lte=on,
    )  # fmt: skip
    return sections.piece(
        rows.order_by("-outcome_on")[:1], RELEASE, on="outcome_on", what="person_id"
    )


def relapsed(person: Person, actor: Actor, on: date) -> QuerySet:
    """Return the last relapse that the police confirmed, where nobody looked since."""
    rows = Finding.objects.filter(
        within(actor, Permission.RISK_READ), ~Exists(_looked_at("found_on")),
        person=person, result=Result.CONFIRMED_POSITIVE, voided_at=None,
    )  # fmt: skip
    return sections.piece(rows.order_by("-found_on")[:1], RELAPSE, on="found_on", what="person_id")


def say_released(rows: Sequence[sections.Row], on: date) -> Sequence[sections.Fact]:
    """Return that a review may be opened because of the release."""
    return [_fact(row, Trigger.RELEASE) for row in rows]


def say_relapsed(rows: Sequence[sections.Row], on: date) -> Sequence[sections.Fact]:
    """Return that a review may be opened because of the relapse."""
    return [_fact(row, Trigger.RELAPSE) for row in rows]


def _fact(row: sections.Row, trigger: Trigger) -> sections.Fact:
    url = reverse("risk-review-new", args=[row.what])
    words = {"what": _(trigger.label), "day": day(row.on)}
    return sections.Fact(
        _("A review may be opened"), _("%(what)s, %(day)s") % words, f"{url}?because={trigger}"
    )


def _looked_at(column: str) -> QuerySet[Assessment]:
    return Assessment.objects.filter(
        person=OuterRef("person_id"), voided_at=None, joined_on__gte=OuterRef(column)
    )
