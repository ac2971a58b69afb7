"""What was due of each person and what was done, by month and year; figures open to rows."""

import uuid

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from guitu.contacts.presenters import compliance as presenter
from guitu.contacts.presenters import tabs
from guitu.contacts.queries import compliance
from guitu.people import queries as people
from guitu.web import clock

PAGE = 30
YEARS = range(presenter.FIRST_YEAR, 2100)


@require_GET
def this_year(request: HttpRequest) -> HttpResponse:
    """Lead to the table of the current year."""
    return HttpResponseRedirect(reverse("contact-counts-year", args=[clock.today().year]))


@require_GET
def year_page(request: HttpRequest, year: int) -> HttpResponse:
    """Show the table of one year, thirty people on a page."""
    _check(year)
    on = clock.today()
    pages = Paginator(compliance.people_asked(request.actor, year), PAGE)
    page = pages.get_page(request.GET.get("page"))
    shown = presenter.table(list(page), year, request.actor, on=on)
    shown |= {"tabs": tabs.office(request.actor, "counts"), "page_of": page, "year": year}
    return render(request, "contacts/counts_page.html", shown)


@require_GET
def rows_page(request: HttpRequest, year: int, pk: uuid.UUID) -> HttpResponse:
    """Show the duties and attempts behind a figure: `?month=` and `?standing=` narrow them."""
    _check(year)
    person = get_object_or_404(people.visible_to(request.actor), pk=pk)
    asked = presenter.Asked.of(request.GET, year=year)
    shown = presenter.rows(person, asked, request.actor, on=clock.today())
    return render(request, "contacts/counts_rows_page.html", shown)


def _check(year: int) -> None:
    if year not in YEARS:
        raise Http404
