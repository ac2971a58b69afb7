"""The list of contacts and the page of one."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.audit.actions import record_read
from guitu.contacts import queries
from guitu.contacts.lists import contacts_source
from guitu.contacts.paper_forms import record_paper
from guitu.contacts.presenters import contact as presenter
from guitu.contacts.presenters import sheet, tabs
from guitu.orgs import queries as orgs
from guitu.papers.filling import word_response
from guitu.people import queries as people
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


@require_GET
def record_sheet(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show every contact of a person as a sheet for paper; numbers stay masked."""
    person = get_object_or_404(people.visible_to(request.actor), pk=pk)
    require(request.actor, Permission.CONTACT_READ, org_seq=person.org_seq)
    record_read(actor=request.actor, subject=person)
    rows = list(reversed(queries.of_person(pk, request.actor)))
    place = orgs.names([person.org_seq]).get(person.org_seq)
    reader = sheet.SheetReader(request.actor, {person.org_seq: place.name if place else ""})
    reader.load(rows, about=person)
    is_diary = request.GET.get("as") == "diary"
    context = presenter.about_person(person, request.actor) | {
        "title": _("Helper diary") if is_diary else _("Record of visits"),
        "header": [] if is_diary else sheet.header(person, reader),
        "table": sheet.table(reader, rows, is_diary=is_diary),
        "is_diary": is_diary,
        "may_word": request.actor.may(Permission.PERSON_UNMASK, person.org_seq),
    }
    return render(request, "contacts/record_sheet.html", context)


@require_GET
def record_word(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give every contact of a person as a Word file, with the whole numbers; it is recorded."""
    person = get_object_or_404(
        people.visible_to(request.actor).select_related("responsible"), pk=pk
    )
    require(request.actor, Permission.CONTACT_READ, org_seq=person.org_seq)
    require(request.actor, Permission.PERSON_UNMASK, org_seq=person.org_seq)
    content, code = record_paper(person, actor=request.actor, on=clock.today())
    return word_response(content, code)
