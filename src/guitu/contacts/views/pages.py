"""The list of contacts and the page of one."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from guitu.audit.actions import record_read
from guitu.contacts import queries
from guitu.contacts.lists import contacts_source
from guitu.contacts.presenters import contact as presenter
from guitu.contacts.presenters import tabs
from guitu.web import clock
from guitu.web.lists import respond


def contact_list(request: HttpRequest) -> HttpResponse:
    """Show the contacts of the office, the newest first."""
    source = contacts_source(request.actor, on=clock.today())
    return respond(
        request, source.spec, rows=source.rows, present=source.present,
        template="contacts/list_page.html", tabs=tabs.office(request.actor, "list"),
        may=tabs.may(request.actor),
    )  # fmt: skip


@require_GET
def contact_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show one contact: what came of it, what it counts for, and the next step."""
    contact = get_object_or_404(queries.visible_to(request.actor), pk=pk)
    record_read(actor=request.actor, subject=contact)
    shown = presenter.page(contact, request.actor, on=clock.today())
    return render(request, "contacts/contact_page.html", shown)
