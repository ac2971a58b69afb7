"""The lists that can be taken out."""

from collections.abc import Callable
from datetime import date
from typing import Any

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.account.lists import worklist_spec
from guitu.account.not_reached import source as not_reached_source
from guitu.account.presenters.worklist import Reader
from guitu.account.queries.places import communities
from guitu.contacts import lists as contact_lists
from guitu.duties import queries as duties
from guitu.duties.models import Duty
from guitu.exchange.exports import Exportable, Source
from guitu.kernel.terms import gettext_noop
from guitu.people import queries as people
from guitu.people.lists import people_spec
from guitu.people.presenters.rows import PersonRows
from guitu.people.queries.places import places_of


def _people(actor: Actor, on: date) -> Source:
    places = places_of(actor, Permission.PERSON_READ)
    rows = PersonRows(actor, {place.seq: place for place in places}, on=on)
    spec = people_spec(actor, places, rows, on=on)
    return Source(spec, people.in_use(actor).select_related("responsible"), rows.row)


def _worklist(actor: Actor, on: date) -> Source:
    places = communities(actor, Permission.DUTY_READ)
    reader = Reader(actor, on, places={place.seq: place for place in places})
    spec = worklist_spec(actor, places, on=on, before_rows=reader.load)

    def row(duty: Duty) -> dict[str, Any]:
        line = reader.line(duty)
        return {
            "due": line.due_on,
            "what": line.what,
            "who": line.who.name if line.who else "",
            "place": line.place,
            "owner": line.owner,
            "why": line.because,
        }

    return Source(spec, duties.today(actor, on=on).select_related("assignee"), row)


def _listed(source: Callable[..., Any]) -> Callable[[Actor, date], Source]:
    """Return a list of a module below as a source of this one."""

    def found(actor: Actor, on: date) -> Source:
        one = source(actor, on=on)
        return Source(one.spec, one.rows, one.present)

    return found


LISTS = {
    one.code: one
    for one in (
        Exportable(
            "people", gettext_noop("People"), Permission.PERSON_READ, "people-list", _people
        ),
        Exportable(
            "contacts",
            gettext_noop("Contacts"),
            Permission.CONTACT_READ,
            "contact-list",
            _listed(contact_lists.contacts_source),
        ),
        Exportable(
            "visit-records",
            gettext_noop("Record of visits"),
            Permission.CONTACT_READ,
            "contact-list",
            _listed(contact_lists.records_source),
        ),
        Exportable(
            "help-diary",
            gettext_noop("Helper diary"),
            Permission.CONTACT_READ,
            "contact-list",
            _listed(contact_lists.diary_source),
        ),
        Exportable(
            "not-reached",
            gettext_noop("People not reached"),
            Permission.CONTACT_READ,
            "contact-not-reached",
            _listed(not_reached_source),
        ),
        Exportable("worklist", gettext_noop("Today"), Permission.DUTY_READ, "today", _worklist),
    )
}
