"""Answers a list: the page, the table alone for htmx, and the small forms around it."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render

from guitu.web.lists import choices
from guitu.web.lists.page import ListPage, Present, list_page
from guitu.web.lists.spec import ListSpec
from guitu.web.lists.state import ListState

FRAGMENT = "web/lists/_list.html"


def respond(
    request: HttpRequest,
    spec: ListSpec,
    *,
    rows: QuerySet,
    present: Present,
    template: str,
    **context: Any,
) -> HttpResponse:
    """Answer a list; the view takes GET and POST.

    GET gives the page, or the list alone to htmx. POST takes the filter form, the choice of
    columns and saved views, and leads back to an address without personal data. `template` extends
    web/base.html and includes web/lists/list.html with list=list.
    """
    if request.method == "POST":
        return _redirect(request, _take(request, spec))
    page = list_page(request, spec, rows=rows, present=present)
    if is_fragment(request, page):
        response = render(request, FRAGMENT, {"list": page})
        response["HX-Push-Url"] = request.path + page.state.query()
        return response
    return render(request, template, {"list": page, **context})


def _take(request: HttpRequest, spec: ListSpec) -> str:
    """Carry out one of the small forms around a list; return the query to lead back to."""
    act, user_id = request.POST.get("list_act", "filter"), request.actor.user_id
    state = ListState.of(request, spec)
    if act == "filter":
        return ListState.of_form(request, spec).query()
    if act == "clear":
        return ListState(spec, sort=state.sort, size=state.size).query()
    if act == "columns":
        wanted = request.POST.getlist("columns")
        choices.choose(user_id, spec, columns=wanted, size=state.size)
    elif act == "save_view" and request.POST.get("name", "").strip():
        name = request.POST["name"].strip()
        query = _safe_query(spec, request.POST.get("query", ""))
        choices.save_view(user_id, spec, name=name, query=query)
    elif act == "forget_view":
        choices.forget_view(user_id, spec, request.POST.get("view", ""))
    return state.query()


def _safe_query(spec: ListSpec, text: str) -> str:
    """Return the parts of a query that may be kept: no free words, no page."""
    given, kept = QueryDict(text.removeprefix("?")), QueryDict(mutable=True)
    names = {one.name for one in spec.filters if not one.personal} | {"sort", "size"}
    for name in names & given.keys():
        kept[name] = given[name]
    return "?" + kept.urlencode()


def _redirect(request: HttpRequest, query: str) -> HttpResponse:
    return HttpResponseRedirect(request.path + query, status=303)


def is_fragment(request: HttpRequest, page: ListPage) -> bool:
    """Return whether htmx asks for the list alone."""
    return request.headers.get("HX-Target", "").endswith(page.element_id)
