"""One person's file: overview, timeline, papers, family; print. Each view is recorded once."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guitu.audit.actions import record_read
from guitu.people.presenters import parts, printing
from guitu.people.presenters.page import PersonPage, missing_count, overview, page_of
from guitu.people.presenters.timeline import timeline
from guitu.people.views.access import file_or_404
from guitu.web.clock import today

Fill = Callable[[PersonPage], dict[str, Any]]


def person_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show where the person stands, who it is, and what the file lacks."""

    def fill(page: PersonPage) -> dict[str, Any]:
        shown = overview(page)
        return shown | {"missing": missing_count(shown["gaps"])}

    return _tab(request, pk, "overview", fill)


def person_timeline(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show what happened, newest first."""

    def fill(page: PersonPage) -> dict[str, Any]:
        return {"events": timeline(page.person, request.actor)}

    return _tab(request, pk, "timeline", fill)


def person_papers(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show the papers on file."""
    return _tab(request, pk, "papers", parts.papers)


def person_family(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show names, relatives and the work group."""
    return _tab(request, pk, "family", parts.family)


def person_print(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show the file as a sheet for paper; protected values stay masked."""
    page = _frame(request, pk, "overview")
    return render(request, "people/print_page.html", printing.sheet(page) | {"file": page})


def _tab(request: HttpRequest, pk: uuid.UUID, tab: str, fill: Fill) -> HttpResponse:
    page = _frame(request, pk, tab)
    return render(request, f"people/{tab}_page.html", fill(page) | {"file": page})


def _frame(request: HttpRequest, pk: uuid.UUID, tab: str) -> PersonPage:
    person = file_or_404(request, pk)
    record_read(actor=request.actor, subject=person)
    return page_of(request, person, on=today(), tab=tab)
