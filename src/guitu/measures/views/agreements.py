"""Drafting, explaining, approving, signing and printing the agreement."""

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.kernel.errors import WrongStatus
from guitu.measures import actions, queries
from guitu.measures.forms.agreements import (
    DraftForm,
    EarlierForm,
    ExplainForm,
    ScanForm,
    SignForm,
    signing_initial,
)
from guitu.measures.forms.orders import ReasonForm, content_of
from guitu.measures.presenters import agreement_page as pages
from guitu.measures.rules.states import AGREEMENT
from guitu.measures.terms import AgreementAct, AgreementStatus
from guitu.web import clock, messages
from guitu.web.errors import sentence


@require_GET
def agreement_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show one version of an agreement."""
    found = pages.agreement_page(_agreement(request, pk), request.actor)
    return render(request, "measures/agreement_page.html", {"found": found})


@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, measure_id: uuid.UUID) -> HttpResponse:
    """Draft an agreement or a later version of it."""
    measure = _measure(request, measure_id)
    require(request.actor, Permission.AGREEMENT_DRAFT, org_seq=measure.org_seq)
    needs_reason = measure.agreements.filter(signed_on__isnull=False).exists()
    offer = pages.offer_of(measure, request.actor, needs_reason=needs_reason, on=clock.today())
    form = DraftForm.of(request, key=f"measures.draft:{measure_id}", offer=offer)
    done = form.carry_out(
        lambda given: actions.draft_agreement(
            measure_id, clauses=form.chosen(), reason=given.get("reason", ""),
            actor=request.actor, on=clock.today(),
        )
    )  # fmt: skip
    if done is None:
        return _draft_page(request, form, measure)
    messages.done(request, gettext("The agreement is drafted; its words are fixed now."))
    return form.accepted(reverse("agreement-page", args=[done.pk]))


@require_http_methods(["GET", "POST"])
def redraft(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Choose the clauses of a draft anew."""
    agreement = _agreement(request, pk)
    measure = agreement.measure
    require(request.actor, Permission.AGREEMENT_DRAFT, org_seq=measure.org_seq)
    offer = pages.offer_of(measure, request.actor, needs_reason=False, on=clock.today())
    initial = pages.redraft_initial(agreement, offer)
    form = DraftForm.of(request, key=f"measures.redraft:{pk}", offer=offer, initial=initial)
    done = form.carry_out(
        lambda _given: actions.redraft(pk, form.chosen(), actor=request.actor, on=clock.today())
    )
    if done is None:
        return _draft_page(request, form, measure)
    messages.done(request, gettext("The draft was changed."))
    return form.accepted(reverse("agreement-page", args=[pk]))


@require_http_methods(["GET", "POST"])
def explain(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Go through the agreement with the person, clause by clause."""
    agreement = _agreement(request, pk)
    require(request.actor, Permission.AGREEMENT_DRAFT, org_seq=agreement.org_seq)
    status = AgreementStatus(agreement.status)
    if request.method == "GET" and AGREEMENT.find(status, AgreementAct.EXPLAIN) is None:
        messages.done(request, gettext("This version is explained already; here is what it says."))
        return HttpResponseRedirect(reverse("agreement-page", args=[pk]), status=303)
    form = ExplainForm.of(
        request, key=f"measures.explain:{pk}", clauses=queries.clauses_of(agreement)
    )
    done = form.carry_out(
        lambda _given: actions.explain(
            pk, acknowledged=form.acknowledged(), actor=request.actor, on=clock.today()
        )
    )
    if done is None:
        parts = pages.explain_parts(form)
        return form.answer("measures/explain_page.html", _where(request, agreement, parts=parts))
    messages.done(request, gettext("Every clause is on record as explained and understood."))
    return form.accepted(reverse("agreement-page", args=[pk]))


@require_POST
def approve(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Approve an agreement that was explained."""
    return _act_on(request, pk, actions.approve, gettext("The agreement is approved."))


@require_http_methods(["GET", "POST"])
def send_back(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Return an agreement to be drafted anew."""
    return _with_reason(
        request, pk, actions.send_back, Permission.AGREEMENT_APPROVE,
        words=(
            gettext("Return the agreement"),
            gettext("It goes back to draft and is explained anew."),
            gettext("Return"),
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Withdraw a version that was not signed."""
    return _with_reason(
        request, pk, actions.withdraw, Permission.AGREEMENT_DRAFT,
        words=(
            gettext("Withdraw this version"),
            gettext("It stays on record; another version can be drafted."),
            gettext("Withdraw"),
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Sign on screen or record signatures on paper."""
    agreement = _agreement(request, pk)
    require(request.actor, Permission.AGREEMENT_SIGN, org_seq=agreement.org_seq)
    if request.method == "GET":
        AGREEMENT.check(AgreementStatus(agreement.status), AgreementAct.SIGN)
    initial = signing_initial(agreement.measure.person.name, request.actor.name, on=clock.today())
    form = SignForm.of(request, key=f"measures.sign:{pk}", initial=initial)
    done = form.carry_out(
        lambda _given: actions.sign(
            pk, form.signing(user_id=request.actor.user_id), actor=request.actor,
            on=clock.today(),
        )
    )  # fmt: skip
    if done is None:
        return form.answer("measures/sign_page.html", _where(request, agreement))
    messages.done(
        request, gettext("The agreement is signed. Tests, contacts and reviews are planned.")
    )
    return form.accepted(reverse("measure-page", args=[agreement.measure_id]))


@require_http_methods(["GET", "POST"])
def scan(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Add the scan of an agreement signed on paper."""
    agreement = _agreement(request, pk)
    require(request.actor, Permission.AGREEMENT_SIGN, org_seq=agreement.org_seq)
    form = ScanForm.of(request, key=f"measures.scan:{pk}")
    done = form.carry_out(
        lambda given: actions.add_scan(
            pk, content_of(given["scan"]) or b"", actor=request.actor, on=clock.today()
        )
    )
    if done is None:
        words = {"heading": gettext("Add the scan"), "submit": gettext("Add")}
        return form.answer("measures/form_page.html", words | _where(request, agreement))
    messages.done(request, gettext("The scan is on file."))
    return form.accepted(reverse("agreement-page", args=[pk]))


@require_http_methods(["GET", "POST"])
def earlier(request: HttpRequest, measure_id: uuid.UUID) -> HttpResponse:
    """Record an agreement signed on paper before this program kept the file."""
    measure = _measure(request, measure_id)
    require(request.actor, Permission.AGREEMENT_SIGN, org_seq=measure.org_seq)
    form = EarlierForm.of(request, key=f"measures.earlier:{measure_id}")
    done = form.carry_out(
        lambda given: actions.record_signed_agreement(
            measure_id, **given, actor=request.actor, on=clock.today()
        )
    )
    if done is None:
        context = {
            "heading": gettext("Agreement signed earlier on paper"),
            "answer": gettext("Its clauses stay on the paper; the plan begins with its day."),
            "submit": gettext("Record"),
            "crumbs": pages.crumbs_for(measure, request.actor),
            "cancel": reverse("measure-page", args=[measure_id]),
        }
        return form.answer("measures/form_page.html", context)
    messages.done(request, gettext("The agreement is on record; the plan is made."))
    return form.accepted(reverse("measure-page", args=[measure_id]))


def _act_on(request: HttpRequest, pk: uuid.UUID, act, text: str) -> HttpResponse:
    agreement = _agreement(request, pk)
    try:
        act(agreement.pk, actor=request.actor, on=clock.today())
    except WrongStatus as error:
        found = pages.agreement_page(_agreement(request, pk), request.actor)
        context = {"found": found, "error": sentence(error)}
        return render(request, "measures/agreement_page.html", context, status=422)
    messages.done(request, text)
    return HttpResponseRedirect(reverse("agreement-page", args=[pk]), status=303)


def _with_reason(
    request: HttpRequest, pk: uuid.UUID, act, needs: Permission, *, words: tuple[str, str, str]
) -> HttpResponse:
    agreement = _agreement(request, pk)
    require(request.actor, needs, org_seq=agreement.org_seq)
    form = ReasonForm.of(request, key=f"measures.{act.__name__}:{pk}")
    done = form.carry_out(
        lambda given: act(pk, reason=given["reason"], actor=request.actor, on=clock.today())
    )
    if done is None:
        context = dict(zip(("heading", "answer", "submit"), words, strict=True))
        return form.answer("measures/form_page.html", context | _where(request, agreement))
    return form.accepted(reverse("agreement-page", args=[pk]))


def _draft_page(request: HttpRequest, form: DraftForm, measure) -> HttpResponse:
    context = {
        "crumbs": pages.crumbs_for(measure, request.actor),
        "cancel": reverse("measure-page", args=[measure.pk]),
    }
    return form.answer("measures/draft_page.html", context)


def _where(request: HttpRequest, agreement, **more: object) -> dict[str, object]:
    return {
        "agreement": agreement,
        "crumbs": pages.crumbs_for(agreement.measure, request.actor),
        "cancel": reverse("agreement-page", args=[agreement.pk]),
    } | more


def _agreement(request: HttpRequest, pk: uuid.UUID):
    rows = queries.agreements(request.actor)
    related = ("measure__person__responsible", "measure__place")
    return get_object_or_404(rows.select_related(*related), pk=pk)


def _measure(request: HttpRequest, pk: uuid.UUID):
    rows = queries.visible_to(request.actor).select_related("person__responsible", "place")
    return get_object_or_404(rows, pk=pk)
