"""Files that may be of the person who is being typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.kernel.errors import WrongStatus
from guitu.orgs.models import Org
from guitu.people import id_numbers, queries
from guitu.people.presenters.rows import PersonRows, found_lines

WHOLE = 18


@dataclass
class LookAlikes:
    """Files in scope with the reasons, and whether another office has one with that number."""

    actor: Actor
    lines: list[dict[str, Any]] = field(default_factory=list)
    is_elsewhere: bool = False

    @property
    def is_anything(self) -> bool:
        """Return whether somebody has to look."""
        return bool(self.lines) or self.is_elsewhere

    def with_elsewhere(self, id_number: str, org_seq: int) -> "LookAlikes":
        """Ask once whether the number is on file in another office; too many questions are none."""
        if len(id_numbers.matching(id_number)) == WHOLE:
            try:
                self.is_elsewhere = queries.on_file_elsewhere(
                    self.actor, id_number, org_seq=org_seq
                )
            except WrongStatus:
                self.is_elsewhere = False
        return self


def look_alikes(
    actor: Actor, typed: Mapping[str, str], places: Sequence[Org], *, on: date
) -> LookAlikes:
    """Return the files in scope that may be of the same person, the likeliest first."""
    draft = queries.Draft(
        name=typed.get("name", ""),
        id_number=typed.get("id_number", ""),
        phone=typed.get("phone", ""),
    )
    found = queries.duplicates(actor, draft)
    rows = PersonRows(actor, {place.seq: place for place in places}, on=on)
    rows.load([one.person for one in found])
    why = {one.person.pk: _(", ").join(_(term.label) for term in one.why) for one in found}
    lines = found_lines([one.person for one in found], rows, lambda person: why[person.pk])
    return LookAlikes(actor, lines)
