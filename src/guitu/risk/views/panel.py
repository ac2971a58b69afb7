"""The meeting: the queue, one person at a time, the decision, and voiding it."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.audit.actions import record_read
from guitu.orgs import queries as orgs
from guitu.risk import actions
from guitu.risk.forms.deciding import DecideForm, MeetingForm
from guitu.risk.forms.person import NextDoneForm, ReasonForm
from guitu.risk.panel_lists import queue_source, reviews_source
from guitu.risk.presenters import meeting as meeting_page
from guitu.risk.presenters.panel_page import PanelPage
from guitu.risk.queries import levels, panel, rounds, steps
from guitu.risk.queries.panelists import colleagues_of
from guitu.web import clock, messages
from guitu.web.lists import respond

FORM = "risk/panel_form_page.html"


def meeting(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show the people of a round in the order in which they are talked about."""
    row = get_object_or_404(rounds.rounds(request.actor), pk=pk)
    on = clock.today()
    source = queue_source(row, request.actor, on=on)
    shown = {} if request.method == "POST" else meeting_page.page(row, request.actor)
    return respond(
        request, source.spec, rows=source.rows, present=source.present,
        template="risk/meeting_page.html", **shown,
    )  # fmt: skip


def reviews(request: HttpRequest) -> HttpResponse:
    """Show the reviews between rounds."""
    source = reviews_source(request.actor, on=clock.today())
    return respond(
        request, source.spec, rows=source.rows, present=source.present,
        template="risk/reviews_page.html",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def meeting_new(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record a meeting of a round."""
    actor, on = request.actor, clock.today()
    row = get_object_or_404(rounds.rounds(actor), pk=pk)
    require(actor, Permission.RISK_DECIDE, org_seq=row.org_seq)
    office = orgs.names([row.org_seq])[row.org_seq]
    colleagues = colleagues_of(office.seq, office.seq_end, on=on)
    form = MeetingForm.of(
        request, key=f"risk.meeting:{pk}", colleagues=colleagues,
        initial={"held_on": on, "members": [str(actor.user_id)]},
    )  # fmt: skip
    held = form.carry_out(
        lambda _given: actions.hold_meeting(office, form.meeting(row.pk), actor=actor, on=on)
    )
    if held:
        messages.undoable(request, _("The meeting is on record."), "risk-meeting-undo", pk=held.pk)
        return form.accepted(reverse("risk-meeting", args=[pk]))
    return form.answer(FORM, meeting_page.writing(row))


@require_POST
def meeting_undo(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void a meeting right after it was recorded."""
    row = get_object_or_404(panel.meetings_visible_to(request.actor), pk=pk)
    actions.void_meeting(pk, reason=_("Undone right after saving"), actor=request.actor)
    messages.done(request, _("The meeting is void."))
    back = reverse("risk-meeting", args=[row.round_id]) if row.round_id else reverse("risk-reviews")
    return HttpResponseRedirect(back, status=303)


@require_http_methods(["GET", "POST"])
def person(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show one person to the panel, and take its decision."""
    actor, on = request.actor, clock.today()
    rows = rounds.visible_to(actor).select_related("person", "round", "instrument", "profile")
    one = get_object_or_404(rows, pk=pk)
    if request.method == "POST":
        require(actor, Permission.RISK_DECIDE, org_seq=one.org_seq)
    page = PanelPage(one, actor, on)
    form, colleagues = _form(request, page)
    decided = form.carry_out(
        lambda _given: actions.decide(pk, form.decision(one.version), actor=actor, on=on)
    )
    if decided:
        messages.undoable(request, _("The level is decided."), "risk-decision-undo", pk=decided.pk)
        return form.accepted(page.next_url)
    if request.method == "GET":
        record_read(actor=actor, subject=one)
    return form.answer("risk/panel_page.html", page.shown())


@require_POST
def decision_undo(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void a level right after it was decided."""
    row = get_object_or_404(levels.visible_to(request.actor), pk=pk)
    reason = _("Undone right after saving")
    actions.void_level(pk, reason=reason, actor=request.actor, on=clock.today())
    messages.done(request, _("The level is void; the one before holds again."))
    return HttpResponseRedirect(reverse("risk-panel", args=[row.assessment_id]), status=303)


@require_http_methods(["GET", "POST"])
def decision_void(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void a level with a reason."""
    actor = request.actor
    row = get_object_or_404(levels.visible_to(actor).select_related("person"), pk=pk)
    require(actor, Permission.RISK_DECIDE, org_seq=row.org_seq)
    form = ReasonForm.of(request, key=f"risk.level-void:{pk}")
    voided = form.carry_out(
        lambda given: actions.void_level(pk, **given, actor=actor, on=clock.today())
    )
    if voided:
        messages.done(request, _("The level is void; the one before holds again."))
        return form.accepted(reverse("risk-panel", args=[row.assessment_id]))
    return form.answer(FORM, meeting_page.voiding(row, actor))


@require_http_methods(["GET", "POST"])
def next_done(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Say what became of something that the panel arranged."""
    actor, on = request.actor, clock.today()
    row = get_object_or_404(steps.next_visible_to(actor), pk=pk)
    form = NextDoneForm.of(request, key=f"risk.next:{pk}", initial={"done_on": on})
    done = form.carry_out(
        lambda _given: actions.finish_next(pk, form.result(on=on), actor=actor, on=on)
    )
    if done:
        messages.undoable(request, _("It is on record."), "risk-next-undo", pk=pk)
        return form.accepted(reverse("person-page", args=[row.person_id]))
    return form.answer(FORM, meeting_page.finishing(row, actor))


@require_POST
def next_undo(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take back that something was done or not needed."""
    row = get_object_or_404(steps.next_visible_to(request.actor), pk=pk)
    actions.unfinish_next(pk, actor=request.actor, on=clock.today())
    messages.done(request, _("It is open again."))
    return HttpResponseRedirect(reverse("person-page", args=[row.person_id]), status=303)


def _form(request: HttpRequest, page: PanelPage) -> tuple[DecideForm, Any]:
    office = page.office
    colleagues = (
        colleagues_of(office.seq, office.seq_end, on=page.on)
        if office and (page.may_decide or request.method == "POST")
        else []
    )
    form = DecideForm.of(
        request, key=f"risk.decide:{page.one.pk}", version=page.one.version,
        colleagues=colleagues, choices=page.choices(colleagues), initial=page.initial(colleagues),
    )  # fmt: skip
    return form, colleagues
