"""The frame of a person's file: the first line, the tabs, what other modules add to them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guitu.access.permissions import Permission as P
from guitu.kernel.terms import gettext_noop
from guitu.people import queries, sections
from guitu.people.models import Person
from guitu.people.presenters import tabs
from guitu.people.presenters.attention import head_flags
from guitu.people.presenters.standing import Next, next_of, standing_of


@dataclass
class PersonPage:
    """The frame of every tab: name, first line, tabs, what may be done."""

    person: Person
    request: HttpRequest
    on: date
    tab: str = "overview"
    standing: list[sections.Fact] = field(default_factory=list)
    ahead: list[Next] = field(default_factory=list)

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
        """Return the tabs as links; those of other modules where they have something to show."""
        return tabs.links(self.person, self.request.actor, current=self.tab)

    @property
    def answer(self) -> str:
        """Return the first line: where the person stands, or who keeps the file."""
        if self.person.merged_into_id:
            return _("This file was merged into another one.")
        place = self.person.place_name or ""
        if not self.standing:
            return _("The file is kept by %(place)s; no measure stands in it.") % {"place": place}
        first = self.standing[0]
        said = _("%(label)s: %(value)s.") % {"label": first.label, "value": first.value}
        return f"{said} {self.ahead[0].sentence}" if self.ahead else said

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
    def can_print(self) -> bool:
        """Return whether the whole file may be printed, also one that was merged."""
        return self.request.actor.may(P.FILE_PRINT, self.person.org_seq)

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
    """Return the frame of a tab, with where the person stands; on the first what comes next.

    The tab of papers answers another question, what is missing, and does not ask for it.
    """
    page = PersonPage(person, request, on, tab)
    if tab != "papers":
        page.standing = standing_of(person, request.actor, on)
    if tab == "overview":
        page.ahead = next_of(person, request.actor, on)
    return page
