"""The list of people, the search box, and the picker that other pages use."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from guitu.access.permissions import Permission
from guitu.people import actions, queries
from guitu.people.forms.file import ClosedSearchForm
from guitu.people.lists import SEARCHED, people_spec
from guitu.people.presenters.rows import PersonRows, found_lines
from guitu.people.queries.places import places_of
from guitu.web.clock import today
from guitu.web.lists import ListState, respond

PICKED = 8


def people_list(request: HttpRequest) -> HttpResponse:
    """Show the open files in scope."""
    places = places_of(request.actor, Permission.PERSON_READ)
    rows = PersonRows(request.actor, {place.seq: place for place in places}, on=today())
    return respond(
        request,
        people_spec(request.actor, places, rows, on=today()),
        rows=queries.in_use(request.actor).select_related("responsible"),
        present=rows.row,
        template="people/list_page.html",
        can_open=request.actor.may_anywhere(Permission.PERSON_WRITE),
        can_export=request.actor.may_anywhere(Permission.EXPORT),
    )


def search(request: HttpRequest) -> HttpResponse:
    """Answer the search box: the file itself where there is one, otherwise the files found.

    What was typed goes into the session, sealed, and never into the address.
    """
    if request.method == "POST":
        found = queries.search(request.actor, request.POST.get("q", ""), limit=2)
        if len(found) == 1:
            return redirect("person-page", pk=found[0].pk)
        state = ListState.of_form(request, SEARCHED)
        return HttpResponseRedirect(reverse("people-search") + state.query(), status=303)
    places = places_of(request.actor, Permission.PERSON_READ)
    rows = PersonRows(request.actor, {place.seq: place for place in places}, on=today())
    text = ListState.of(request, SEARCHED).typed.get("q", "")
    people = queries.search(request.actor, text)
    rows.load(people)
    context = {
        "text": text,
        "lines": found_lines(people, rows),
        "can_open": request.actor.may_anywhere(Permission.PERSON_WRITE),
    }
    return render(request, "people/search_page.html", context)


def search_closed(request: HttpRequest) -> HttpResponse:
    """Look among files whose time is over, for a reason; nothing typed goes into the address."""
    form = ClosedSearchForm.of(request, key="people.closed-search")
    found = form.carry_out(
        lambda given: actions.search_closed(request.actor, given["q"], reason=given["reason"])
    )
    if found is None:
        return form.answer("people/closed_search_page.html", {"lines": None})
    places = places_of(request.actor, Permission.PERSON_READ)
    rows = PersonRows(request.actor, {place.seq: place for place in places}, on=today())
    rows.load(found)
    context = {"lines": found_lines(found, rows), "form": form}
    return render(request, "people/closed_search_page.html", context)


@require_POST
def pick(request: HttpRequest) -> HttpResponse:
    """Return lines to choose a person from, for forms of other pages."""
    text = request.POST.get("pick") or request.POST.get("q", "")
    people = queries.search(request.actor, text, limit=PICKED)
    places = places_of(request.actor, Permission.PERSON_READ)
    rows = PersonRows(request.actor, {place.seq: place for place in places}, on=today())
    rows.load(people)
    context = {"lines": found_lines(people, rows), "name": request.POST.get("pick_as", "person")}
    return render(request, "people/_pick.html", context)
