"""What the short forms of help have in common."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.aid import queries
from guitu.aid.presenters import tags
from guitu.people import queries as people
from guitu.web import messages
from guitu.web.forms import Form

TEMPLATE = "aid/form_page.html"


@dataclass(frozen=True)
class Page:
    """The words around a form, where it stands, and where it leads."""

    heading: str
    submit: str
    crumbs: list[tuple[str, str]]
    cancel: str
    answer: str = ""
    done: str = ""
    notes: list[str] = field(default_factory=list)
    template: str = TEMPLATE


def person_to_help(request: HttpRequest, pk: uuid.UUID):
    """Return a person whose file is in scope; 403 for a post that records no help."""
    person = get_object_or_404(people.visible_to(request.actor), pk=pk)
    require(request.actor, Permission.AID_WRITE, org_seq=person.org_seq)
    queries.open_keys([person.pk])
    return person


def record_of(request: HttpRequest, rows, pk: uuid.UUID):
    """Return a record in scope with its person; 403 for a post that records no help."""
    found = get_object_or_404(rows.select_related("person"), pk=pk)
    require(request.actor, Permission.AID_WRITE, org_seq=found.org_seq)
    queries.open_keys([found.person_id])
    return found


def page_of(request: HttpRequest, person, heading: str, submit: str, **more: Any) -> Page:
    """Return the words around a form about `person`."""
    cancel = more.pop("cancel", "") or tags.back_to(person)
    return Page(heading, submit, tags.crumbs(person, request.actor), cancel, **more)


def carry(
    form: Form,
    act: Callable[[dict[str, Any]], Any],
    page: Page,
    *,
    to: str | Callable[[Any], str] = "",
    undo: str = "",
) -> HttpResponse:
    """Carry out `act` with what was typed, and lead on; or show the form with its errors.

    `undo` names the address to which a POST voids what was made, by its key.
    """
    made = form.carry_out(act)
    if made is None:
        return form.answer(page.template, vars(page))
    if undo:
        messages.undoable(form.request, page.done, undo, pk=made.pk)
    elif page.done:
        messages.done(form.request, page.done)
    target = to(made) if callable(to) else to
    return form.accepted(target or page.cancel)
