"""The tabs of the office's pages."""

from django.urls import reverse

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.kernel.terms import gettext_noop

OFFICE = (
    ("list", gettext_noop("On record"), "contact-list"),
    ("booked", gettext_noop("Booked"), "appointment-list"),
    ("counts", gettext_noop("Due and done"), "contact-counts"),
    ("not-reached", gettext_noop("People not reached"), "contact-not-reached"),
)
# People not reached for long are shown first; the list goes on to everybody under a measure.
SHOWN = {"not-reached": "?since=over"}


def office(actor: Actor, here: str) -> list[tuple[str, str, bool]]:
    """Return the tabs; `here` is the one that is open."""
    return [
        (label, reverse(name) + SHOWN.get(code, ""), code == here) for code, label, name in OFFICE
    ]


def may(actor: Actor) -> dict[str, bool]:
    """Return what the actor may do with the lists."""
    return {"export": actor.may_anywhere(Permission.EXPORT)}
