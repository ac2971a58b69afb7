"""From a name on a notice to a person's file: search first, open one only where there is none."""

import uuid
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.handover.actions.agreeing import carry_agreement
from guitu.handover.actions.needs import carry_needs
from guitu.handover.actions.photos import carry_photos
from guitu.handover.duties import replan
from guitu.handover.locking import follow, locked
from guitu.handover.models import HandOver
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org
from guitu.people import actions as people
from guitu.people.models import Person
from guitu.people.queries import visible_to


@transaction.atomic
def match_person(
    hand_over_id: uuid.UUID, person_id: uuid.UUID, *, actor: Actor, on: date
) -> HandOver:
    """Say that a notice is about the person of an open file.

    Raises BadInput where the two ID numbers differ or the file is not in sight.
    """
    hand_over = _unmatched(hand_over_id, actor)
    person = visible_to(actor).filter(pk=person_id).first()
    if person is None:
        raise BadInput.of("person", gettext_noop("Choose a file from the list."))
    _check_same_number(hand_over, person)
    return _matched(hand_over, person, actor=actor, on=on)


@transaction.atomic
def open_person(
    hand_over_id: uuid.UUID,
    org: Org,
    *,
    actor: Actor,
    on: date,
    no_id_reason: str = "",
) -> HandOver:
    """Open the file of a person nobody has on file, in the community `org`.

    Number and phone of the notice go into the file. Raises BadInput where the number is already on
    file, or where there is no number and no reason why.
    """
    hand_over = _unmatched(hand_over_id, actor)
    require(actor, Permission.PERSON_WRITE, org_seq=org.seq)
    notice = hand_over.notice
    person = people.open_file(
        people.NewPerson(
            name=notice.person_name,
            org=org,
            id_number=notice.id_number,
            no_id_reason="" if notice.id_number else no_id_reason,
            phones=(notice.phone,) if notice.phone else (),
        ),
        actor=actor,
        on=on,
    )
    return _matched(hand_over, person, actor=actor, on=on)


def _unmatched(hand_over_id: uuid.UUID, actor: Actor) -> HandOver:
    hand_over = locked(hand_over_id, actor)
    if hand_over.person_id:
        raise WrongStatus(gettext_noop("This hand-over already belongs to a person's file."))
    return hand_over


def _matched(hand_over: HandOver, person: Person, *, actor: Actor, on: date) -> HandOver:
    follow(hand_over, person)
    carry_needs(hand_over, actor=actor)
    carry_agreement(hand_over, actor=actor)
    carry_photos(hand_over, actor=actor, on=on)
    record("handover.person_matched", actor=actor, subject=hand_over)
    replan(hand_over, actor=actor, on=on)
    return hand_over


def _check_same_number(hand_over: HandOver, person: Person) -> None:
    told, known = hand_over.notice.id_index, person.id_index
    if told is not None and known is not None and bytes(told) != bytes(known):
        raise BadInput.of(
            "person", gettext_noop("The ID number of this file is not the one on the notice.")
        )
