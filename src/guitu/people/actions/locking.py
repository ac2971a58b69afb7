"""What every act on a file begins with: the locked person, and whether the actor may."""

import uuid

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.kernel.errors import WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.models import Person
from guitu.people.records import check_not_sealed


def locked(
    person_id: uuid.UUID, actor: Actor, permission: Permission = Permission.PERSON_WRITE
) -> Person:
    """Return the person, locked until the transaction ends.

    Raises Person.DoesNotExist out of scope, AccessDenied without the permission, and WrongStatus
    when the file was closed, sealed or merged into another.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    require(actor, permission, org_seq=person.org_seq)
    if person.merged_into_id:
        raise WrongStatus(gettext_noop("This file was merged into another one."))
    if person.voided_at:
        raise WrongStatus(gettext_noop("This file was voided."))
    check_not_sealed(person)
    return person
