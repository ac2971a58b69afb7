"""The first screen: what is late, due this week, and can be done now."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from guitu.access.permissions import Permission
from guitu.account.lists import SHOWN, worklist_spec
from guitu.account.presenters import worklist as presenter
from guitu.account.queries import colleagues, places
from guitu.account.terms import PutOff
from guitu.database.counting import MOST, counted
from guitu.duties import queries as duties
from guitu.kernel.terms import gettext_noop
from guitu.web.clock import today as the_day
from guitu.web.lists import ListPage, ListState, list_page, respond
from guitu.web.lists.responses import is_fragment

PUT_OFF = gettext_noop("Put off")


def today(request: HttpRequest) -> HttpResponse:
    """Show the worklist of the signed-in person, or where else to begin."""
    if not request.actor.may_anywhere(Permission.DUTY_READ):
        return _begin_elsewhere(request)
    on = the_day()
    communities = places.communities(request.actor, Permission.DUTY_READ)
    reader = presenter.Reader(request.actor, on, places={org.seq: org for org in communities})
    spec = worklist_spec(request.actor, communities, on=on, before_rows=reader.load)
    rows = duties.today(request.actor, on=on)
    if request.method == "POST":
        return respond(request, spec, rows=rows, present=reader.row, template="")
    state = ListState.of(request, spec)
    counts = _counts(state, rows, on=on)
    page = list_page(
        request,
        spec,
        rows=_shown(state, rows, on=on).select_related("assignee"),
        present=reader.row,
        total=counts["shown"],
    )
    return _answer(request, page, reader=reader, tabs=_tabs(state, counts))


def _answer(
    request: HttpRequest, page: ListPage, *, reader: presenter.Reader, tabs: list[dict[str, Any]]
) -> HttpResponse:
    groups = presenter.groups(page.rows)
    can_assign = any(line.can_assign for group in groups for line in group.lines)
    context = {
        "list": page,
        "groups": groups,
        "tabs": tabs,
        "can_export": request.actor.may_anywhere(Permission.EXPORT),
        "colleagues": colleagues.assignable(request.actor, on=reader.on) if can_assign else [],
        "standing_in": reader.stands_in_for,
    }
    if is_fragment(request, page):
        response = render(request, "account/_worklist.html", context)
        response["HX-Push-Url"] = request.path + page.state.query()
        return response
    first = groups[0].lines[0] if groups and page.state.page == 1 else None
    context |= {"next": presenter.next_sentence(first), "ahead": None}
    if not groups and not page.state.is_narrowed:
        context["ahead"] = _ahead(reader)
    return render(request, "account/today_page.html", context)


def _ahead(reader: presenter.Reader) -> presenter.Line | None:
    duty = duties.next_ahead(reader.actor, on=reader.on)
    if duty is None:
        return None
    reader.load([duty])
    return reader.line(duty)


def _shown(state: ListState, rows: QuerySet, *, on: date) -> QuerySet:
    """Return the lines of the screen: what was put off is away until its day, unless asked for."""
    return rows if state.typed.get("put_off") else rows.filter(duties.awake(on=on))


def _counts(state: ListState, rows: QuerySet, *, on: date) -> dict[str, int]:
    """Return how many lines stand under each urgency, put off or not, and how many are shown."""
    shown = _shown(state, rows, on=on)
    for one, value in state.values():
        shown = one.narrow(shown, value)
        if one.name not in ("urgency", "put_off"):
            rows = one.narrow(rows, value)
    asked = {one.value: rows.filter(duties.standing(one, on=on)) for one in SHOWN}
    return counted(asked | {"shown": shown, "put_off": rows.filter(duties.snoozed(on=on))})


def _tabs(state: ListState, counts: dict[str, int]) -> list[dict[str, Any]]:
    """Return the numbers above the list; each leads to the lines that it counts."""
    here = state.typed.get("urgency", "")
    away = state.typed.get("put_off", "") == PutOff.ONLY
    own = ("urgency", "put_off")
    kept = {name: value for name, value in state.typed.items() if name not in own}
    found: list[dict[str, Any]] = [
        {"label": gettext_noop("All"), "query": _query(state, kept), "is_here": not (here or away)}
    ]
    for urgency in SHOWN:
        number = counts[urgency.value]
        narrowed = {"urgency": urgency.value, "put_off": PutOff.WITH.value}
        found.append({
            "label": urgency.label,
            "query": _query(state, {**kept, **narrowed}),
            "is_here": here == urgency and not away,
            "count": _capped(number),
            "tone": presenter.TONES.get(urgency, "") if number else "",
        })  # fmt: skip
    if counts["put_off"] or away:
        query = _query(state, {**kept, "put_off": PutOff.ONLY.value})
        count = _capped(counts["put_off"])
        found.append({"label": PUT_OFF, "query": query, "is_here": away, "count": count})
    return found


def _capped(number: int) -> int | str:
    return f"{MOST}+" if number > MOST else number


def _query(state: ListState, typed: dict[str, str]) -> str:
    return ListState(state.spec, typed, state.sort, size=state.size).query()


def _begin_elsewhere(request: HttpRequest) -> HttpResponse:
    """Lead somebody without duties to the pages that are there for the post."""
    if request.actor.may_anywhere(Permission.ACCOUNT_READ):
        return HttpResponseRedirect(reverse("dashboard"))
    return render(request, "account/begin_page.html")
