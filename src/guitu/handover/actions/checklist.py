"""The office edits the checklist of its journeys; journeys already planned keep theirs."""

import uuid

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.handover.checklists import lines_for
from guitu.handover.models import CheckLine
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.web import clock


@transaction.atomic
def keep_standard_lines(org_seq: int, *, actor: Actor) -> list[CheckLine]:
    """Make the lines in force the office's own, so that they can be edited one by one."""
    require(actor, Permission.TEMPLATE_EDIT, org_seq=org_seq)
    lines = lines_for(org_seq)
    fresh = [line for line in lines if line.created_at is None]
    for line in fresh:
        line.created_by = actor.user_id
    CheckLine.objects.bulk_create(fresh)
    return lines


@transaction.atomic
def add_line(org_seq: int, text: str, *, text_en: str = "", actor: Actor) -> CheckLine:
    """Add a measure at the end of the office's checklist."""
    if not text.strip():
        raise BadInput.of("text", gettext_noop("Write what has to be done."))
    lines = keep_standard_lines(org_seq, actor=actor)
    line = CheckLine.objects.create(
        org_seq=org_seq,
        created_by=actor.user_id,
        text=text.strip(),
        text_en=text_en.strip(),
        position=max((one.position for one in lines), default=-1) + 1,
    )
    record("handover.check_line_added", actor=actor, subject=line)
    return line


@transaction.atomic
def void_line(line_id: uuid.UUID, *, reason: str, actor: Actor) -> CheckLine:
    """Take a measure off the checklist, with a reason; planned journeys keep it."""
    line = CheckLine.objects.select_for_update().get(pk=line_id)
    require(actor, Permission.TEMPLATE_EDIT, org_seq=line.org_seq)
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why it is no longer asked for."))
    line.voided_at, line.voided_by, line.void_reason = clock.now(), actor.user_id, reason.strip()
    line.save(update_fields=["voided_at", "voided_by", "void_reason"])
    record("handover.check_line_voided", actor=actor, subject=line, reason=line.void_reason)
    return line
