"""Flags of all files in scope, resolving them one by one or many at once; consents withdrawn."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.access.permissions import Permission
from guitu.people import actions, queries
from guitu.people.forms.parts import NoteForm, WithdrawForm
from guitu.people.lists import flags_spec
from guitu.people.presenters.attention import flag_row, flag_words
from guitu.people.queries.places import places_of
from guitu.people.views.access import writable_or_404
from guitu.web import messages
from guitu.web.clock import today
from guitu.web.lists import respond

MOST = 100


def flags_list(request: HttpRequest) -> HttpResponse:
    """Show the open flags of the files in scope."""
    actor, on = request.actor, today()
    places = places_of(actor, Permission.PERSON_READ)
    return respond(
        request,
        flags_spec(places, on=on),
        rows=queries.flags_visible_to(actor),
        present=lambda row: flag_row(row, actor, {place.seq: place for place in places}, on=on),
        template="people/flags_page.html",
        can_resolve=actor.may_anywhere(Permission.PERSON_WRITE),
    )


def flags_resolve(request: HttpRequest) -> HttpResponse:
    """Ask how the chosen flags were resolved, and take them off their files."""
    rows = _chosen(request)
    form = NoteForm.of(request, key="people.flags")
    if form.carry_out(
        lambda given: actions.resolve_flags(
            [row.pk for row in rows], note=given["note"], actor=request.actor, on=today()
        )
    ):
        said = ngettext("%(count)s flag was resolved.", "%(count)s flags were resolved.", len(rows))
        messages.done(request, said % {"count": len(rows)})
        return form.accepted(_back(request, rows))
    lines = [(queries.display_name(row.person, request.actor), flag_words(row)) for row in rows]
    return form.answer(
        "people/flags_resolve_page.html", {"lines": lines, "back": _back(request, rows)}
    )


def consent_withdraw(request: HttpRequest, pk: uuid.UUID, row: uuid.UUID) -> HttpResponse:
    """Record that the person no longer agrees."""
    person = writable_or_404(request, pk)
    consent = get_object_or_404(queries.consents_visible_to(request.actor), pk=row, person=person)
    form = WithdrawForm.of(request, key=f"people.withdraw:{row}")
    back = reverse("person-papers", args=[pk])
    if form.carry_out(
        lambda given: actions.withdraw_consent(
            consent.pk, note=given["note"], actor=request.actor, on=today()
        )
    ):
        messages.done(request, _("The consent was withdrawn; nothing is told on it any more."))
        return form.accepted(back)
    context = {
        "heading": _("The person no longer agrees"),
        "submit": _("Withdraw the consent"),
        "name": queries.display_name(person, request.actor),
        "back": back,
        "crumbs": [(queries.display_name(person, request.actor), back)],
    }
    return form.answer("people/part_page.html", context)


def _chosen(request: HttpRequest) -> list:
    try:
        ids = [uuid.UUID(one) for one in request.GET.getlist("flag")[:MOST]]
    except ValueError as error:
        raise Http404 from error
    rows = list(queries.flags_visible_to(request.actor).filter(pk__in=ids).order_by("until_on"))
    if len(rows) < len(set(ids)) and request.method == "GET":
        raise Http404
    return rows


def _back(request: HttpRequest, rows: list) -> str:
    """Return to the file where one flag of it was chosen there, else to the list."""
    if request.GET.get("from") == "file" and len({row.person_id for row in rows}) == 1:
        return reverse("person-page", args=[rows[0].person_id])
    return reverse("people-flags")
