"""A file moves to another community of the same office: at once, without anybody's answer."""

import uuid
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.handover import queries
from guitu.handover.actions.transfers import ALREADY_SENT
from guitu.handover.locking import follow
from guitu.handover.models import FileTransfer, HandOver
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org
from guitu.people import actions as people
from guitu.people.models import Person


@transaction.atomic
def move_within(person_id: uuid.UUID, to: Org, *, actor: Actor, on: date) -> Person:
    """Let another community of the same office keep the file; measures and terms run on.

    Nobody is responsible for it until a colleague there is named, and open duties of the former
    worker wait for that colleague. Raises BadInput where the community is not of this office or
    keeps the file already, WrongStatus while the file is on its way to another office.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    require(actor, Permission.FILE_TRANSFER, org_seq=person.org_seq)
    if to.seq not in {org.seq for org in queries.communities_of(person.org_seq)}:
        raise BadInput.of("to", gettext_noop("This community is not one of the office."))
    require(actor, Permission.FILE_TRANSFER, org_seq=to.seq)
    if to.seq == person.org_seq:
        raise BadInput.of("to", gettext_noop("This community keeps the file already."))
    if queries.waiting(FileTransfer.objects.filter(person=person)).exists():
        raise WrongStatus(ALREADY_SENT)
    people.assign(person_id, None, actor=actor, on=on)
    moved = people.move_file(person_id, to, actor=actor, on=on)
    for hand_over in HandOver.objects.select_for_update().filter(person=moved):
        follow(hand_over, moved)
    return moved
