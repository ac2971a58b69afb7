"""The board of the four parties, and the dashboard of an office."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guitu.account.presenters import boards as presenter
from guitu.account.queries import boards, places
from guitu.account.queries.year import read_by
from guitu.web.clock import today


def parties(request: HttpRequest) -> HttpResponse:
    """Show what is each party's, and what of it is late."""
    found = boards.parts(request.actor, on=today())
    context = {"parts": presenter.parts(found), "answer": presenter.parties_answer(found)}
    return render(request, "account/parties_page.html", context)


def dashboard(request: HttpRequest) -> HttpResponse:
    """Show how an office stands today, in numbers that lead to their lists."""
    choices = places.accountable(request.actor)
    org = _chosen(request, choices)
    if org is None:
        return render(request, "account/begin_page.html")
    page = presenter.Dashboard(request.actor, org, today(), tuple(choices))
    return render(request, "account/dashboard_page.html", page.shown())


def _chosen(request: HttpRequest, choices: list[Any]) -> Any:
    code = request.GET.get("org", "")
    if code:
        org = read_by(request.actor, code)
        if org is None:
            raise Http404
        return org
    return choices[0] if choices else None
