"""Summaries and evaluations: written, read, signed, printed, voided."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.audit.actions import record_read
from guitu.contacts import actions
from guitu.contacts.forms.booking import ReasonForm
from guitu.contacts.forms.reviews import ReviewForm
from guitu.contacts.paper_forms import review_paper
from guitu.contacts.presenters import reviews as presenter
from guitu.contacts.presenters.contact import about_person
from guitu.contacts.queries import reviews
from guitu.contacts.terms import HALF_YEAR_SUMMARY, YEARLY_EVALUATION
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.measures import queries as measures
from guitu.papers.filling import word_response
from guitu.web import clock, messages
from guitu.web.errors import sentence

TEXTS = ("judgement", "went_well", "was_hard", "next_steps", "talked_on", "person_said")


@require_http_methods(["GET", "POST"])
def summary(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Write the half-year summary that is open under a measure."""
    return _write(request, pk, HALF_YEAR_SUMMARY)


@require_http_methods(["GET", "POST"])
def evaluation(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Write the yearly evaluation that is open under a measure."""
    return _write(request, pk, YEARLY_EVALUATION)


@require_GET
def review_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show one review."""
    review = _review(request, pk)
    record_read(actor=request.actor, subject=review)
    shown = presenter.page(review, request.actor, on=clock.today())
    return render(request, "contacts/review_page.html", shown)


@require_POST
def sign(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Sign a review; what is missing is named."""
    _review(request, pk, writing=True)
    try:
        actions.sign_review(pk, actor=request.actor, on=clock.today())
    except (BadInput, WrongStatus) as error:
        shown = presenter.page(_review(request, pk), request.actor, on=clock.today())
        shown["refused"] = sentence(error)
        return render(request, "contacts/review_page.html", shown, status=422)
    messages.done(request, _("It is signed, and its duty is met."))
    return HttpResponseRedirect(reverse("review-page", args=[pk]), status=303)


@require_GET
def paper(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give a review as a Word file, filled from the office's form."""
    review = _review(request, pk)
    require(request.actor, Permission.DOCUMENT_READ, org_seq=review.org_seq)
    content, code = review_paper(review, actor=request.actor, on=clock.today())
    return word_response(content, code)


@require_http_methods(["GET", "POST"])
def void(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void a review with a reason."""
    review = _review(request, pk, writing=True)
    form = ReasonForm.of(request, key=f"contacts.review-void:{pk}")
    voided = form.carry_out(
        lambda given: actions.void_review(pk, **given, actor=request.actor, on=clock.today())
    )
    if voided:
        messages.done(request, _("The review is void; its duty is open again."))
        return form.accepted(reverse("person-page", args=[review.person_id]))
    context = about_person(review.person, request.actor)
    context |= {"heading": _("Void this review"), "submit": _("Void it")}
    return form.answer("contacts/form_page.html", context)


def _write(request: HttpRequest, pk: uuid.UUID, kind: str) -> HttpResponse:
    actor, on = request.actor, clock.today()
    measure = get_object_or_404(measures.visible_to(actor).select_related("person"), pk=pk)
    require(actor, Permission.CONTACT_WRITE, org_seq=measure.org_seq)
    due = reviews.next_review(measure, kind)
    if due is None:
        raise WrongStatus(actions.NO_SUCH_REVIEW)
    draft = reviews.draft_of(measure, due.key)
    form = ReviewForm.of(
        request, key=f"contacts.review.{due.key.replace(':', '.')}:{pk}",
        version=draft.version if draft else "", initial=_initial(draft),
    )  # fmt: skip
    written = form.carry_out(
        lambda _given: actions.write_review(pk, due.key, form.text(), actor=actor, on=on)
    )
    if written:
        messages.done(request, _("It is kept. It can be changed until it is signed."))
        return form.accepted(reverse("review-page", args=[written.pk]))
    return form.answer(
        "contacts/review_form_page.html", presenter.writing(measure, due, actor, on=on)
    )


def _initial(draft: Any) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in TEXTS} if draft else {}


def _review(request: HttpRequest, pk: uuid.UUID, *, writing: bool = False):
    review = get_object_or_404(reviews.visible_to(request.actor), pk=pk)
    if writing:
        require(request.actor, Permission.CONTACT_WRITE, org_seq=review.org_seq)
    return review
