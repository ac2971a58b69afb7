"""Papers of tests that are numbered and put on file."""

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.drug_testing.actions.locking import locked_measure
from guitu.drug_testing.models import CallUp
from guitu.drug_testing.paper_forms import NOTICE
from guitu.kernel.errors import WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.papers.actions import issue
from guitu.people.models import Document


@transaction.atomic
def issue_notice(
    call_id: uuid.UUID, values: Mapping[str, Any], *, actor: Actor, on: date
) -> Document:
    """Number the notice of a call-up, fill it, and put it on file; it is issued once.

    `values` are the fields of the form beyond those of the person. Raises WrongStatus for a
    call-up that was moved or voided.
    """
    measure_id = CallUp.objects.values_list("measure_id", flat=True).get(pk=call_id)
    locked_measure(measure_id, actor, Permission.DRUG_TEST_WRITE)
    call = CallUp.objects.select_for_update(of=("self",)).get(pk=call_id)
    if call.voided_at or call.moved_to_id:
        raise WrongStatus(gettext_noop("This call-up no longer stands."))
    if call.document_id:
        return Document.objects.get(pk=call.document_id)
    subject = (call._meta.label_lower, call.pk)
    call.document = issue(call.person_id, NOTICE, values, subject=subject, actor=actor, on=on)
    call.save(update_fields=["document"])
    record("drug_testing.notice_issued", actor=actor, subject=call)
    return call.document
