"""One's own calendar: a secret address for calendar programs, and single entries."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from guitu.colleagues import feeds, ics
from guitu.colleagues.calendars import entry_of
from guitu.colleagues.forms import FeedForm
from guitu.duties.queries import visible_to
from guitu.web import clock, messages


@never_cache
def my_calendar(request: HttpRequest) -> HttpResponse:
    """Show whether a calendar program may read one's dates; give out an address, shown once."""
    feed = feeds.address_of(request.actor)
    initial = {"shows_names": feed.shows_names} if feed else {}
    form = FeedForm.of(request, key="colleagues.calendar", initial=initial)
    secret = form.carry_out(
        lambda given: feeds.give_out(shows_names=given["shows_names"], actor=request.actor)
    )
    if secret:
        form.accepted(reverse("my-calendar"))
        path = reverse("calendar-feed", args=[secret])
        context = {"address": request.build_absolute_uri(path)}
        return render(request, "colleagues/calendar_address_page.html", context)
    return form.answer("colleagues/calendar_page.html", {"feed": feed})


@require_POST
def revoke(request: HttpRequest) -> HttpResponse:
    """Let the address stop working."""
    feeds.revoke(actor=request.actor)
    messages.done(request, _("The address no longer works."))
    return redirect("my-calendar")


@never_cache
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Answer a calendar program; an unknown or revoked secret is not found."""
    entries = feeds.read(secret, on=clock.today())
    if entries is None:
        raise Http404
    return _file(ics.written(entries, title=_("Guitu"), at=clock.now()), "calendar.ics")


@require_safe
def duty_file(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give one duty as a calendar file."""
    duty = get_object_or_404(visible_to(request.actor), pk=pk)
    entry = entry_of(duty, actor=request.actor)
    return _file(ics.written([entry], title=_("Guitu"), at=clock.now()), "duty.ics")


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
