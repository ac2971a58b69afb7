"""Voiding whole files that were opened by mistake, as when an import is taken back."""

import uuid
from collections.abc import Collection

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.models import NameToken, Person
from guitu.web import clock


@transaction.atomic
def void_files(person_ids: Collection[uuid.UUID], *, reason: str, actor: Actor) -> int:
    """Void files and return how many; they are found no more and stay on record, struck out.

    The caller has made sure that nothing follows from them. Raises WrongStatus where one was
    merged or moved out of sight, AccessDenied.
    """
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why it is voided."))
    people = list(Person.objects.select_for_update().filter(pk__in=person_ids, voided_at=None))
    for org_seq in {person.org_seq for person in people}:
        require(actor, Permission.PERSON_WRITE, org_seq=org_seq)
    if len(people) < len(person_ids) or any(person.merged_into_id for person in people):
        raise WrongStatus(
            gettext_noop("One of these files was merged, moved or voided in the meantime.")
        )
    ids = [person.pk for person in people]
    Person.objects.filter(pk__in=ids).update(
        voided_at=clock.now(), voided_by=actor.user_id, void_reason=reason.strip()[:500]
    )
    NameToken.objects.filter(person_id__in=ids).delete()
    for person in people:
        record("people.voided", actor=actor, subject=person)
    return len(people)
