"""Calling people to tests: who is due, the call with its notice, another day."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.drug_testing import actions
from guitu.drug_testing.forms import BulkCallForm, CallForm, MoveForm, NoticeForm, ReasonForm
from guitu.drug_testing.presenters import due_page
from guitu.drug_testing.presenters.call_page import call_page
from guitu.drug_testing.presenters.recording import at_nine
from guitu.drug_testing.views.finding import SHORT_FORM, call_of, measure_of, where
from guitu.drug_testing.views.papers import issue_notice
from guitu.web import clock, messages

WRITE = Permission.DRUG_TEST_WRITE


def due(request: HttpRequest) -> HttpResponse:
    """Show who is due in a month, and call them to one day."""
    today = clock.today()
    month = due_page.read_month(request.GET.get("month", ""), on=today)
    found = due_page.due_page(request.actor, month, on=today)
    initial = {"call_at": at_nine(), "place": found.place}
    form = BulkCallForm.of(
        request, key=f"tests.call:{month:%Y-%m}", due=found.choices, initial=initial
    )
    made = form.carry_out(
        lambda given: actions.call_many(
            [uuid.UUID(one) for one in given["measures"]], form.new(), actor=request.actor,
            on=today,
        )
    )  # fmt: skip
    if made is None:
        chosen = set(request.POST.getlist("measures"))
        return form.answer("drug_testing/due_page.html", {"found": found, "chosen": chosen})
    text = ngettext("%(count)s person called.", "%(count)s people called.", len(made))
    messages.done(request, text % {"count": len(made)})
    return form.accepted(f"{reverse('tests')}?month={month:%Y-%m}")


def new(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Call one person to a test."""
    measure, today = measure_of(request, pk, to_write=True), clock.today()
    form = CallForm.of(request, key=f"tests.call-one:{pk}", initial={"call_at": at_nine()})
    made = form.carry_out(
        lambda _given: actions.call_up(pk, form.new(), actor=request.actor, on=today)
    )
    if made is None:
        said = {
            "heading": _("Call to a test"),
            "answer": _("Whoever has a reason can ask for another day."),
            "submit": _("Call up"),
        }
        return form.answer(SHORT_FORM, where(request, measure, **said))
    messages.undoable(request, _("The person is called."), "test-call-undo", pk=made.pk)
    return form.accepted(reverse("test-call", args=[made.pk]))


@require_GET
def page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show one call-up: how the person was told, and what came of it."""
    call = call_of(request, pk)
    context = {"found": call_page(call, request.actor, on=clock.today())}
    return render(request, "drug_testing/call_page.html", context)


def told(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record how the person was told."""
    call, now = _to_write(request, pk), clock.now()
    initial = {"told_on": clock.today(), "told_at": now.time().replace(second=0, microsecond=0)}
    form = NoticeForm.of(request, key=f"tests.told:{pk}", initial=initial)
    done = form.carry_out(
        lambda _given: actions.note_notice(pk, form.notice(), actor=request.actor, on=clock.today())
    )
    said = {
        "heading": _("The person was told"),
        "answer": _("Without a notice that can be shown nobody can have missed a test."),
        "submit": _("Record"),
    }
    return _answered(request, form, call, done, said)


def move(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Agree on another day."""
    call = _to_write(request, pk)
    initial = {"call_at": call.call_at, "place": call.place}
    form = MoveForm.of(request, key=f"tests.move:{pk}", initial=initial)
    done = form.carry_out(
        lambda _given: actions.move_call_up(pk, form.moved(), actor=request.actor, on=clock.today())
    )
    said = {
        "heading": _("Agree on another day"),
        "answer": _("A test that is moved for a reason is not a missed one."),
        "submit": _("Move"),
    }
    return _answered(request, form, call, done, said)


def void(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void a call-up made by mistake."""
    call = _to_write(request, pk)
    form = ReasonForm.of(request, key=f"tests.call-void:{pk}")
    done = form.carry_out(
        lambda given: actions.void_call_up(pk, **given, actor=request.actor, on=clock.today())
    )
    if done is None:
        said = {"heading": _("Void this call-up"), "submit": _("Void")}
        return form.answer(SHORT_FORM, where(request, call.measure, **said))
    messages.done(request, _("The call-up was voided."))
    return form.accepted(reverse("test-plan", args=[call.measure_id]))


@require_POST
def undo(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Undo a call-up right after saving."""
    call = call_of(request, pk)
    reason = _("Undone right after saving")
    actions.void_call_up(pk, reason=reason, actor=request.actor, on=clock.today())
    messages.done(request, _("The call-up was voided."))
    return _to(reverse("test-plan", args=[call.measure_id]))


@require_POST
def notice(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Number the notice 吸毒检测通知书, put it on file, and lead to it."""
    call = _to_write(request, pk)
    document = issue_notice(call, request.actor, on=clock.today())
    messages.done(request, _("The notice is numbered and on file."))
    return _to(reverse("paper-open", args=[document.pk]))


def _to_write(request: HttpRequest, pk: uuid.UUID) -> Any:
    call = call_of(request, pk)
    require(request.actor, WRITE, org_seq=call.org_seq)
    return call


def _answered(
    request: HttpRequest, form: Any, call: Any, done: Any, said: dict[str, Any]
) -> HttpResponse:
    if done is None:
        back = reverse("test-call", args=[call.pk])
        context = where(request, call.measure, **said) | {"cancel": back}
        return form.answer(SHORT_FORM, context)
    messages.done(request, _("It is on record."))
    return form.accepted(reverse("test-call", args=[done.pk]))


def _to(url: str) -> HttpResponse:
    response = HttpResponse(status=303)
    response["Location"] = url
    return response
