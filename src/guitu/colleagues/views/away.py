"""Leave and stand-ins."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from guitu.access import standing_in
from guitu.access.queries import stand_ins_near
from guitu.colleagues.forms import StandInForm
from guitu.colleagues.presenters import away as presenter
from guitu.web import messages
from guitu.web.clock import today


def stand_ins(request: HttpRequest) -> HttpResponse:
    """List who is away now and later, and who stands in."""
    context = presenter.listed(request.actor, on=today())
    return render(request, "colleagues/stand_ins_page.html", context)


def stand_in_new(request: HttpRequest) -> HttpResponse:
    """Name a stand-in for somebody's leave."""
    form = StandInForm.of(
        request,
        key="colleagues.stand-in",
        colleagues=presenter.choices(request.actor, on=today()),
        initial={"absent": request.actor.user_id, "from_on": today()},
    )

    def act(given: dict[str, Any]) -> Any:
        new = standing_in.NewStandIn(**given)
        return standing_in.name_stand_in(new, actor=request.actor, on=today())

    made = form.carry_out(act)
    if made:
        messages.undoable(request, _("The stand-in was named."), "stand-in-undo", pk=made.pk)
        return form.accepted(reverse("stand-in", args=[made.pk]))
    return form.answer("colleagues/stand_in_new_page.html", {"crumbs": presenter.CRUMBS})


def stand_in(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show what a stand-in can see and do, and what the own grants do not cover."""
    context = presenter.page(_row(request, pk), request.actor, on=today())
    return render(request, "colleagues/stand_in_page.html", context)


@require_POST
def stand_in_end(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """End it today: the colleague is back."""
    standing_in.end_early(_row(request, pk).pk, actor=request.actor, on=today())
    messages.done(request, _("The stand-in was ended; the colleague is back."))
    return redirect("stand-ins")


@require_POST
def stand_in_undo(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take back a stand-in named by mistake."""
    standing_in.undo(_row(request, pk).pk, actor=request.actor, on=today())
    messages.done(request, _("The stand-in was taken back."))
    return redirect("stand-ins")


@require_POST
def stand_in_ask(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask the security administrator for the posts that the stand-in lacks."""
    asked = standing_in.ask_for_roles(_row(request, pk).pk, actor=request.actor, on=today())
    text = ngettext(
        "%(count)s role was asked for; nothing changes until it is given.",
        "%(count)s roles were asked for; nothing changes until they are given.",
        len(asked),
    )
    messages.done(request, text % {"count": len(asked)})
    return redirect("stand-in", pk=pk)


def _row(request: HttpRequest, pk: uuid.UUID) -> Any:
    return get_object_or_404(stand_ins_near(request.actor), pk=pk)
