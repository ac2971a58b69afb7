"""Pages of the trail: all events for whoever watches, and who opened one file."""

import uuid

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from guitu.access.actors import Actor
from guitu.access.lists import TRAIL
from guitu.access.permissions import Permission
from guitu.access.presenters import trail as words
from guitu.access.queries import is_sealed_from
from guitu.access.scope import within
from guitu.audit import queries
from guitu.web import clock
from guitu.web.lists import respond

SHOWN = 500
OF_NO_OFFICE = Q(org_seq=0)


def trail(request: HttpRequest) -> HttpResponse:
    """List events; filters by colleague, act and day, never by the name of a person."""
    scope = within(request.actor, Permission.AUDIT_READ) | OF_NO_OFFICE
    return respond(
        request,
        TRAIL,
        rows=queries.events(scope),
        present=words.event_row,
        template="access/trail_page.html",
    )


def file_trail(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show who opened one file, what was shown in full, and why."""
    chosen = request.GET.get("show", "all")
    rows = queries.of_person(pk, _scope(request.actor))
    if not rows.exists() or is_sealed_from(request.actor, pk, on=clock.today()):
        raise Http404
    acts = next((acts for code, _label, acts in words.KINDS if code == chosen), ())
    events = list(rows.filter(act__in=acts)[:SHOWN] if acts else rows[:SHOWN])
    context = {
        "events": words.file_events(events),
        "tabs": _tabs(pk, chosen),
        "readers": len({event.user_id for event in events}),
        "short": str(pk)[-8:],
    }
    return render(request, "access/file_trail_page.html", context)


def _scope(actor: Actor) -> Q:
    return within(actor, Permission.FILE_TRAIL)


def _tabs(pk: uuid.UUID, chosen: str) -> list[tuple[object, ...]]:
    url = reverse("file-trail", args=[pk])
    return [(label, f"{url}?show={code}", code == chosen, "") for code, label, _acts in words.KINDS]
