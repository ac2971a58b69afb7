"""People of the tests: invented, the same everywhere."""

from datetime import date

from guitu.access.actors import SYSTEM_ACTOR
from guitu.database.context import as_system
from guitu.people.actions import NewPerson, open_file
from guitu.people.id_numbers import check_character
from guitu.people.models import Person
from tests.cast import TODAY, Town


def number(born_on: date = date(1988, 5, 12), order: int = 17, area: str = "990001") -> str:
    """Return an invented ID number with a right check character."""
    body = f"{area}{born_on:%Y%m%d}{order:03d}"
    return body + check_character(body)


def a_file(place: Town, name: str = "单景松", org: str = "zixin", **values: object) -> Person:
    """Open a file as the system, inside its own context."""
    values = {"id_number": number(order=17)} | values
    if values.get("no_id_reason"):
        values["id_number"] = ""
    with as_system(on=TODAY):
        new = NewPerson(name=name, org=place.orgs[org], **values)
        return open_file(new, actor=SYSTEM_ACTOR, on=TODAY)
