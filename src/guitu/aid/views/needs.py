"""Needs: the list, hearing one, its page, what happens to it."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guitu.aid import actions, lists, queries, terms
from guitu.aid.forms.needs import NeedActForm, NeedForm, ReasonForm
from guitu.aid.presenters import lists as rows
from guitu.aid.presenters import pages
from guitu.aid.views.shared import carry, page_of, person_to_help, record_of
from guitu.audit.actions import record_read
from guitu.web import clock, messages
from guitu.web.lists import respond

GET_POST = require_http_methods(["GET", "POST"])
UNDONE = "Undone right after saving"


def need_list(request: HttpRequest) -> HttpResponse:
    """Show the needs of people in scope."""
    return respond(
        request, lists.NEEDS,
        rows=lists.needs_of(request.actor), present=rows.need_row(request.actor),
        template="aid/list_page.html", heading=_("Needs"),
        answer=_("What people need, since when, and who waits for an answer."),
        tabs=rows.tabs(request.actor, "help-needs"),
    )  # fmt: skip


@GET_POST
def need_new(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Put a need on record as it was heard."""
    person, today = person_to_help(request, pk), clock.today()
    initial = {"raised_on": today, "heard": "asked", "urgency": "soon"}
    form = NeedForm.of(request, key=f"aid.need:{pk}", initial=initial)
    page = page_of(
        request, person, _("A need was heard"), _("Write it down"),
        answer=_("In the person's words. A need is never held against anybody."),
        done=_("The need is on record."),
    )  # fmt: skip
    return carry(
        form,
        lambda given: actions.hear(pk, actions.NewNeed(**given), actor=request.actor, on=today),
        page,
        undo="help-need-undo",
    )


@require_GET
def need_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show one need, what can be done, and what happened."""
    need = get_object_or_404(queries.needs(request.actor).select_related("person"), pk=pk)
    record_read(actor=request.actor, subject=need)
    queries.open_keys([need.person_id])
    return render(request, "aid/need_page.html", pages.need_page(need, request.actor))


@GET_POST
def need_act(request: HttpRequest, pk: uuid.UUID, act: str) -> HttpResponse:
    """Record what happened to a need."""
    need = record_of(request, queries.needs(request.actor), pk)
    chosen, today = _act(act), clock.today()
    form = NeedActForm.of(
        request, key=f"aid.need.{act}:{pk}", version=need.version, act=chosen,
        initial={"on_day": today},
    )  # fmt: skip
    here = reverse("help-need-page", args=[pk])
    page = page_of(
        request, need.person, _(chosen.label), _("Record"), cancel=here, done=_("It is on record."),
        answer=need.words or _(need.kind.label),
    )  # fmt: skip
    return carry(
        form,
        lambda given: actions.move_need(
            pk, actions.Answer(chosen, **given), actor=request.actor, on=today
        ),
        page,
    )


@GET_POST
def need_void(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void a need entered by mistake."""
    need = record_of(request, queries.needs(request.actor), pk)
    page = page_of(
        request, need.person, _("Void this need"), _("Void"), done=_("The entry was voided."),
        answer=_("Only for an entry made by mistake; it stays on record with the reason."),
    )  # fmt: skip
    form = ReasonForm.of(request, key=f"aid.need.void:{pk}")
    return carry(form, lambda given: actions.void_need(pk, **given, actor=request.actor), page)


@require_POST
def need_undo(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void a need right after it was saved."""
    need = record_of(request, queries.needs(request.actor), pk)
    actions.void_need(pk, reason=UNDONE, actor=request.actor)
    messages.done(request, _("The entry was voided."))
    response = HttpResponse(status=303)
    response["Location"] = reverse("person-tab", args=[need.person_id, "help"])
    return response


def _act(code: str) -> terms.NeedAct:
    try:
        return terms.NeedAct(code)
    except ValueError as error:
        raise Http404 from error
