"""Lines of the list of people, of search and of duplicates."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.orgs.models import Org
from guitu.people import masking, queries, sections
from guitu.people.models import Person
from guitu.people.presenters.cells import born
from guitu.web.cells import Tag


class PersonRows:
    """Presents the people of one page; `load` fetches what all of them need at once."""

    def __init__(self, actor: Actor, places: Mapping[int, Org], *, on: date) -> None:
        self.actor, self.places, self.on = actor, places, on
        self.more: dict[str, Mapping[object, str]] = {}

    def load(self, people: Sequence[Person]) -> None:
        """Fetch keys and the values of registered columns for a whole page."""
        queries.with_keys(people)
        for column in sections.registered(sections.ListColumn):
            self.more[column.code] = column.values(people, self.actor, self.on)

    def row(self, person: Person) -> dict[str, Any]:
        """Return one row of the list."""
        own = {
            "url": reverse("person-page", args=[person.pk]),
            "name": queries.display_name(person, self.actor),
            "born": born(person, on=self.on),
            "id_number": number_line(person),
            "place": self.place(person),
            "responsible": person.responsible.name if person.responsible else nobody(),
            "opened_on": person.opened_on,
        }
        return own | {code: values.get(person.pk, "") for code, values in self.more.items()}

    def place(self, person: Person) -> str:
        """Return the name of the community that keeps the file."""
        org = self.places.get(person.org_seq)
        return org.name if org else ""


def number_line(person: Person) -> str:
    """Return the masked number, or that there is none."""
    return masking.id_number(person.id_number) if person.id_index else _("No number on file")


def nobody() -> Tag:
    """Return the tag for a file without a responsible worker."""
    return Tag(_("nobody yet"), "attention")


def found_lines(
    people: Sequence[Person], rows: PersonRows, why: Callable[[Person], str] = lambda person: ""
) -> list[dict[str, Any]]:
    """Return lines of search and of duplicates: name, number, place, and why it is shown."""
    return [
        rows.row(person) | {"pk": person.pk, "why": why(person), "named": person.name}
        for person in people
    ]
