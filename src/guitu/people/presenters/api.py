"""Files as plain values for other programs; numbers masked, as in lists."""

from datetime import date
from typing import Any

from guitu.access.actors import Actor
from guitu.people import masking, queries
from guitu.people.models import Address, Person, Phone


def line_json(person: Person, actor: Actor) -> dict[str, Any]:
    """Return a file as a line of a list."""
    return {
        "id": person.pk,
        "name": queries.display_name(person, actor),
        "sex": str(person.sex),
        "birth_year": person.birth_on.year if person.birth_on else None,
        "id_number": masking.id_number(person.id_number),
        "org_seq": person.org_seq,
        "opened_on": person.opened_on,
        "has_responsible": person.responsible_id is not None,
    }


def file_json(person: Person, actor: Actor, *, on: date) -> dict[str, Any]:
    """Return one file with what it holds and lacks; the person comes from `with_contents`."""
    phones, addresses = queries.parts_of(person, Phone, Address)
    return line_json(person, actor) | {
        "org": person.place_name or "",
        "phones": [masking.phone(row.number) for row in phones],
        "addresses": [row.area for row in addresses if row.until_on is None],
        "papers": sorted(person.paper_kinds),
        "work_group": sorted(person.group_roles),
        "missing": [str(gap.item) for gap in queries.gaps_of(person, on=on)],
        "merged_into": person.merged_into_id,
    }
