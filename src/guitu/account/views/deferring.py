"""Putting a duty off, and what a supervisor says of one."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guitu.account.forms import CommentForm, SnoozeForm
from guitu.account.presenters import duty as presenter
from guitu.duties import snoozing
from guitu.duties.queries import visible_to
from guitu.web import messages
from guitu.web.clock import today


def put_off(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask until which day and why, and take the duty from the first screen until then."""
    duty = _duty(request, pk)
    snoozing.check_may_snooze(duty, request.actor, on=today())
    allowed = snoozing.latest_days(duty, on=today())
    form = SnoozeForm.of(request, key=f"duties.put-off:{duty.pk}")
    made = form.carry_out(
        lambda given: snoozing.snooze(
            duty.pk, snoozing.NewSnooze(**given), actor=request.actor, on=today()
        )
    )
    if made:
        messages.undoable(request, _("The duty is put off."), "duty-put-off-undo", pk=duty.pk)
        return form.accepted(reverse("today"))
    context = presenter.page(duty, request.actor, on=today())
    context["limits"] = [(reason.label, day) for reason, day in allowed]
    return form.answer("account/put_off_page.html", context)


@require_POST
def put_off_undo(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Bring a duty back to the first screen."""
    duty = snoozing.undo_snooze(_duty(request, pk).pk, actor=request.actor, on=today())
    messages.done(request, _("The duty is back on the first screen."))
    return redirect("duty-page", pk=duty.pk)


def comment(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Say something of a duty to whoever sees to it."""
    duty = _duty(request, pk)
    form = CommentForm.of(request, key=f"duties.comment:{duty.pk}")
    made = form.carry_out(
        lambda given: snoozing.comment(duty.pk, given["text"], actor=request.actor)
    )
    if made:
        messages.undoable(request, _("The comment was sent."), "duty-comment-undo", pk=made.pk)
        return form.accepted(reverse("duty-page", args=[duty.pk]))
    context = presenter.page(duty, request.actor, on=today())
    return form.answer("account/comment_page.html", context)


@require_POST
def comment_undo(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take one's own comment back."""
    row = get_object_or_404(snoozing.comments_visible_to(request.actor), pk=pk)
    snoozing.void_comment(row.pk, actor=request.actor)
    messages.done(request, _("The comment was taken back."))
    return redirect("duty-page", pk=row.duty_id)


def _duty(request: HttpRequest, pk: uuid.UUID) -> Any:
    return get_object_or_404(visible_to(request.actor).select_related("assignee"), pk=pk)
