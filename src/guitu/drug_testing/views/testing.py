"""Tests: the plan of one measure, recording, the page of a test, steps, results."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.audit.actions import record_read
from guitu.drug_testing import actions, queries
from guitu.drug_testing.actions.confirming import require_either
from guitu.drug_testing.forms import (
    AwayTestForm,
    ReasonForm,
    RecordForm,
    ReplaceForm,
    ResultForm,
    StepForm,
)
from guitu.drug_testing.presenters.plan_page import plan_page
from guitu.drug_testing.presenters.recording import defaults, expected_note
from guitu.drug_testing.presenters.test_page import test_page
from guitu.drug_testing.terms import TAKEN, PathStep, Result
from guitu.drug_testing.views.finding import SHORT_FORM, measure_of, test_of, where
from guitu.web import clock, messages

UNDONE = "Undone right after saving"
LATER_RESULTS = (Result.CONFIRMED_POSITIVE, Result.NEGATIVE, Result.INVALID)
FIRST_RESULTS = tuple(one for one in TAKEN if one != Result.CONFIRMED_POSITIVE)


@require_GET
def plan(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show the tests of one measure year by year."""
    measure = measure_of(request, pk)
    record_read(actor=request.actor, subject=measure)
    found = plan_page(measure, request.actor, on=clock.today())
    return render(request, "drug_testing/plan_page.html", {"found": found})


def new(request: HttpRequest, pk: uuid.UUID, call_id: uuid.UUID | None = None) -> HttpResponse:
    """Record a test, or that there was none; from a call-up or without one."""
    measure, today = measure_of(request, pk, to_write=True), clock.today()
    call = queries.call_ups_of([measure.pk]).get(measure.pk)
    if call_id is not None and (call is None or call.pk != call_id):
        raise Http404
    initial = defaults(measure, call, request.actor, on=today)
    form = RecordForm.of(request, key=f"tests.new:{pk}", initial=initial)
    # The call is met by a record of its day; a test of another day leaves it open.
    made = form.carry_out(
        lambda given: actions.record_test(
            pk,
            form.new(call.pk if call and call.call_on == given["tested_on"] else None),
            actor=request.actor, on=today,
        )
    )  # fmt: skip
    if made is None:
        context = where(request, measure, call=call, expected=expected_note(measure, on=today))
        return form.answer("drug_testing/record_page.html", context)
    messages.undoable(request, _("The test is on record."), "test-undo", pk=made.pk)
    return form.accepted(reverse("test-page", args=[made.pk]))


def away(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record a test that another office took for us."""
    measure, today = measure_of(request, pk, to_write=True), clock.today()
    form = AwayTestForm.of(request, key=f"tests.away:{pk}", initial={"tested_on": today})
    made = form.carry_out(
        lambda _given: actions.record_away_test(pk, form.new(), actor=request.actor, on=today)
    )
    if made is None:
        said = {
            "heading": _("Record a test taken elsewhere"),
            "answer": _("It counts like one taken here, with the paper of that office as proof."),
            "submit": _("Record"),
        }
        return form.answer(SHORT_FORM, where(request, measure, **said))
    messages.undoable(request, _("The test is on record."), "test-undo", pk=made.pk)
    return form.accepted(reverse("test-page", args=[made.pk]))


@require_GET
def page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show one test, its results and its path to confirmation."""
    test = test_of(request, pk)
    record_read(actor=request.actor, subject=test)
    found = test_page(test, test.measure, request.actor, on=clock.today())
    return render(request, "drug_testing/test_page.html", {"found": found})


def step(request: HttpRequest, pk: uuid.UUID, code: str) -> HttpResponse:
    """Record one step towards confirmation."""
    test, which = test_of(request, pk), _step(code)
    require_either(request.actor, test.org_seq)
    form = StepForm.of(
        request, key=f"tests.step.{code}:{pk}", step=which, initial={"done_on": clock.today()}
    )
    said = {"heading": _(which.label), "submit": _("Record")}
    return _carried(
        request, form, test, said,
        lambda: actions.record_step(pk, form.new(), actor=request.actor, on=clock.today()),
    )  # fmt: skip


def result(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Enter the answer of the laboratory, with the paper of the police."""
    test = test_of(request, pk)
    require_either(request.actor, test.org_seq)
    form = ResultForm.of(
        request, key=f"tests.result:{pk}", results=LATER_RESULTS,
        on_file=queries.papers_of_police(test.person_id), initial={"found_on": clock.today()},
    )  # fmt: skip
    said = {
        "heading": _("Enter the answer of the laboratory"),
        "answer": _("It comes from the police, with their paper. The office decides nothing here."),
        "submit": _("Record"),
    }
    return _carried(
        request, form, test, said,
        lambda: actions.add_result(pk, form.new(), actor=request.actor, on=clock.today()),
    )  # fmt: skip


def replace(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void the result that holds and enter the right one."""
    test = test_of(request, pk)
    require_either(request.actor, test.org_seq)
    is_later = any(one.number > 1 and not one.voided_at for one in queries.findings_of(test))
    form = ReplaceForm.of(
        request, key=f"tests.replace:{pk}",
        results=LATER_RESULTS if is_later else FIRST_RESULTS,
        on_file=queries.papers_of_police(test.person_id), initial={"found_on": test.result_on},
    )  # fmt: skip
    said = {
        "heading": _("Void this result and enter the right one"),
        "answer": _("The voided one stays on record with the reason."),
        "submit": _("Void and enter"),
    }
    return _carried(
        request, form, test, said,
        lambda: actions.replace_result(
            pk, form.new(), reason=form.cleaned_data["reason"], actor=request.actor,
            on=clock.today(),
        ),
    )  # fmt: skip


def void(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void a test recorded by mistake."""
    test = test_of(request, pk)
    require(request.actor, Permission.DRUG_TEST_WRITE, org_seq=test.org_seq)
    form = ReasonForm.of(request, key=f"tests.void:{pk}")
    done = form.carry_out(
        lambda given: actions.void_test(pk, **given, actor=request.actor, on=clock.today())
    )
    if done is None:
        said = {
            "heading": _("Void this test"),
            "answer": _("Only for a test recorded by mistake. Its cycle is open again."),
            "submit": _("Void"),
        }
        return form.answer(SHORT_FORM, where(request, test.measure, **said))
    messages.done(request, _("The test was voided."))
    return form.accepted(reverse("test-plan", args=[test.measure_id]))


@require_POST
def undo(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Undo a record right after saving."""
    test = test_of(request, pk)
    actions.void_test(pk, reason=_(UNDONE), actor=request.actor, on=clock.today())
    messages.done(request, _("The test was voided."))
    return _to(reverse("test-plan", args=[test.measure_id]))


@require_POST
def step_void(request: HttpRequest, pk: uuid.UUID, entry_id: uuid.UUID) -> HttpResponse:
    """Take back a step recorded by mistake."""
    test = test_of(request, pk)
    if entry_id not in {entry.pk for entry in queries.steps_of(test)}:
        raise Http404
    reason = _("Taken back on the page of the test")
    actions.void_step(entry_id, reason=reason, actor=request.actor, on=clock.today())
    messages.done(request, _("The step was taken back; its clock runs again."))
    return _to(reverse("test-page", args=[pk]))


def _carried(
    request: HttpRequest, form: Any, test: Any, said: dict[str, Any], act: Callable[[], Any]
) -> HttpResponse:
    back = reverse("test-page", args=[test.pk])
    if form.carry_out(lambda _given: act()) is None:
        context = where(request, test.measure, **said) | {"cancel": back}
        return form.answer(SHORT_FORM, context)
    messages.done(request, _("It is on record."))
    return form.accepted(back)


def _step(code: str) -> PathStep:
    try:
        return PathStep(code)
    except ValueError as error:
        raise Http404 from error


def _to(url: str) -> HttpResponse:
    response = HttpResponse(status=303)
    response["Location"] = url
    return response
