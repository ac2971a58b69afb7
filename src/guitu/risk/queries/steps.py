"""What was arranged, told and objected, as far as an actor may see it."""

from django.db.models import QuerySet

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.risk.models import NextMeasure, Objection, Telling


def next_visible_to(actor: Actor) -> QuerySet[NextMeasure]:
    """Return what was arranged in the actor's scope, also what is not needed any more."""
    rows = NextMeasure.objects.filter(within(actor, Permission.RISK_READ))
    return rows.filter(decision__voided_at=None).select_related("person", "decision", "owner")


def tellings_visible_to(actor: Actor) -> QuerySet[Telling]:
    """Return the records that people were told, in the actor's scope."""
    rows = Telling.objects.filter(within(actor, Permission.RISK_READ), voided_at=None)
    return rows.select_related("person", "decision")


def objections_visible_to(actor: Actor) -> QuerySet[Objection]:
    """Return the objections in the actor's scope, voided ones left out."""
    rows = Objection.objects.filter(within(actor, Permission.RISK_READ), voided_at=None)
    return rows.select_related(
        "person", "taken_by", "decision__assessment__round",
        "decision__assessment__instrument", "decision__assessment__profile",
    )  # fmt: skip
