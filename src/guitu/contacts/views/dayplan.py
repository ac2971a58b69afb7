"""The plan of a day: whom to visit, by area."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from guitu.contacts.presenters import dayplan as presenter
from guitu.contacts.presenters import tabs
from guitu.web import clock
from guitu.web.fields import read_day


@require_GET
def day_plan(request: HttpRequest) -> HttpResponse:
    """Show the visits of a day; `?on=` chooses it, `?whose=all` those of all colleagues."""
    day = read_day(request.GET.get("on", "")) or clock.today()
    shown = presenter.page(request.actor, day, mine=request.GET.get("whose") != "all")
    shown["tabs"] = tabs.office(request.actor, "day")
    return render(request, "contacts/day_page.html", shown)
