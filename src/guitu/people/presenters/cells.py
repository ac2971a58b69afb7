"""Protected values as cells: shown in part, with a way to show the whole for a reason."""

from datetime import date
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.kernel.terms import gettext_noop
from guitu.people import masking
from guitu.people.id_numbers import age_on
from guitu.people.models import Address, Person, Phone, Relative
from guitu.web.cells import Masked

ID_NUMBER, HEALTH, PHONE, ADDRESS, RELATIVE_PHONE = (
    "id-number", "health-note", "phone", "address", "relative-phone",
)  # fmt: skip
LABELS = {
    ID_NUMBER: gettext_noop("ID number"),
    HEALTH: gettext_noop("Health note"),
    PHONE: gettext_noop("Telephone number"),
    ADDRESS: gettext_noop("Address"),
    RELATIVE_PHONE: gettext_noop("Telephone number of a relative"),
}
HIDDEN = "****"


def id_number(person: Person, actor: Actor) -> object:
    """Return the number shown in part, or why there is none."""
    if person.id_index is None:
        return person.no_id_reason
    return _cell(ID_NUMBER, masking.id_number(person.id_number), person, person, actor)


def health_note(person: Person, actor: Actor) -> object:
    """Return that there is a health note, for those who may open health papers."""
    if not person.health_note:
        return ""
    return _cell(HEALTH, HIDDEN, person, person, actor)


def phone(row: Phone, person: Person, actor: Actor) -> Masked:
    """Return a telephone number shown in part."""
    return _cell(PHONE, masking.phone(row.number), row, person, actor)


def relative_phone(row: Relative, person: Person, actor: Actor) -> object:
    """Return a relative's number shown in part, or an empty text."""
    if not row.phone:
        return ""
    return _cell(RELATIVE_PHONE, masking.phone(row.phone), row, person, actor)


def address(row: Address, person: Person, actor: Actor) -> object:
    """Return the area of an address and stars for the exact part."""
    if not row.detail:
        return row.area
    return _cell(ADDRESS, f"{row.area}{HIDDEN}", row, person, actor)


def revealed(what: str, row: Any) -> Masked:
    """Return the whole value, for thirty seconds."""
    whole, shown = {
        ID_NUMBER: lambda: (row.id_number, masking.id_number(row.id_number)),
        HEALTH: lambda: (row.health_note, HIDDEN),
        PHONE: lambda: (row.number, masking.phone(row.number)),
        ADDRESS: lambda: (f"{row.area}{row.detail}", f"{row.area}{HIDDEN}"),
        RELATIVE_PHONE: lambda: (row.phone, masking.phone(row.phone)),
    }[what]()
    return Masked(shown, LABELS[what], revealed=whole, id=element_id(what, row.pk))


def age(birth_on: date | None, *, on: date) -> str:
    """Return the age in completed years in words, or an empty text."""
    if birth_on is None:
        return ""
    years = age_on(birth_on, on)
    return ngettext("%(count)s year old", "%(count)s years old", years) % {"count": years}


def born(person: Person, *, on: date) -> str:
    """Return sex and age in one line."""
    sex = _(person.sex.label) if person.sex else ""
    return " · ".join(part for part in (sex, age(person.birth_on, on=on)) if part)


def element_id(what: str, row_id: object) -> str:
    """Return the id of the element that shows the value."""
    return f"{what}-{row_id}"


def needed_for(what: str) -> Permission:
    """Return the permission that showing the whole value asks for."""
    return Permission.DOCUMENT_HEALTH if what == HEALTH else Permission.PERSON_UNMASK


def _cell(what: str, shown: str, row: Model, person: Person, actor: Actor) -> Masked:
    may = actor.may(needed_for(what), person.org_seq)
    url = reverse("person-unmask", args=[person.pk, what, row.pk]) if may else ""
    return Masked(shown, LABELS[what], url, id=element_id(what, row.pk))
