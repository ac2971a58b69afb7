"""Recording a contact, adding to it, voiding it."""

import uuid
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.contacts import actions, queries, rules
from guitu.contacts.forms.booking import ReasonForm, SheetForm
from guitu.contacts.forms.recording import ContactForm, NoteForm
from guitu.contacts.presenters import contact as presenter
from guitu.contacts.terms import (
    FAMILY_CONTACT,
    HELPER_CONTACT,
    PHONE_CONTACT,
    MeetingPlace,
    Outcome,
    Way,
)
from guitu.measures import queries as measures
from guitu.people import queries as people
from guitu.web import clock, messages

PLACES = {Way.HOME_VISIT: MeetingPlace.HOME, Way.OFFICE_TALK: MeetingPlace.OFFICE}


@require_http_methods(["GET", "POST"])
def contact_new(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record a contact with a person, from the person's page; `?way=` chooses how."""
    asked = request.GET.get("way", "")
    way = Way(asked) if asked in Way._value2member_map_ else Way.HOME_VISIT
    return _record(request, pk, way=way)


@require_http_methods(["GET", "POST"])
def visit(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record a visit for a duty under a measure."""
    return _under(request, pk, HELPER_CONTACT)


@require_http_methods(["GET", "POST"])
def call(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record a call for a duty under a measure."""
    return _under(request, pk, PHONE_CONTACT)


@require_http_methods(["GET", "POST"])
def family(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record a contact with the family for a duty under a measure."""
    return _under(request, pk, FAMILY_CONTACT)


@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Add a note to a contact on record."""
    contact = _contact(request, pk)
    usual = _visibility(request.actor, contact.org_seq)
    form = NoteForm.of(request, key=f"contacts.note:{pk}", initial={"visibility": usual})
    added = form.carry_out(
        lambda _given: actions.add_note(pk, form.note(), actor=request.actor, on=clock.today())
    )
    if added:
        messages.done(request, _("The note is on record."))
        return form.accepted(reverse("contact-page", args=[pk]))
    return _short(form, contact, request, heading=_("Add a note"), submit=_("Add it"))


@require_http_methods(["GET", "POST"])
def sheet(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Put a photo or a scan on file with a contact."""
    contact = _contact(request, pk)
    form = SheetForm.of(request, key=f"contacts.sheet:{pk}")
    added = form.carry_out(
        lambda given: actions.add_sheet(
            pk, given["photos"].read(), actor=request.actor, on=clock.today()
        )
    )
    if added:
        messages.done(request, _("It is on file."))
        return form.accepted(reverse("contact-page", args=[pk]))
    return _short(form, contact, request, heading=_("Add a photo or a sheet"), submit=_("Add it"))


@require_http_methods(["GET", "POST"])
def void(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void a contact with a reason."""
    contact = _contact(request, pk)
    form = ReasonForm.of(request, key=f"contacts.void:{pk}")
    voided = form.carry_out(
        lambda given: actions.void_contact(pk, **given, actor=request.actor, on=clock.today())
    )
    if voided:
        messages.done(request, _("The record is void; what it met is open again."))
        return form.accepted(reverse("person-page", args=[contact.person_id]))
    return _short(form, contact, request, heading=_("Void this record"), submit=_("Void it"))


@require_POST
def undo(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void a contact right after it was saved."""
    contact = _contact(request, pk)
    actions.void_contact(
        pk, reason=_("Undone right after saving"), actor=request.actor, on=clock.today()
    )
    messages.done(request, _("The record is void; what it met is open again."))
    return HttpResponseRedirect(reverse("contact-new", args=[contact.person_id]), status=303)


def _under(request: HttpRequest, pk: uuid.UUID, kind: str) -> HttpResponse:
    measure = get_object_or_404(measures.visible_to(request.actor), pk=pk)
    return _record(request, measure.person_id, way=rules.ways_of(kind)[0], kind=kind)


def _record(
    request: HttpRequest, person_id: uuid.UUID, *, way: Way, kind: str = ""
) -> HttpResponse:
    actor, on = request.actor, clock.today()
    person = get_object_or_404(people.with_flags(people.visible_to(actor)), pk=person_id)
    require(actor, Permission.CONTACT_WRITE, org_seq=person.org_seq)
    form = ContactForm.of(
        request,
        key=f"contacts.new.{kind or way}:{person_id}",
        initial=_initial(actor, person, way, on),
    )
    saved = form.carry_out(lambda _given: _save(form, person_id, actor=actor, on=on))
    if saved is not None:
        messages.undoable(request, _("It is on record."), "contact-undo", pk=saved.pk)
        return form.accepted(reverse("contact-page", args=[saved.pk]))
    context = presenter.recording(person, actor, way=way, kind=kind, on=on)
    if form.twin_id is not None:
        context["twin"] = presenter.twin(form.twin_id, actor)
    return form.answer("contacts/record_page.html", context)


def _save(form: ContactForm, person_id: uuid.UUID, *, actor: Actor, on: date) -> Any:
    try:
        return actions.record_contact(person_id, form.contact(on), actor=actor, on=on)
    except actions.SameContact as found:
        form.twin_id = found.contact_id
        raise


def _initial(actor: Actor, person: Any, way: Way, on: date) -> dict[str, Any]:
    return {
        "way": way,
        "outcome": Outcome.MET,
        "held_on": on,
        "time_of_day": f"{clock.now():%H:%M}",
        "place": PLACES.get(way, ""),
        "visibility": _visibility(actor, person.org_seq),
    }


def _visibility(actor: Actor, org_seq: int) -> str:
    roles = [grant.role for grant in actor.grants if grant.lo <= org_seq <= grant.hi]
    return rules.usual_visibility(roles).value


def _contact(request: HttpRequest, pk: uuid.UUID) -> Any:
    contact = get_object_or_404(queries.visible_to(request.actor), pk=pk)
    require(request.actor, Permission.CONTACT_WRITE, org_seq=contact.org_seq)
    return contact


def _short(form: Any, contact: Any, request: HttpRequest, *, heading: str, submit: str):
    context = presenter.short(contact, request.actor) | {"heading": heading, "submit": submit}
    return form.answer("contacts/form_page.html", context)
