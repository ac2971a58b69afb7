"""One button from what a host office reported to a test on the person's file."""

import uuid
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from guitu.absences import queries as absences
from guitu.account import hosted_tests
from guitu.drug_testing.actions import Proof
from guitu.drug_testing.forms import AwayTestForm
from guitu.drug_testing.views.finding import SHORT_FORM, measure_of, where
from guitu.web import clock, messages


@require_http_methods(["GET", "POST"])
def put_on_record(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show the form of a test taken elsewhere as the host office reported it, and record it."""
    rows = absences.tasks(request.actor).select_related("letter__stay")
    task, today = get_object_or_404(rows, pk=pk), clock.today()
    measure = measure_of(request, task.letter.stay.measure_id, to_write=True)
    stay_url = reverse("stay-page", args=[task.letter.stay_id])
    given = hosted_tests.initial(task) | {"title": _("Paper of that office")}
    form = AwayTestForm.of(request, key=f"tests.hosted:{pk}", initial=given)
    if not form.is_bound:
        hosted_tests.check(task)

    def act(_given: dict) -> object:
        new = form.new()
        if task.proof_id and not new.proof.content:
            new = replace(new, proof=Proof(on_file=task.proof_id))
        return hosted_tests.put_on_record(pk, new, actor=request.actor, on=today)

    made = form.carry_out(act)
    if made is None:
        said = {
            "heading": _("Put the test of the host office on record"),
            "answer": _("As the host office told it; compare it with its paper before you record."),
            "submit": _("Put it on record"),
        }
        return form.answer(SHORT_FORM, where(request, measure, **said) | {"cancel": stay_url})
    messages.done(request, _("The test is on record, and the task is looked at."))
    return form.accepted(stay_url)
