"""Maintenance treatment: entered by who files papers, read by who reads health papers."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.audit.actions import record_unmasking
from guitu.drug_testing import actions, queries
from guitu.drug_testing.forms import EndTreatmentForm, ReasonForm, TreatmentForm
from guitu.drug_testing.views.finding import SHORT_FORM
from guitu.people.queries import display_name, visible_to
from guitu.web import clock, messages


@require_GET
def of_person(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Show the maintenance treatments of a person to who reads health papers."""
    person = get_object_or_404(visible_to(request.actor), pk=person_id)
    require(request.actor, Permission.DOCUMENT_HEALTH, org_seq=person.org_seq)
    rows = list(queries.treatments(request.actor).filter(person=person).order_by("-from_on"))
    reason = _("read on the page of maintenance treatment")
    record_unmasking("clinic", actor=request.actor, subject=person, reason=reason)
    name = display_name(person, request.actor)
    context = {
        "rows": rows,
        "name": name,
        "crumbs": [(name, reverse("person-page", args=[person.pk]))],
    }
    return render(request, "drug_testing/treatments_page.html", context)


def new(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Put a maintenance treatment on record."""
    person = get_object_or_404(visible_to(request.actor), pk=person_id)
    require(request.actor, Permission.DOCUMENT_WRITE, org_seq=person.org_seq)
    form = TreatmentForm.of(request, key=f"tests.treatment:{person_id}")
    made = form.carry_out(
        lambda _given: actions.record_treatment(
            person_id, form.new(), actor=request.actor, on=clock.today()
        )
    )
    back = reverse("person-page", args=[person.pk])
    if made is None:
        return form.answer(SHORT_FORM, _said_of_new(request, person, back))
    messages.undoable(request, _("It is on record."), "treatment-undo", pk=made.pk)
    return form.accepted(back)


def end(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record the last day of a treatment."""
    row = get_object_or_404(queries.treatments_to_write(request.actor), pk=pk)
    form = EndTreatmentForm.of(request, key=f"tests.treatment-end:{pk}")
    done = form.carry_out(
        lambda given: actions.end_treatment(pk, **given, actor=request.actor, on=clock.today())
    )
    back = reverse("person-page", args=[row.person_id])
    if done is None:
        said = {"heading": _("Last day of the treatment"), "submit": _("Record"), "cancel": back}
        return form.answer(SHORT_FORM, said)
    messages.done(request, _("It is on record."))
    return form.accepted(back)


def undo(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void a treatment: at once from the toast, or later with a reason."""
    row = get_object_or_404(queries.treatments_to_write(request.actor), pk=pk)
    back = reverse("person-page", args=[row.person_id])
    form = ReasonForm.of(request, key=f"tests.treatment-void:{pk}")
    if request.method == "POST" and "reason" not in request.POST:
        actions.void_treatment(pk, reason=_("Undone right after saving"), actor=request.actor)
        return form.accepted(back)
    done = form.carry_out(lambda given: actions.void_treatment(pk, **given, actor=request.actor))
    if done is None:
        said = {"heading": _("Void this entry"), "submit": _("Void"), "cancel": back}
        return form.answer(SHORT_FORM, said)
    messages.done(request, _("The entry was voided."))
    return form.accepted(back)


def _said_of_new(request: HttpRequest, person, back: str) -> dict[str, object]:
    return {
        "heading": _("Maintenance treatment"),
        "answer": _(
            "Information, not a permission. Colleagues who record tests learn only that a "
            "positive result may be expected and that the clinic can be asked."
        ),
        "submit": _("Record"),
        "cancel": back,
        "crumbs": [(display_name(person, request.actor), back)],
    }
