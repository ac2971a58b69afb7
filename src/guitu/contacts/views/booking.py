"""Booked contacts: the list, booking, moving, cancelling, excusing."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.contacts import actions, queries
from guitu.contacts.forms.booking import BookingForm, CloseForm, MoveForm
from guitu.contacts.lists import appointments_source
from guitu.contacts.presenters import contact as presenter
from guitu.contacts.presenters import tabs
from guitu.contacts.terms import AppointmentAct, Way
from guitu.people import queries as people
from guitu.web import clock, messages
from guitu.web.lists import respond

CLOSED_BY_HAND = (AppointmentAct.CANCEL, AppointmentAct.MISS, AppointmentAct.EXCUSE)


def appointment_list(request: HttpRequest) -> HttpResponse:
    """Show what is booked, the next one first."""
    source = appointments_source(request.actor, on=clock.today())
    return respond(
        request, source.spec, rows=source.rows, present=source.present,
        template="contacts/appointments_page.html", tabs=tabs.office(request.actor, "booked"),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def book(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Book the next contact with a person."""
    person = get_object_or_404(people.with_flags(people.visible_to(request.actor)), pk=pk)
    require(request.actor, Permission.CONTACT_WRITE, org_seq=person.org_seq)
    form = BookingForm.of(request, key=f"contacts.book:{pk}", initial={"way": Way.HOME_VISIT.value})
    booked = form.carry_out(
        lambda _given: actions.book(pk, form.booking(), actor=request.actor, on=clock.today())
    )
    if booked:
        messages.done(request, _("The next contact is booked."))
        return form.accepted(reverse("person-page", args=[pk]))
    context = presenter.about_person(person, request.actor)
    context |= presenter.flagged(person, request.actor, on=clock.today())
    context |= {"heading": _("Book the next contact"), "submit": _("Book it")}
    return form.answer("contacts/form_page.html", context)


@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Move a booked contact to another day, with a reason."""
    row = _appointment(request, pk)
    form = MoveForm.of(
        request, key=f"contacts.move:{pk}", initial={"way": row.way, "note": row.note}
    )
    moved = form.carry_out(
        lambda given: actions.move_appointment(
            pk, form.booking(), reason=given["reason"], actor=request.actor, on=clock.today()
        )
    )
    if moved:
        messages.done(request, _("It was moved; the first day stays on record."))
        return form.accepted(reverse("person-page", args=[row.person_id]))
    context = presenter.about_appointment(row, request.actor, on=clock.today())
    context |= {"heading": _("Move a booked contact"), "submit": _("Move it")}
    return form.answer("contacts/form_page.html", context)


@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, pk: uuid.UUID, act: str) -> HttpResponse:
    """Cancel or excuse a booked contact, or note that it did not come about."""
    row = _appointment(request, pk)
    chosen = _act(act)
    form = CloseForm.of(request, key=f"contacts.close.{act}:{pk}")
    if chosen != AppointmentAct.EXCUSE:
        form.fields.pop("evidence", None)
    closed = form.carry_out(
        lambda _given: actions.close_appointment(
            pk, form.closing(chosen), actor=request.actor, on=clock.today()
        )
    )
    if closed:
        messages.done(request, _("It is on record."))
        return form.accepted(reverse("person-page", args=[row.person_id]))
    context = presenter.about_appointment(row, request.actor, on=clock.today())
    context |= {"heading": _(chosen.label), "submit": _("Save the record")}
    return form.answer("contacts/form_page.html", context)


def _appointment(request: HttpRequest, pk: uuid.UUID):
    rows = people.with_flags(queries.appointments(request.actor), person="person_id")
    row = get_object_or_404(rows, pk=pk)
    require(request.actor, Permission.CONTACT_WRITE, org_seq=row.org_seq)
    return row


def _act(code: str) -> AppointmentAct:
    found = next((act for act in CLOSED_BY_HAND if act.value == code), None)
    if found is None:
        raise Http404
    return found
