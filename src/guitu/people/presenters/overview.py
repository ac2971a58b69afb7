"""The first tab of a file: where the person stands, what comes next, who it is, how to reach."""

from typing import Any

from django.utils.translation import gettext as _

from guitu.kernel.terms import gettext_noop
from guitu.people import queries, sections
from guitu.people.models import Address, Person, Phone
from guitu.people.presenters import cells
from guitu.people.presenters.page import PersonPage
from guitu.people.presenters.rows import nobody
from guitu.web.cells import Link, Masked, Tag


def overview(page: PersonPage) -> dict[str, Any]:
    """Return what the first tab shows, in two statements of its own."""
    person, actor = page.person, page.request.actor
    phones, addresses = queries.parts_of(person, Phone, Address)
    return {
        "standing": [(fact.label, _standing_cell(fact)) for fact in page.standing],
        "facts": _facts(page),
        "work": _work(person),
        "phones": [
            _line("phone", cells.phone(row, person, actor), row, row.whose) for row in phones
        ],
        "addresses": [
            _line("address", cells.address(row, person, actor), row, _address_note(row))
            for row in addresses
        ],
        "sections": page.drawn_sections(),
    }


def _facts(page: PersonPage) -> list[tuple[object, ...]]:
    person, actor = page.person, page.request.actor
    facts: list[tuple[object, ...]] = [
        (gettext_noop("Sex and age"), cells.born(person, on=page.on)),
        (gettext_noop("Birth date"), person.birth_on),
        (gettext_noop("ID number"), cells.id_number(person, actor), _kind(person)),
        (gettext_noop("File kept by"), person.place_name or ""),
        (
            gettext_noop("Responsible"),
            person.responsible.name if person.responsible else nobody(),
        ),
        (gettext_noop("File opened on"), person.opened_on),
    ]
    if person.health_note:
        facts.append((gettext_noop("Health note"), cells.health_note(person, actor)))
    if person.sec_label > 1:
        facts.append((gettext_noop("Access"), Tag(_("Special file"), "quiet")))
    return facts


def _kind(person: Person) -> str:
    return _(person.id_kind.label) if person.id_index and person.id_kind else ""


def _work(person: Person) -> list[tuple[object, ...]]:
    facts = [
        (gettext_noop("Employment"), person.employment, person.employer),
        (gettext_noop("Education"), person.education),
        (gettext_noop("Marital status"), person.marital_status),
        (gettext_noop("Lives elsewhere"), person.lives_elsewhere or ""),
        (gettext_noop("Remark"), person.remark),
    ]
    return [(fact[0], _said(fact[1]), *fact[2:]) for fact in facts if fact[1]]


def _said(value: object) -> object:
    return _(value.label) if hasattr(value, "label") else value


def _line(kind: str, cell: Masked | str, row: Any, note: str) -> dict[str, Any]:
    return {"kind": kind, "cell": cell, "note": note, "pk": row.pk}


def _address_note(row: Address) -> str:
    note = _(row.kind.label)
    if row.until_on:
        return _("%(kind)s, until %(day)s") % {"kind": note, "day": row.until_on.isoformat()}
    return note


def _standing_cell(fact: sections.Fact) -> object:
    if fact.tone:
        return Tag(fact.value, fact.tone)
    return Link(fact.value, fact.url) if fact.url else fact.value
