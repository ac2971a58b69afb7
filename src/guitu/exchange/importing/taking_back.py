"""Takes back an import within a day: the files it opened are voided where nothing followed."""

import uuid
from datetime import date, timedelta

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record as record_act
from guitu.audit.models import Event
from guitu.exchange.models import LedgerImport
from guitu.exchange.terms import ImportState
from guitu.kernel.errors import WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures.actions import void_order
from guitu.measures.models import Measure
from guitu.people.actions.voiding import void_files
from guitu.web import clock

UNTIL = timedelta(days=1)
REASON = "台账导入已撤回"  # stored as the reason, in the language of the ledger
READS = ("file.read", "field.unmasked")


def may_take_back(record: LedgerImport) -> bool:
    """Return whether the import is done, opened files, and is not older than a day."""
    return (
        record.state == ImportState.DONE
        and bool(record.person_ids)
        and record.done_at is not None
        and clock.now() - record.done_at <= UNTIL
    )


@transaction.atomic
def take_back(import_id: uuid.UUID, *, actor: Actor, on: date) -> int:
    """Void the files that an import opened and return how many; what it changed stays.

    Raises WrongStatus after a day, or where somebody has worked with one of the files since.
    """
    record = LedgerImport.objects.select_for_update().get(pk=import_id)
    require(actor, Permission.LEDGER_IMPORT, org_seq=record.org_seq)
    if not may_take_back(record):
        raise WrongStatus(gettext_noop("An import can be taken back for one day."))
    ids = [uuid.UUID(pk) for pk in record.person_ids]
    since = Event.objects.filter(person_id__in=ids, at__gt=record.done_at).exclude(act__in=READS)
    if since.exists():
        raise WrongStatus(
            gettext_noop("Somebody has worked with these files since; void them one by one.")
        )
    for pk in Measure.objects.filter(person_id__in=ids, voided_at=None).values_list(
        "pk", flat=True
    ):
        void_order(pk, reason=REASON, actor=actor, on=on)
    count = void_files(ids, reason=REASON, actor=actor)
    record.state, record.taken_back_at = ImportState.TAKEN_BACK, clock.now()
    record.taken_back_by, record.changed_at = actor.user_id, clock.now()
    record.save()
    record_act("exchange.ledger_taken_back", actor=actor, subject=record, count=count)
    return count
