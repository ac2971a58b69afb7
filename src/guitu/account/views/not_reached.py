"""Who under a measure was not reached for long, and what was tried."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from guitu.account import not_reached as listed
from guitu.account.queries import not_reached as queries
from guitu.audit.actions import record_read
from guitu.contacts.presenters import tabs
from guitu.web import clock
from guitu.web.lists import respond


def people(request: HttpRequest) -> HttpResponse:
    """Show who was not spoken with for how long, who lives elsewhere first."""
    on = clock.today()
    source = listed.source(request.actor, on=on)
    return respond(
        request, source.spec, rows=source.rows, present=source.present,
        template="account/not_reached_page.html", tabs=tabs.office(request.actor, "not-reached"),
        overview=listed.overview(request.actor, on=on),
    )  # fmt: skip


@require_GET
def attempts(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show what was tried to reach one person since the last contact."""
    on = clock.today()
    row = get_object_or_404(queries.under_measure(request.actor, on=on), pk=pk)
    record_read(actor=request.actor, subject=row)
    found = listed.attempts_page(row, request.actor, on=on)
    return render(request, "account/attempts_page.html", found)
