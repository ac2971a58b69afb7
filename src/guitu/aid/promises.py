"""What is promised in plans of help, and what is not settled yet, with whoever is responsible."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.aid import queries
from guitu.aid.models import HelpPlan, Step
from guitu.aid.terms import PlanStatus, StepStatus
from guitu.duties import promises
from guitu.duties.promises import Promise, PromiseSource, Sort


def register() -> None:
    """Register the sources once."""
    promises.register(
        PromiseSource("aid_steps", Sort.PROMISED, open_steps),
        PromiseSource("aid_plans", Sort.UNFINISHED, drafts),
    )


def open_steps(user_id: uuid.UUID, actor: Actor, since: date) -> Iterable[Promise]:
    """Yield the open steps of the plans of the user's people, in one query.

    A late step is open still and is named whatever its day.
    """
    rows = Step.objects.filter(
        within(actor, Permission.AID_READ), person__responsible=user_id, voided_at=None,
        status=StepStatus.OPEN, plan__status=PlanStatus.IN_FORCE, plan__voided_at=None,
    )  # fmt: skip
    for row in rows.order_by("due_on", "pk"):
        yield Promise(
            key=f"aid-step.{row.pk}",
            what=_("Step of the plan of help: %(step)s") % {"step": row.text},
            subject=(row._meta.label_lower, row.pk),
            org_seq=row.org_seq,
            sec_label=row.sec_label,
            person_id=row.person_id,
            on=row.due_on,
            url=reverse("help-plan-page", args=[row.plan_id]),
        )


def drafts(user_id: uuid.UUID, actor: Actor, since: date) -> Iterable[Promise]:
    """Yield the plans of help begun for the user's people and not settled yet, in one query."""
    rows = queries.plans(actor).filter(status=PlanStatus.DRAFT, person__responsible=user_id)
    return [_draft(row) for row in rows.order_by("pk")]


def _draft(row: HelpPlan) -> Promise:
    return Promise(
        key=f"aid-plan.{row.pk}",
        what=_("Plan of help, version %(number)s: draft") % {"number": row.number},
        subject=(row._meta.label_lower, row.pk),
        org_seq=row.org_seq,
        sec_label=row.sec_label,
        person_id=row.person_id,
        url=reverse("help-plan-page", args=[row.pk]),
    )
