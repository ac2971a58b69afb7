"""What every act on a hand-over begins and ends with: lock, may they, change the stage."""

import uuid
from datetime import date
from typing import TypeVar

from django.apps import apps

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.handover import duties, rules
from guitu.handover.models import HandOver, ReleaseNotice
from guitu.handover.models.board import HandOverRecord
from guitu.handover.terms import Stage
from guitu.kernel.errors import Conflict, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.models import Person

R = TypeVar("R", bound=HandOverRecord)


def locked(
    hand_over_id: uuid.UUID,
    actor: Actor,
    permission: Permission = Permission.HANDOVER_PLAN,
    *,
    version: int | None = None,
) -> HandOver:
    """Return an open hand-over, locked for this transaction.

    Raises AccessDenied without the permission, WrongStatus once it is closed, Conflict when
    somebody changed it after `version` was read.
    """
    found = HandOver.objects.select_for_update(of=("self",)).select_related("notice")
    hand_over = found.get(pk=hand_over_id)
    require(actor, permission, org_seq=hand_over.org_seq)
    if hand_over.closed_on or hand_over.notice.voided_at:
        raise WrongStatus(gettext_noop("This hand-over is closed; nothing can be added."))
    if version is not None and version != hand_over.version:
        raise Conflict(
            gettext_noop("Somebody changed this hand-over while your page was open. Look again.")
        )
    return hand_over


def hold(hand_over: HandOver) -> None:
    """Lock a hand-over until the transaction ends, so that its records stay as they are read."""
    HandOver.objects.select_for_update(of=("self",)).get(pk=hand_over.pk)


def become(hand_over: HandOver, act: str, *, on: date, **values: object) -> Stage:
    """Let `act` change the stage and save it with `values`; return the stage before.

    Raises WrongStatus where the stage does not allow the act.
    """
    before = hand_over.stage
    hand_over.stage = rules.HAND_OVER.check(before, act).target
    hand_over.stage_since = on
    keep(hand_over, stage=hand_over.stage, stage_since=on, **values)
    return before


def keep(hand_over: HandOver, **values: object) -> None:
    """Save `values` on a locked hand-over and count its version."""
    hand_over.version += 1
    for name, value in values.items():
        setattr(hand_over, name, value)
    hand_over.save(update_fields=[*values, "version"])


def part(hand_over: HandOver, model: type[R], *, actor: Actor, **values: object) -> R:
    """Return an unsaved record of a hand-over, made by `actor`, in its scope."""
    return model(
        hand_over=hand_over,
        org_seq=hand_over.org_seq,
        sec_label=hand_over.sec_label,
        created_by=actor.user_id,
        **values,
    )


def follow(hand_over: HandOver, person: Person) -> None:
    """Let a hand-over and all its records belong to the file of `person`, scope and label too.

    Whoever does so sees both scopes; row security refuses it otherwise.
    """
    scope = {"org_seq": person.org_seq, "sec_label": max(person.sec_label, hand_over.sec_label)}
    ReleaseNotice.objects.filter(pk=hand_over.notice_id).update(**scope)
    for model in parts():
        model.objects.filter(hand_over=hand_over).update(**scope)
    keep(hand_over, person=person, **scope)
    duties.move(hand_over)


def parts() -> list[type[HandOverRecord]]:
    """Return the models of the records that a hand-over has."""
    return [
        model
        for model in apps.get_app_config("handover").get_models()
        if issubclass(model, HandOverRecord)
    ]
