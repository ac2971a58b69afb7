"""The whole file of a person as one PDF."""

import uuid
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.people.dossier.binding import Printing, bind
from guitu.people.dossier.blocks import Wanted
from guitu.people.forms.file import WholeFileForm
from guitu.people.queries import display_name
from guitu.people.views.access import file_or_404
from guitu.web import clock


def whole_file(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask what the file is printed for; answer with the PDF."""
    person = file_or_404(request, pk)
    require(request.actor, Permission.FILE_PRINT, org_seq=person.org_seq)
    form = WholeFileForm.of(request, key=f"people.whole-file:{pk}")
    if form.is_bound and form.is_valid():
        printing = Printing(**form.cleaned_data)
        wanted = Wanted(person, request.actor, clock.today())
        wanted = replace(wanted, in_full=printing.in_full)
        try:
            content = bind(wanted, printing, place=person.place_name or "", at=clock.shown_now())
        except BadInput as error:
            form.take(error)
        else:
            return _pdf(content, pk)
    name = display_name(person, request.actor)
    page = reverse("person-page", args=[pk])
    context = {
        "heading": gettext_noop("Print the whole file"),
        "answer": _("One PDF with a page of contents, in the order of the file."),
        "submit": _("Make the PDF"),
        "back": page,
        "crumbs": [(gettext_noop("People"), reverse("people-list")), (name, page)],
    }
    return form.answer("people/part_page.html", {"name": name, **context})


def _pdf(content: bytes, pk: uuid.UUID) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="file-{str(pk)[-8:]}.pdf"'
    response["Cache-Control"] = "no-store"
    return response
