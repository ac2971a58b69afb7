"""Looking among files whose time is over: for a reason, which stays on record with each file."""

from guitu.access.actors import Actor
from guitu.audit.actions import record
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.people import queries
from guitu.people.models import Person


def search_closed(actor: Actor, text: str, *, reason: str) -> list[Person]:
    """Return the files whose time is over that `text` finds, and record why they were looked for.

    Row security leaves out what the actor may not see: sealed files are found by the archive only.
    Raises BadInput without a reason.
    """
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why you look for it; it is recorded."))
    closed = queries.visible_to(actor).filter(narrowed_on__isnull=False)
    found = queries.search(actor, text, among=closed)
    for person in found:
        record("people.closed_found", actor=actor, subject=person, reason=reason.strip())
    return found
