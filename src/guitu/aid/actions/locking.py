"""What every act on help begins with, and how a record is voided."""

import uuid
from typing import TypeVar

from django.db import models

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.database.models import Voidable
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.models import PersonRecord
from guitu.web import clock

R = TypeVar("R", bound=PersonRecord)


def locked(
    model: type[R], pk: uuid.UUID, actor: Actor, permission: Permission = Permission.AID_WRITE
) -> R:
    """Return the record, locked until the transaction ends.

    Raises DoesNotExist out of scope, AccessDenied, WrongStatus when it was voided.
    """
    found = model.objects.select_related("person").select_for_update(of=("self",)).get(pk=pk)
    require(actor, permission, org_seq=found.org_seq)
    if getattr(found, "voided_at", None):
        raise WrongStatus(gettext_noop("This entry was voided before."))
    return found


def void(row: models.Model, *, reason: str, actor: Actor) -> None:
    """Void a locked record with a reason; it stays on record. Raises BadInput without one."""
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say what was wrong with it."))
    row.voided_at, row.voided_by, row.void_reason = clock.now(), actor.user_id, reason.strip()
    row.save(update_fields=[field.name for field in Voidable._meta.local_fields])
