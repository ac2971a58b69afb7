"""Papers: the print view, and Word files from the office's own form or the standard one."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from guitu.audit.actions import record_unmasking
from guitu.kernel.errors import WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures import paper_forms, queries
from guitu.measures.presenters import agreement_page as pages
from guitu.measures.presenters import papers
from guitu.measures.presenters.wording import span
from guitu.papers import filling
from guitu.web import clock

PRINTED = gettext_noop("printed on a paper of the file")


@require_GET
def agreement_print(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show the agreement as a sheet for paper."""
    agreement = _agreement(request, pk)
    found = pages.agreement_page(agreement, request.actor)
    measure = agreement.measure
    facts = papers.common(measure, on=clock.today())
    facts["term"] = span(measure.starts_on, measure.ends_on)
    _record(request, agreement)
    context = {"found": found, "facts": facts}
    return render(request, "measures/agreement_print.html", context)


@require_GET
def agreement_word(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Send the agreement as a Word file."""
    agreement = _agreement(request, pk)
    _record(request, agreement)
    values = papers.of_agreement(agreement, on=clock.today())
    return _filled(agreement.org_seq, paper_forms.AGREEMENT, values)


@require_GET
def explanation_word(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Send the sheet on rights, duties and consequences as a Word file."""
    measure = _measure(request, pk)
    _record(request, measure)
    values = papers.of_explanation(measure, on=clock.today())
    return _filled(measure.org_seq, paper_forms.EXPLANATION, values)


@require_GET
def report_in_word(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Send the certificate of reporting in as a Word file."""
    measure = _measure(request, pk)
    if measure.reported_on is None:
        raise WrongStatus(gettext_noop("Nobody has reported in yet; there is nothing to certify."))
    _record(request, measure)
    values = papers.common(measure, on=clock.today())
    return _filled(measure.org_seq, paper_forms.REPORT_IN, values)


def _filled(org_seq: int, code: str, values: dict[str, object]) -> HttpResponse:
    return filling.word_response(filling.filled(org_seq, code, values), code)


def _record(request: HttpRequest, subject) -> None:
    record_unmasking("id_number", actor=request.actor, subject=subject, reason=gettext(PRINTED))


def _agreement(request: HttpRequest, pk: uuid.UUID):
    rows = queries.agreements(request.actor)
    related = ("measure__person__responsible", "measure__place")
    return get_object_or_404(rows.select_related(*related), pk=pk)


def _measure(request: HttpRequest, pk: uuid.UUID):
    rows = queries.visible_to(request.actor).select_related("person__responsible", "place")
    return get_object_or_404(rows, pk=pk)
