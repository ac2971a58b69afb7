"""Two files beside each other, and the merges made so far."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.queries import names as user_names
from guitu.kernel.terms import gettext_noop
from guitu.people import masking, queries
from guitu.people.actions import last_day
from guitu.people.models import Merge, Person, Phone
from guitu.people.presenters.cells import born
from guitu.people.presenters.rows import PersonRows, found_lines
from guitu.people.queries.places import places_of


def suggestions(person: Person, actor: Actor, text: str, *, on: date) -> list[dict[str, Any]]:
    """Return files that may be of the same person: what was searched for, or look-alikes."""
    places = places_of(actor, Permission.PERSON_MERGE)
    rows = PersonRows(actor, {place.seq: place for place in places}, on=on)
    if text:
        found = [one for one in queries.search(actor, text) if one.pk != person.pk]
        rows.load(found)
        return found_lines(found, rows)
    alike = queries.duplicates(actor, queries.Draft(name=person.name), exclude=person.pk)
    rows.load([one.person for one in alike])
    why = {one.person.pk: _(", ").join(_(term.label) for term in one.why) for one in alike}
    return found_lines([one.person for one in alike], rows, lambda one: why[one.pk])


def comparison(kept: Person, dropped: Person, actor: Actor, *, on: date) -> dict[str, Any]:
    """Return both files line by line; numbers show their last four, to be compared.

    What is the same in both and tells something is marked.
    """
    queries.with_keys([kept, dropped])
    sides = [_side(person, actor, on=on) for person in (kept, dropped)]
    lines = [(label, sides[0][label], sides[1][label]) for label in sides[0]]
    return {"lines": [(*line, _tells(*line[1:])) for line in lines]}


def _tells(first: object, second: object) -> bool:
    """Return whether both say the same words; days are often the same by chance."""
    return isinstance(first, str) and first != "" and first == second


def merge_lines(merges: Iterable[Merge], actor: Actor, *, on: date) -> list[dict[str, Any]]:
    """Return the merges with who made them and until when they can be undone."""
    rows = list(merges)
    users = user_names({row.created_by for row in rows if row.created_by})
    return [
        {
            "pk": row.pk,
            "kept": queries.display_name(row.kept, actor),
            "kept_pk": row.kept_id,
            "dropped": queries.display_name(row.dropped, actor),
            "on": row.merged_on,
            "by": users.get(row.created_by, ""),
            "reason": row.reason,
            "until": last_day(row),
            "is_undone": row.undone_at is not None,
            "can_undo": row.undone_at is None and on <= last_day(row),
        }
        for row in rows
    ]


def _side(person: Person, actor: Actor, *, on: date) -> dict[str, object]:
    (phones,) = queries.parts_of(person, Phone)
    number = masking.last_four(person.id_number) if person.id_index else person.no_id_reason
    return {
        gettext_noop("Name"): queries.display_name(person, actor),
        gettext_noop("Sex and age"): born(person, on=on),
        gettext_noop("ID number"): number,
        gettext_noop("Telephone numbers"): _(", ").join(
            masking.phone(row.number) for row in phones
        ),
        gettext_noop("File opened on"): person.opened_on,
    }
