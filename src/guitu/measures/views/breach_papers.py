"""One paper about missed steps: issued, printed, delivered, objected to, voided."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.audit.actions import record_unmasking
from guitu.measures import breach_facts, breach_forms, queries
from guitu.measures.actions import breach_papers as acts
from guitu.measures.forms.breach import AnswerForm, DeliveryForm, ObjectionForm
from guitu.measures.forms.orders import ReasonForm
from guitu.measures.presenters import breach_paper_page as pages
from guitu.measures.presenters import breach_values
from guitu.measures.terms import BreachPaperKind, BreachPaperStatus, DeliveryWay
from guitu.measures.views.papers import PRINTED
from guitu.papers import filling
from guitu.web import clock, messages
from guitu.web.forms import Form


@require_GET
def paper_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show one paper: what it rests on, where it stands, what may be done."""
    paper = _paper(request, pk)
    found = pages.paper_page(paper, paper.measure, request.actor, on=clock.today())
    return render(request, "measures/breach_paper_page.html", {"found": found})


@require_POST
def issue(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Issue a drafted paper."""
    paper = _paper(request, pk)
    acts.issue_paper(pk, actor=request.actor, on=clock.today())
    messages.done(request, gettext("The paper is issued and on file. Hand it over now."))
    response = HttpResponse(status=303)
    response["Location"] = reverse("breach-paper", args=[paper.pk])
    return response


@require_http_methods(["GET", "POST"])
def deliver(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record the delivery of a paper."""
    paper = _paper(request, pk, Permission.BREACH_DRAFT)
    initial = {"delivered_on": clock.today(), "how": DeliveryWay.IN_PERSON.value}
    form = DeliveryForm.of(
        request, key=f"measures.breach-deliver:{pk}", kind=BreachPaperKind(paper.kind),
        initial=initial,
    )  # fmt: skip
    done = form.carry_out(
        lambda _given: acts.deliver_paper(
            pk, form.delivery(), actor=request.actor, on=clock.today()
        )
    )
    words = (
        gettext("Record the delivery"),
        gettext("A paper has arrived when there is proof of it."),
        gettext("Put on record"),
    )
    return _answered(request, form, paper, done, words)


@require_http_methods(["GET", "POST"])
def object_to(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Note an objection of the person."""
    paper = _paper(request, pk, Permission.BREACH_DRAFT)
    initial = {"objected_on": clock.today()}
    form = ObjectionForm.of(request, key=f"measures.breach-object:{pk}", initial=initial)
    done = form.carry_out(
        lambda given: acts.object_to_paper(
            pk, acts.Objection(**given), actor=request.actor, on=clock.today()
        )
    )
    words = (
        gettext("Note an objection"),
        gettext("No provision sets a form or a time; it is noted as it was said, and answered."),
        gettext("Put on record"),
    )
    return _answered(request, form, paper, done, words)


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Answer an objection."""
    paper = _paper(request, pk, Permission.BREACH_ISSUE)
    form = AnswerForm.of(request, key=f"measures.breach-answer:{pk}")
    done = form.carry_out(
        lambda given: acts.answer_objection(pk, **given, actor=request.actor, on=clock.today())
    )
    words = (
        gettext("Answer the objection"),
        gettext("If the person is right, void the paper as well."),
        gettext("Put on record"),
    )
    return _answered(request, form, paper, done, words)


@require_http_methods(["GET", "POST"])
def void(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void a paper with a reason."""
    paper = _paper(request, pk, Permission.BREACH_DRAFT)
    form = ReasonForm.of(request, key=f"measures.breach-void:{pk}")
    done = form.carry_out(lambda given: acts.void_paper(pk, **given, actor=request.actor))
    words = (
        gettext("Void this paper"),
        gettext(
            "It stays on record, struck out, and counts no more. Its number is not used again."
        ),
        gettext("Void"),
    )
    if done is None:
        return form.answer("measures/form_page.html", _page(request, paper, words))
    messages.done(request, gettext("The paper was voided."))
    return form.accepted(reverse("missed-page", args=[paper.measure_id]))


@require_GET
def word(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Send a draft as a Word file, without a number; an issued paper is opened from the file."""
    paper = _paper(request, pk, Permission.BREACH_DRAFT)
    if paper.status != BreachPaperStatus.DRAFT:
        raise Http404
    return _filled(request, paper, breach_forms.code_of(BreachPaperKind(paper.kind)))


@require_GET
def sheet(request: HttpRequest, pk: uuid.UUID, code: str) -> HttpResponse:
    """Send the proof of delivery, or the receipt of the police, to be signed."""
    paper = _paper(request, pk, Permission.BREACH_DRAFT)
    if paper.document is None or code not in (breach_forms.DELIVERY, breach_forms.RECEIPT):
        raise Http404
    return _filled(request, paper, code)


def _filled(request: HttpRequest, paper, code: str) -> HttpResponse:
    today = clock.today()
    facts = breach_facts.of(paper.measure, on=today, without=paper.pk)
    values = breach_values.of_paper(paper, paper.measure, facts, on=today)
    record_unmasking("id_number", actor=request.actor, subject=paper, reason=gettext(PRINTED))
    return filling.word_response(filling.filled(paper.org_seq, code, values), code)


def _answered(
    request: HttpRequest, form: Form, paper, done, words: tuple[str, str, str]
) -> HttpResponse:
    if done is None:
        return form.answer("measures/form_page.html", _page(request, paper, words))
    messages.done(request, gettext("It is on record."))
    return form.accepted(reverse("breach-paper", args=[paper.pk]))


def _page(request: HttpRequest, paper, words: tuple[str, str, str]) -> dict[str, object]:
    heading, text, submit = words
    found = pages.paper_page(paper, paper.measure, request.actor, on=clock.today())
    url = reverse("breach-paper", args=[paper.pk])
    return {
        "heading": heading, "answer": text, "submit": submit, "cancel": url,
        "crumbs": [*found.crumbs, (found.label, url)],
    }  # fmt: skip


def _paper(request: HttpRequest, pk: uuid.UUID, needs: Permission | None = None):
    rows = queries.breach_papers(request.actor).select_related(
        "document", "measure__person__responsible", "measure__place"
    )
    paper = get_object_or_404(rows, pk=pk)
    if needs is not None:
        require(request.actor, needs, org_seq=paper.org_seq)
    return paper
