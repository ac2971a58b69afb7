"""One duty: why it is there, whose it is, and what clears it."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from guitu.account import actions
from guitu.account.forms import WaiveForm
from guitu.account.presenters import duty as presenter
from guitu.account.queries import colleagues
from guitu.duties import actions as duties
from guitu.duties import snoozing
from guitu.duties.queries import visible_to
from guitu.kernel.errors import BadInput
from guitu.web import messages
from guitu.web.clock import today
from guitu.web.errors import sentence

BEFORE = "duties_before"
REMEMBERED = 10


def duty_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show why a duty is on the worklist, and whose it is."""
    duty = _duty(request, pk)
    context = presenter.page(duty, request.actor, on=today())
    if context["comments"] and request.method == "GET":
        snoozing.mark_seen(duty, actor=request.actor, on=today())
    if context["can_assign"]:
        context["colleagues"] = colleagues.seeing(duty.org_seq, on=today())
    return render(request, "account/duty_page.html", context)


@require_POST
def assign(request: HttpRequest) -> HttpResponse:
    """Give the chosen duties to a colleague, or to nobody."""
    try:
        given = actions.give(
            _ids(request), to_id=_id(request.POST.get("to")), actor=request.actor, on=today()
        )
    except BadInput as error:
        messages.done(request, sentence(error))
        return _back(request)
    key = _remember(request, given.before)
    text = ngettext(
        "%(count)s duty changed hands.", "%(count)s duties changed hands.", given.count
    ) % {"count": given.count}
    messages.undoable(request, text, "duties-assign-undo", key=key)
    return _back(request)


@require_POST
def assign_undo(request: HttpRequest, key: str) -> HttpResponse:
    """Give duties back to whom they belonged before."""
    before = request.session.get(BEFORE, {}).pop(key, None)
    request.session.modified = True
    if not before:
        messages.done(request, _("There is nothing left to undo."))
        return _back(request)
    count = actions.take_back(
        {uuid.UUID(duty): _id(user) for duty, user in before.items()}, actor=request.actor
    )
    messages.done(
        request,
        ngettext("%(count)s duty given back.", "%(count)s duties given back.", count)
        % {"count": count},
    )
    return _back(request)


def waive(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask for the reason why a duty need not be done, and record it."""
    duty = _duty(request, pk)
    form = WaiveForm.of(request, key=f"duties.waive:{duty.pk}")
    waived = form.carry_out(
        lambda given: duties.waive(duty.pk, reason=given["reason"], actor=request.actor, on=today())
    )
    if waived:
        messages.undoable(request, _("The duty was waived."), "duty-unwaive", pk=duty.pk)
        return form.accepted("/")
    context = presenter.page(duty, request.actor, on=today())
    return form.answer("account/waive_page.html", context)


@require_POST
def unwaive(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Undo a waiver."""
    duties.unwaive(_duty(request, pk).pk, actor=request.actor)
    messages.done(request, _("The duty is open again."))
    return _back(request)


def _duty(request: HttpRequest, pk: uuid.UUID) -> Any:
    return get_object_or_404(visible_to(request.actor).select_related("assignee"), pk=pk)


def _ids(request: HttpRequest) -> list[uuid.UUID]:
    found = [_id(text) for text in request.POST.getlist("duties")]
    return [one for one in found if one][: actions.MOST]


def _id(text: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(text) if text else None
    except ValueError:
        return None


def _remember(request: HttpRequest, before: Any) -> str:
    """Keep whose each duty was, for the undo; ids only."""
    key = uuid.uuid4().hex
    kept = list(request.session.get(BEFORE, {}).items())[-REMEMBERED + 1 :]
    row = {str(duty): str(user) if user else "" for duty, user in before.items()}
    request.session[BEFORE] = {**dict(kept), key: row}
    return key


def _back(request: HttpRequest) -> HttpResponse:
    target = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        target, {request.get_host()}, require_https=request.is_secure()
    )
    return HttpResponseRedirect(target if target and is_ours else "/", status=303)
