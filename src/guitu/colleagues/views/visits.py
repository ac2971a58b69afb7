"""The plan of visits of a day or a week, by address; for phone and paper."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from guitu.colleagues import day_plan as plan
from guitu.colleagues.forms import SheetForm
from guitu.colleagues.presenters import visits as presenter
from guitu.colleagues.terms import Span
from guitu.web.clock import today


@never_cache
def day_plan(request: HttpRequest) -> HttpResponse:
    """Show whom to visit; with a reason, show the exact addresses of the whole sheet once."""
    chosen = request.GET.get("span", "")
    span = Span(chosen) if chosen in Span._value2member_map_ else Span.DAY
    on = presenter.day_of(request.GET.get("day", ""), on=today())
    found = plan.stops(request.actor, span=span, on=on)
    form = SheetForm.of(request, key="colleagues.visits")
    shown = form.carry_out(
        lambda given: plan.show_addresses(found, reason=given["reason"], actor=request.actor)
    )
    context = presenter.sheet(found, request.actor, span=span, on=on)
    if shown is not None:
        context |= presenter.revealed(context["areas"], shown)
    return form.answer("colleagues/visits_page.html", context)
