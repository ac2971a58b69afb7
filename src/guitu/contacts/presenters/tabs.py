"""The tabs of the office's pages."""

from django.urls import reverse

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.kernel.terms import gettext_noop

OFFICE = (
    ("list", gettext_noop("On record"), "contact-list"),
    ("booked", gettext_noop("Booked"), "appointment-list"),
    ("counts", gettext_noop("Due and done"), "contact-counts"),
)


def office(actor: Actor, here: str) -> list[tuple[str, str, bool]]:
    """Return the tabs; `here` is the one that is open."""
    return [(label, reverse(name), code == here) for code, label, name in OFFICE]


def may(actor: Actor) -> dict[str, bool]:
    """Return what the actor may do with the lists."""
    return {"export": actor.may_anywhere(Permission.EXPORT)}
