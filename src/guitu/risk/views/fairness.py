"""Rounds in figures: how levels were decided, without names."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from guitu.risk import lists
from guitu.risk.presenters import fairness as presenter
from guitu.risk.queries import fairness as queries
from guitu.web import clock
from guitu.web.lists import respond


def figures_list(request: HttpRequest) -> HttpResponse:
    """Show the rounds of whose offices the reader sees figures."""
    return respond(
        request, lists.FIGURES, rows=queries.rounds(request.actor), present=presenter.round_row,
        template="risk/figures_page.html",
    )  # fmt: skip


@require_GET
def fairness_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show how the levels of a round were decided, in figures."""
    actor, today = request.actor, clock.today()
    row = get_object_or_404(queries.rounds(actor), pk=pk)
    found = queries.figures(row, actor, on=today)
    page = presenter.FiguresPage(row, found, actor, today)
    return render(request, "risk/fairness_page.html", page.shown())
