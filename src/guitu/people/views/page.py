"""One person's file: overview, timeline, papers, family; print. Each view is recorded once."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guitu.audit.actions import record_read
from guitu.people.presenters import gaps, parts, printing, tabs
from guitu.people.presenters.overview import overview
from guitu.people.presenters.page import PersonPage, page_of
from guitu.people.presenters.timeline_page import timeline_page
from guitu.people.views.access import file_or_404
from guitu.web.clock import today

Fill = Callable[[PersonPage], dict[str, Any]]


def person_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show where the person stands, what comes next, and who it is."""
    return _tab(request, pk, "overview", overview)


def person_tab(request: HttpRequest, pk: uuid.UUID, tab: str) -> HttpResponse:
    """Show a tab that other modules fill."""
    if not tabs.is_other(tab):
        raise Http404
    page = _frame(request, pk, tab)
    context = {"file": page, "sections": page.drawn_sections()}
    return render(request, "people/sections_page.html", context)


def person_timeline(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show what happened, newest first."""
    return _tab(request, pk, "timeline", timeline_page)


def person_papers(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show the papers on file, and what the file lacks."""
    return _tab(request, pk, "papers", lambda page: parts.papers(page) | gaps.gaps(page))


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
