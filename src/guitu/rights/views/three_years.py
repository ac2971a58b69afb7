"""The three years: the paper of the police put on record, and the person's own sheet."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from guitu.audit.actions import record_read
from guitu.people.queries import display_name, visible_to
from guitu.rights import actions, queries, terms_sheet
from guitu.rights.forms import ControlEndForm
from guitu.web import clock, messages


def control_end(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Put on record that the police ended dynamic control."""
    person = get_object_or_404(visible_to(request.actor), pk=pk)
    form = ControlEndForm.of(request, key=f"rights.control-end:{pk}")
    done = form.carry_out(
        lambda given: actions.record_control_end(
            pk, actions.NewControlEnd(**given), actor=request.actor, on=clock.today()
        )
    )
    if done is None:
        name = display_name(person, request.actor)
        url = reverse("person-page", args=[pk])
        return form.answer("rights/archive_form_page.html", {
            "crumbs": [(name, url)], "name": name, "cancel": url,
            "heading": _("End of dynamic control"),
            "answer": _("The police decide; here their paper is put on record."),
            "submit": _("Put on record"),
        })  # fmt: skip
    messages.undoable(request, _("It is on record."), "control-end-void", pk=done.pk)
    return form.accepted(reverse("person-page", args=[pk]))


@require_POST
def control_end_void(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void an end of dynamic control that was recorded by mistake."""
    row = get_object_or_404(queries.control_ends(request.actor), pk=pk)
    actions.void_control_end(pk, reason=_("Undone right after saving"), actor=request.actor)
    messages.done(request, _("The entry was voided."))
    return redirect("person-page", pk=row.person_id)


@require_GET
def sheet(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show the person's terms and dates as a sheet for paper."""
    person = get_object_or_404(visible_to(request.actor), pk=pk)
    record_read(actor=request.actor, subject=person)
    context = terms_sheet.sheet(person, request.actor, on=clock.today())
    name = display_name(person, request.actor)
    return render(request, "rights/terms_sheet_page.html", context | {"name": name})
