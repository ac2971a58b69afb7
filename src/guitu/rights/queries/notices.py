"""Reading the notices that people were given."""

import uuid

from django.db.models import Exists, OuterRef, QuerySet

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.rights.models import NoticeGiven
from guitu.rights.terms import RIGHTS_NOTICE


def visible_to(actor: Actor) -> QuerySet[NoticeGiven]:
    """Return the notices that the actor may see, voided ones left out."""
    return NoticeGiven.objects.filter(within(actor, Permission.PERSON_READ), voided_at=None)


def of_person(person_id: uuid.UUID, actor: Actor) -> list[NoticeGiven]:
    """Return the notices given to one person, the newest first."""
    return list(visible_to(actor).filter(person_id=person_id).order_by("-given_on", "-pk"))


def rights_notice_of(person_id: uuid.UUID, actor: Actor) -> NoticeGiven | None:
    """Return the newest notice of rights and data handling of one person, or None."""
    found = [row for row in of_person(person_id, actor) if row.text_code == RIGHTS_NOTICE]
    return found[0] if found else None


def has_been_notified() -> Exists:
    """Return the condition that rights and data handling were explained to a person."""
    return Exists(
        NoticeGiven.objects.filter(person=OuterRef("pk"), text_code=RIGHTS_NOTICE, voided_at=None)
    )
