"""What the person's page says of packages between installations."""

from datetime import date

from django.db.models import QuerySet

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.exchange.packages import queries
from guitu.exchange.presenters.packages import say
from guitu.kernel.terms import gettext_noop
from guitu.people import sections
from guitu.people.models import Person

ACTS = {
    "exchange.package_sent": gettext_noop("File put into a package for another office"),
    "exchange.package_withdrawn": gettext_noop("Package withdrawn"),
    "exchange.package_read_in": gettext_noop("File read in from a package of another office"),
    "exchange.receipt_read_in": gettext_noop("Receipt of the other office read in"),
}


def register() -> None:
    """Register once."""
    sections.register(
        sections.Glance("file_package", glance, say, order=4, needs=Permission.FILE_TRANSFER)
    )
    sections.register_acts(ACTS)


def glance(person: Person, actor: Actor, on: date) -> QuerySet:
    """Return the newest package of the person: where it stands, and the other office."""
    found = queries.on_its_way(person, actor, on)
    return sections.piece(found, "file_package", on="sent_on", what="state", detail="office_name")
