"""Adopting local practice: dated, audited, checked against the template before it is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.audit.actions import record
from guitu.duties.models import AdoptedPractice
from guitu.duties.policy import adopted_by, forget_rules, rules_for, timeline
from guitu.kernel.errors import BadInput, NotConfigured, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org
from guitu.orgs.queries import region_of
from guitu.policy import rulebook
from guitu.web import clock

Replanner = Callable[..., None]
_replanners: list[Replanner] = []


def on_change(replan: Replanner) -> None:
    """Register who plans anew when practice changes: called with lo, hi, actor and on."""
    _replanners.append(replan)


@dataclass(frozen=True)
class NewPractice:
    """A row of practice: the subject, its first day, every value of it, and where it was set."""

    subject: str
    from_on: date
    values: Mapping[str, Any]
    reference: str


@transaction.atomic
def adopt(org: Org, new: NewPractice, *, actor: Actor, on: date) -> AdoptedPractice:
    """Let `org` and everything below it work by `new` from its first day on.

    Raises BadInput when a value is missing or not of practice, the day already has a row or is
    past: nobody can have missed what nobody asked for.
    """
    require(actor, Permission.RULES_ADOPT, org_seq=org.seq)
    if not new.reference.strip():
        raise BadInput.of("reference", gettext_noop("Say which decision of the office sets this."))
    if new.from_on < on:
        raise BadInput.of(
            "from_on",
            gettext_noop("Practice can be adopted from today on; it asks for nothing in the past."),
        )
    if AdoptedPractice.objects.filter(
        org=org, subject=new.subject, from_on=new.from_on, voided_at=None
    ).exists():
        raise BadInput.of("from_on", gettext_noop("This subject already has a row from that day."))
    _check_fits(org, new)
    row = AdoptedPractice.objects.create(org=org, created_by=actor.user_id, **vars(new))
    record("rules.adopted", actor=actor, subject=row, rule=new.subject, org=org.code)
    _replan(org, actor=actor, on=on)
    return row


@transaction.atomic
def void_practice(row_id: object, *, reason: str, actor: Actor, on: date) -> AdoptedPractice:
    """Take back a row that was adopted by mistake; what held before holds again."""
    row = (
        AdoptedPractice.objects.select_for_update(of=("self",)).select_related("org").get(pk=row_id)
    )
    require(actor, Permission.RULES_ADOPT, org_seq=row.org.seq)
    if row.voided_at:
        raise WrongStatus(gettext_noop("This row was already taken back."))
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why the row is taken back."))
    row.voided_at, row.voided_by, row.void_reason = clock.now(), actor.user_id, reason.strip()
    row.save(update_fields=["voided_at", "voided_by", "void_reason"])
    record("rules.taken_back", actor=actor, subject=row, reason=row.void_reason, rule=row.subject)
    _replan(row.org, actor=actor, on=on)
    return row


def adopted_within(actor: Actor) -> QuerySet[AdoptedPractice]:
    """Return what offices adopted that the actor's posts reach, or that reach them from above."""
    near = Q(pk__in=[])
    for lo, hi in actor.ranges(Permission.RULES_READ):
        near |= Q(org__seq__range=(lo, hi)) | Q(org__seq__lte=lo, org__seq_end__gte=hi)
    rows = AdoptedPractice.objects.filter(near, voided_at=None).select_related("org")
    return rows.order_by("subject", "-from_on")


def to_take_back(actor: Actor) -> QuerySet[AdoptedPractice]:
    """Return the rows in organisations where the actor adopts practice."""
    here = within(actor, Permission.RULES_ADOPT, column="org__seq")
    return AdoptedPractice.objects.filter(here, voided_at=None).select_related("org")


def _check_fits(org: Org, new: NewPractice) -> None:
    draft = AdoptedPractice(org=org, **vars(new))
    rows = [row for row in adopted_by(org.seq) if row.subject == new.subject]
    mine = sorted([draft, *(row for row in rows if row.org_id == org.pk)], key=lambda r: r.from_on)
    wider = [row for row in rows if row.org_id != org.pk]
    try:
        rulebook(region_of(org.seq), adopted=timeline([*mine, *wider]))
    except NotConfigured as error:
        raise BadInput.of("values", error.message, **error.params) from error


def _replan(org: Org, *, actor: Actor, on: date) -> None:
    forget_rules()
    for replan in _replanners:
        replan(lo=org.seq, hi=org.seq_end, actor=actor, on=on)
    rules_for(org.seq)
