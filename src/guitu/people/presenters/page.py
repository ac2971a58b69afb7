"""One person's file on one page: where the person stands, what is missing, and the rest in tabs."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.access.permissions import Permission as P
from guitu.kernel.terms import gettext_noop
from guitu.people import queries, sections
from guitu.people.models import Address, Person, Phone
from guitu.people.presenters import cells
from guitu.people.presenters.attention import head_flags
from guitu.people.presenters.rows import nobody
from guitu.people.rules import Gap
from guitu.web.cells import Because, Link, Masked, Tag

TABS = (
    ("overview", gettext_noop("Overview"), "person-page"),
    ("timeline", gettext_noop("Timeline"), "person-timeline"),
    ("papers", gettext_noop("Papers and scans"), "person-papers"),
    ("family", gettext_noop("Family and work group"), "person-family"),
)


@dataclass
class PersonPage:
    """The frame of every tab: name, first line, tabs, what may be done."""

    person: Person
    request: HttpRequest
    on: date
    tab: str = "overview"
    standing: list[sections.Fact] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return the name as the actor may see it."""
        return queries.display_name(self.person, self.request.actor)

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        """Return where the page stands."""
        return [(gettext_noop("People"), reverse("people-list"))]

    @property
    def tabs(self) -> list[tuple[str, str, bool]]:
        """Return the tabs as links."""
        return [
            (label, reverse(url, args=[self.person.pk]), code == self.tab)
            for code, label, url in TABS
        ]

    @property
    def answer(self) -> str:
        """Return the first line: where the person stands, or who keeps the file."""
        if self.person.merged_into_id:
            return _("This file was merged into another one.")
        if self.standing:
            first = self.standing[0]
            return _("%(label)s: %(value)s") % {"label": first.label, "value": first.value}
        place = self.person.place_name or ""
        return _("The file is kept by %(place)s; no measure stands in it.") % {"place": place}

    def may(self, permission: P) -> bool:
        """Return whether the actor may do so with this file, which must be open."""
        is_open = self.person.merged_into_id is None and self.person.voided_at is None
        return is_open and self.request.actor.may(permission, self.person.org_seq)

    @property
    def can_write(self) -> bool:
        """Return whether the file may be changed here."""
        return self.may(P.PERSON_WRITE)

    @property
    def flags(self) -> list[dict[str, Any]]:
        """Return the flags on the head of the file."""
        return head_flags(self.person, self.request.actor, self.on)

    @property
    def flag_add_url(self) -> str:
        """Return where a flag is put on the file, for those who may."""
        return reverse("person-part-add", args=[self.person.pk, "flag"]) if self.can_write else ""

    @property
    def can_merge(self) -> bool:
        """Return whether another file may be merged into this one."""
        return self.may(P.PERSON_MERGE)

    @property
    def can_add_paper(self) -> bool:
        """Return whether papers may be added."""
        return self.may(P.DOCUMENT_WRITE)

    def drawn_sections(self) -> list[tuple[str, str, SafeString]]:
        """Return (code, label, HTML) of the blocks that other modules put on this tab."""
        found = []
        for section in sections.open_to(sections.Section, self.person, self.request.actor):
            if section.tab != self.tab:
                continue
            context = section.present(self.person, self.request.actor, self.on)
            if context is not None:
                context = {**context, "person": self.person}
                html = render_to_string(section.template, context, request=self.request)
                found.append((section.code, section.label, html))
        return found


def page_of(request: HttpRequest, person: Person, *, on: date, tab: str) -> PersonPage:
    """Return the frame of a tab, with where the person stands."""
    page = PersonPage(person, request, on, tab)
    for source in sections.open_to(sections.Standing, person, request.actor):
        page.standing += source.tell(person, request.actor, on)
    return page


def overview(page: PersonPage) -> dict[str, Any]:
    """Return what the first tab shows: who it is, how to reach, what is missing."""
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
        "gaps": [gap_line(gap, person) for gap in queries.gaps_of(person, on=page.on)],
        "sections": page.drawn_sections(),
    }


def gap_line(gap: Gap, person: Person) -> dict[str, Any]:
    """Return one thing the file lacks, why it belongs there, and where it is added."""
    what = _(gap.item.label)
    if gap.roles:
        roles = _(", ").join(_(role.label) for role in gap.roles)
        what = _("%(what)s: %(roles)s") % {"what": what, "roles": roles}
    name, *kind = MEND.get(str(gap.item), ("",))
    url = reverse(name, args=[person.pk, *kind]) if name else ""
    return {"what": what, "because": Because.of(gap.because), "url": url}


MEND = {
    "id_number": ("person-edit",),
    "phone": ("person-part-add", "phone"),
    "living_address": ("person-part-add", "address"),
    "registered_address": ("person-part-add", "address"),
    "guardian": ("person-part-add", "relative"),
    "responsible": ("person-assign",),
    "work_group": ("person-part-add", "member"),
    "decision": ("person-part-add", "paper"),
}


def missing_count(gaps: list[dict[str, Any]]) -> str:
    """Return how much is missing, in words."""
    if not gaps:
        return _("Nothing is missing.")
    count = len(gaps)
    return ngettext("%(count)s thing is missing.", "%(count)s things are missing.", count) % {
        "count": count
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
