"""How a person is called before and after there is a file, for this actor."""

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.people import masking


def shown_name(hand_over, actor: Actor) -> str:
    """Return the name in full where the actor's post shows names there, otherwise masked."""
    person = hand_over.person
    name = person.name if person else hand_over.notice.person_name
    return name if actor.may(Permission.PERSON_NAME, hand_over.org_seq) else masking.name(name)


def masked_number(hand_over) -> str:
    """Return the beginning of the ID number that the notice told; the key must be loaded."""
    number = hand_over.notice.id_number
    return masking.id_number(number) if number else ""
