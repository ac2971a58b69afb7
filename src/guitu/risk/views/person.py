"""The person's side: telling, the notice, objections and their answer; reviews between rounds."""

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.audit.actions import record_read
from guitu.kernel.errors import WrongStatus
from guitu.papers.filling import word_response
from guitu.people import queries as people
from guitu.people.actions.papers import open_paper
from guitu.risk import actions, paper_forms
from guitu.risk.actions.telling import NOTHING_TO_TELL
from guitu.risk.forms.person import (
    AnswerForm,
    ObjectForm,
    ReasonForm,
    ReviewForm,
    TellForm,
    WithdrawForm,
)
from guitu.risk.presenters import person_side as presenter
from guitu.risk.queries import levels, rounds, steps
from guitu.risk.terms import Trigger
from guitu.web import clock, messages

FORM = "risk/panel_form_page.html"
RELATED = (
    "person", "assessment__round", "assessment__instrument", "assessment__profile",
)  # fmt: skip


@require_http_methods(["GET", "POST"])
def tell(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Tell the person the level that stands in an assessment, and record it."""
    actor, on = request.actor, clock.today()
    one = get_object_or_404(rounds.visible_to(actor), pk=pk)
    require(actor, Permission.RISK_WRITE, org_seq=one.org_seq)
    decision = levels.visible_to(actor).filter(assessment=one).select_related(*RELATED).first()
    if decision is None:
        raise WrongStatus(NOTHING_TO_TELL)
    form = TellForm.of(request, key=f"risk.tell:{decision.pk}", initial={"told_on": on})
    told = form.carry_out(lambda _given: actions.tell(pk, form.telling(), actor=actor, on=on))
    if told:
        text = _("It is on record that the person was told.")
        messages.undoable(request, text, "risk-telling-undo", pk=told.pk)
        return form.accepted(reverse("risk-tell", args=[pk]))
    return form.answer("risk/tell_page.html", presenter.telling(decision, actor))


@require_POST
def notice(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Put the notice on file, numbered, and send it as a Word file."""
    decision = get_object_or_404(levels.visible_to(request.actor).select_related(*RELATED), pk=pk)
    paper = paper_forms.notice(decision, actor=request.actor, on=clock.today())
    return word_response(open_paper(paper, actor=request.actor), paper_forms.NOTICE)


@require_POST
def telling_undo(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void a telling right after it was recorded."""
    row = get_object_or_404(steps.tellings_visible_to(request.actor), pk=pk)
    reason = _("Undone right after saving")
    actions.void_telling(pk, reason=reason, actor=request.actor, on=clock.today())
    messages.done(request, _("The record is void; what it met is open again."))
    back = reverse("risk-tell", args=[row.decision.assessment_id])
    return HttpResponseRedirect(back, status=303)


@require_http_methods(["GET", "POST"])
def telling_void(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void a telling with a reason."""
    actor = request.actor
    row = get_object_or_404(steps.tellings_visible_to(actor), pk=pk)
    require(actor, Permission.RISK_WRITE, org_seq=row.org_seq)
    form = ReasonForm.of(request, key=f"risk.telling-void:{pk}")
    back = reverse("risk-tell", args=[row.decision.assessment_id])
    voided = form.carry_out(
        lambda given: actions.void_telling(pk, **given, actor=actor, on=clock.today())
    )
    if voided:
        messages.done(request, _("The record is void; what it met is open again."))
        return form.accepted(back)
    shown = presenter.about_person(row.person, actor)
    shown |= {"heading": _("Void this record"), "submit": _("Void it"), "cancel": back}
    return form.answer(FORM, shown)


@require_http_methods(["GET", "POST"])
def object_to(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take down the person's objection to a level."""
    actor, on = request.actor, clock.today()
    decision = get_object_or_404(levels.visible_to(actor).select_related(*RELATED), pk=pk)
    require(actor, Permission.RISK_WRITE, org_seq=decision.org_seq)
    form = ObjectForm.of(request, key=f"risk.object:{pk}", initial={"made_on": on})
    made = form.carry_out(
        lambda _given: actions.object_to(pk, form.objection(), actor=actor, on=on)
    )
    if made:
        text = _("The objection is on record, and its clock runs.")
        messages.undoable(request, text, "risk-objection-undo", pk=made.pk)
        return form.accepted(reverse("risk-objection", args=[made.pk]))
    return form.answer(FORM, presenter.objecting(decision, actor))


@require_http_methods(["GET", "POST"])
def objection(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show an objection, and take the answer of somebody who did not decide."""
    actor, on = request.actor, clock.today()
    row = get_object_or_404(steps.objections_visible_to(actor), pk=pk)
    if request.method == "GET":
        record_read(actor=actor, subject=row)
    form = AnswerForm.of(request, key=f"risk.answer:{pk}", version=row.version)
    answered = form.carry_out(
        lambda _given: actions.answer(pk, form.answer_given(row.version), actor=actor, on=on)
    )
    if answered:
        messages.done(request, _("The objection is answered. Give the person the answer."))
        return form.accepted(reverse("risk-objection", args=[pk]))
    return form.answer("risk/objection_page.html", presenter.objection(row, actor, on=on))


@require_POST
def objection_take(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take an objection, to answer it."""
    get_object_or_404(steps.objections_visible_to(request.actor), pk=pk)
    actions.take(pk, actor=request.actor, on=clock.today())
    messages.done(request, _("You answer this objection."))
    return HttpResponseRedirect(reverse("risk-objection", args=[pk]), status=303)


@require_POST
def objection_undo(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void an objection right after it was taken down."""
    row = get_object_or_404(steps.objections_visible_to(request.actor), pk=pk)
    reason = _("Undone right after saving")
    actions.void_objection(pk, reason=reason, actor=request.actor, on=clock.today())
    messages.done(request, _("The objection is void."))
    return HttpResponseRedirect(reverse("person-page", args=[row.person_id]), status=303)


@require_http_methods(["GET", "POST"])
def objection_withdraw(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record that the person took an objection back."""
    actor = request.actor
    row = get_object_or_404(steps.objections_visible_to(actor), pk=pk)
    require(actor, Permission.RISK_WRITE, org_seq=row.org_seq)
    form = WithdrawForm.of(request, key=f"risk.withdraw:{pk}")
    done = form.carry_out(
        lambda given: actions.withdraw(pk, **given, actor=actor, on=clock.today())
    )
    if done:
        messages.done(request, _("It is on record."))
        return form.accepted(reverse("risk-objection", args=[pk]))
    return form.answer(FORM, presenter.withdrawing(row, actor))


@require_POST
def objection_paper(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Put the answer on file, numbered, and send it as a Word file."""
    row = get_object_or_404(steps.objections_visible_to(request.actor), pk=pk)
    paper = paper_forms.answer_paper(row, actor=request.actor, on=clock.today())
    return word_response(open_paper(paper, actor=request.actor), paper_forms.ANSWER)


@require_http_methods(["GET", "POST"])
def review_new(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Open a review of one person between rounds."""
    actor, on = request.actor, clock.today()
    person = get_object_or_404(people.visible_to(actor), pk=pk)
    decides = actor.may(Permission.RISK_DECIDE, person.org_seq)
    if not decides:
        require(actor, Permission.RISK_WRITE, org_seq=person.org_seq)
    form = ReviewForm.of(
        request, key=f"risk.review:{pk}", leave_out=() if decides else (Trigger.RELAPSE,),
        initial={"happened_on": on, "trigger": request.GET.get("because", "")},
    )  # fmt: skip
    opened = form.carry_out(
        lambda _given: actions.open_review(pk, form.review(), actor=actor, on=on)
    )
    if opened:
        text = _("The review is open. Answer its items, then the panel decides.")
        messages.undoable(request, text, "risk-review-undo", pk=opened.pk)
        return form.accepted(reverse("risk-panel", args=[opened.pk]))
    return form.answer(FORM, presenter.reviewing(person, actor))


@require_POST
def review_undo(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void a review right after it was opened."""
    one = get_object_or_404(rounds.visible_to(request.actor), pk=pk)
    reason = _("Undone right after saving")
    actions.void_review(pk, reason=reason, actor=request.actor, on=clock.today())
    messages.done(request, _("The review is void."))
    return HttpResponseRedirect(reverse("person-page", args=[one.person_id]), status=303)


@require_http_methods(["GET", "POST"])
def review_void(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void a review with a reason."""
    actor = request.actor
    rows = rounds.visible_to(actor).select_related("person")
    one = get_object_or_404(rows.filter(round=None), pk=pk)
    form = ReasonForm.of(request, key=f"risk.review-void:{pk}")
    voided = form.carry_out(
        lambda given: actions.void_review(pk, **given, actor=actor, on=clock.today())
    )
    if voided:
        messages.done(request, _("The review is void."))
        return form.accepted(reverse("person-page", args=[one.person_id]))
    return form.answer(FORM, presenter.voiding(one, actor))
