"""The board, the list of hand-overs, and the releases to come."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guitu.access.permissions import Permission
from guitu.handover import queries
from guitu.handover.presenters import board, lists
from guitu.web import clock
from guitu.web.lists import respond


def show_board(request: HttpRequest) -> HttpResponse:
    """Show every open hand-over by stage, with what needs attention on top."""
    actor, today = request.actor, clock.today()
    columns = queries.board(actor, today)
    figures = board.figures(queries.attention(actor, today))
    is_capped = any(column.is_capped for column in columns)
    count = sum(column.count for column in columns)
    counts = {"open": f"{count}+" if is_capped else count}
    context = {
        "figures": figures,
        "stages": board.columns(columns, actor, today),
        "answer": board.answer(counts, figures),
        "files_to_do": queries.files_to_see_to(actor),
        "may_receive": actor.may_anywhere(Permission.NOTICE_RECEIVE),
    }
    return render(request, "handover/board_page.html", context)


def hand_over_list(request: HttpRequest) -> HttpResponse:
    """Show the open hand-overs as a list with filters."""
    return respond(
        request,
        lists.spec_for(request.actor),
        rows=queries.notices_open(request.actor),
        present=lists.row_for(request.actor, clock.today()),
        template="handover/list_page.html",
        files_to_do=queries.files_to_see_to(request.actor),
    )


def releases(request: HttpRequest) -> HttpResponse:
    """Show the releases to come, those past without an outcome first."""
    today = clock.today()
    rows = queries.releases(request.actor, on=today)
    return respond(
        request,
        lists.RELEASES,
        rows=rows,
        present=lists.release_row_for(request.actor, today),
        template="handover/releases_page.html",
        answer=lists.releases_answer(rows, today),
        files_to_do=queries.files_to_see_to(request.actor),
    )
