"""Draws: prepare, carry out, check."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.drug_testing import actions, queries
from guitu.drug_testing.actions.drawing import NewDraw, Where, draw_row
from guitu.drug_testing.forms import CarryOutForm, DrawForm, ReasonForm
from guitu.drug_testing.presenters.draw_page import draw_lines, draw_page
from guitu.drug_testing.presenters.recording import at_nine
from guitu.drug_testing.views.finding import SHORT_FORM
from guitu.people.queries.places import places_of
from guitu.web import clock, messages

DRAW = Permission.DRUG_TEST_DRAW


@require_GET
def draws(request: HttpRequest) -> HttpResponse:
    """Show every draw, the newest first."""
    context = {
        "lines": draw_lines(list(queries.draws(request.actor)[:50])),
        "may_draw": request.actor.may_anywhere(DRAW),
    }
    return render(request, "drug_testing/draws_page.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """Fix the list and the seed of a draw."""
    today = clock.today()
    places = places_of(request.actor, DRAW)
    for place in places[:1]:
        draw_row(place.seq, on=today)
    form = DrawForm.of(
        request, key="tests.draw", places=[(place.seq, place.name) for place in places]
    )
    draw = form.carry_out(
        lambda given: actions.commit_draw(NewDraw(**given), actor=request.actor, on=today)
    )
    if draw is None:
        said = {
            "heading": _("Prepare a draw"),
            "answer": _("List and seed are fixed now; nobody can change or choose them later."),
            "submit": _("Fix list and seed"),
            "cancel": reverse("test-draws"),
            "crumbs": [(_("Draws"), reverse("test-draws"))],
        }
        return form.answer(SHORT_FORM, said)
    messages.done(request, _("List and seed are fixed. Now the draw can be carried out."))
    return form.accepted(reverse("test-draw", args=[draw.pk]))


def page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show a draw so that anybody can check it; carry it out where it is prepared."""
    draw = get_object_or_404(queries.draws(request.actor), pk=pk)
    found = draw_page(draw, request.actor)
    form = CarryOutForm.of(request, key=f"tests.draw:{pk}", initial={"call_at": at_nine()})
    if request.method == "POST":
        require(request.actor, DRAW, org_seq=draw.org_seq)
    done = form.carry_out(
        lambda given: actions.carry_out(pk, Where(**given), actor=request.actor, on=clock.today())
    )
    if done is None:
        return form.answer("drug_testing/draw_page.html", {"found": found})
    messages.done(request, _("The draw is carried out; those drawn are called."))
    return form.accepted(reverse("test-draw", args=[pk]))


def void(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void a prepared draw; it stays on the list with the reason."""
    draw = get_object_or_404(queries.draws(request.actor), pk=pk)
    require(request.actor, DRAW, org_seq=draw.org_seq)
    form = ReasonForm.of(request, key=f"tests.draw-void:{pk}")
    back = reverse("test-draw", args=[pk])
    if form.carry_out(lambda given: actions.void_draw(pk, **given, actor=request.actor)) is None:
        said = {
            "heading": _("Void this draw"),
            "answer": _("It stays on the list, with the reason: nobody draws until it suits."),
            "submit": _("Void"),
            "cancel": back,
            "crumbs": [(_("Draws"), reverse("test-draws"))],
        }
        return form.answer(SHORT_FORM, said)
    messages.done(request, _("The draw was voided."))
    return form.accepted(back)
