"""The account of a year: figures that open down to the records behind them, and files of it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from guitu.account import figures, papers
from guitu.account.presenters import figures as presenter
from guitu.account.queries.year import YearAccount, account_of, read_by
from guitu.audit.actions import record
from guitu.kernel.errors import BadInput, NotConfigured
from guitu.web.clock import today

PAGE_SIZE = 50
OUTCOMES = ("counted", "not", "unknown")


def year_page(request: HttpRequest, org: str, year: int) -> HttpResponse:
    """Show the account of a year."""
    account = _account(request, org, year)
    return render(request, "account/year_page.html", presenter.page(account))


def records_page(request: HttpRequest, org: str, year: int, code: str) -> HttpResponse:
    """Show the records behind one figure."""
    account = _account(request, org, year)
    figure, counts = _figure(account, code)
    outcome = request.GET.get("outcome", "counted")
    if outcome not in OUTCOMES and outcome.removeprefix("excluded:") not in figure.excluded:
        raise Http404
    number = request.GET.get("page", "1")
    page = max(int(number), 1) if number.isascii() and number.isdigit() and len(number) < 6 else 1
    found = figures.records(
        figure, account.asked, outcome=outcome, start=(page - 1) * PAGE_SIZE, most=PAGE_SIZE + 1
    )
    asked = presenter.Opened(account, figure, counts, outcome, page)
    rows = presenter.rows(figure, found[:PAGE_SIZE], request.actor)
    context = presenter.opened(asked, rows, has_next=len(found) > PAGE_SIZE)
    return render(request, "account/records_page.html", context)


@require_POST
def download(request: HttpRequest, org: str, year: int, form: str) -> HttpResponse:
    """Give the account as a file, and put on record that it was taken out."""
    account = _account(request, org, year)
    if form not in papers.FORMATS:
        raise Http404
    content = papers.paper(account, form)
    record("account.taken_out", actor=request.actor, subject=account.org, year=year, form=form)
    name = papers.file_name(account, form)
    response = HttpResponse(content, content_type=papers.MEDIA_TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _account(request: HttpRequest, code: str, year: int) -> YearAccount:
    org = read_by(request.actor, code)
    if org is None:
        raise Http404
    try:
        return account_of(org, year, on=today())
    except BadInput as error:
        raise Http404 from error


def _figure(account: YearAccount, code: str) -> Any:
    try:
        wanted = figures.definition(code)
    except NotConfigured as error:
        raise Http404 from error
    return next(pair for pair in account.figures if pair[0] is wanted)
