"""The day on which a demonstration stands: a demonstration account may move it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from guitu.demo.forms import DayForm
from guitu.kernel.errors import AccessDenied
from guitu.kernel.terms import gettext_noop
from guitu.web import clock, messages


def day(request: HttpRequest) -> HttpResponse:
    """Show the day on which this demonstration stands, and move it."""
    if clock.demonstration_day() is None or not request.user.is_demonstration:
        raise AccessDenied(gettext_noop("Only a demonstration can stand on another day."))
    form = DayForm.of(request, key="demo.day", initial={"day": clock.today()})
    chosen = form.carry_out(_stand_on)
    if chosen is None:
        return form.answer("demo/day_page.html")
    messages.done(request, _("The demonstration now stands on the day you chose."))
    return redirect("today")


def _stand_on(given: dict) -> object:
    clock.stand_on(given["day"])
    return given["day"]
