"""Rounds: the list, opening one, one round with its people, closing and reopening."""

import uuid
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.aid.queries import bodies
from guitu.orgs import queries as orgs
from guitu.orgs.terms import OrgKind
from guitu.people import queries as people
from guitu.risk import actions, lists
from guitu.risk.forms.rounds import ReopenForm, RoundForm
from guitu.risk.narrowing import figure_filter
from guitu.risk.planning import policy_of
from guitu.risk.presenters import rounds as presenter
from guitu.risk.presenters.opinions import departments_of
from guitu.risk.presenters.proposing import proposed
from guitu.risk.queries import rounds as queries
from guitu.web import clock, messages
from guitu.web.lists import respond

GET_POST = require_http_methods(["GET", "POST"])


def round_list(request: HttpRequest) -> HttpResponse:
    """Show the rounds of the office."""
    return respond(
        request, lists.ROUNDS, rows=queries.rounds(request.actor), present=presenter.round_row,
        template="risk/rounds_page.html",
        may_open=request.actor.may_anywhere(Permission.RISK_ROUND),
    )  # fmt: skip


@GET_POST
def round_new(request: HttpRequest) -> HttpResponse:
    """Open a round of the actor's office."""
    actor, today = request.actor, clock.today()
    office = _office(request)
    require(actor, Permission.RISK_ROUND, org_seq=office.seq)
    here = list(bodies(office.seq))
    communities = [org for org in orgs.below(office) if org.kind == OrgKind.COMMUNITY]
    form = RoundForm.of(
        request, key=f"risk.round:{office.pk}", bodies=here,
        initial=proposed(office, here, queries.rounds(actor).first(), on=today),
    )  # fmt: skip
    opened = form.carry_out(
        lambda given: actions.open_round(
            office, form.round_given(given, here, communities), actor=actor, on=today
        )
    )
    if opened is None:
        return form.answer("risk/round_form_page.html", {"office": office})
    messages.done(request, presenter.opened_said(opened))
    return form.accepted(reverse("risk-round", args=[opened.round.pk]))


@require_GET
def round_due(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Lead from the duty of an office, whose id `pk` is, to where a round is opened."""
    condition = within(request.actor, Permission.RISK_ROUND, column="seq")
    get_object_or_404(orgs.in_scope(condition), pk=pk)
    return HttpResponseRedirect(reverse("risk-round-new"))


def round_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show how far a round is, and its people."""
    actor, today = request.actor, clock.today()
    row = get_object_or_404(queries.rounds(actor), pk=pk)
    found = queries.progress(row, actor)
    rows = lists.AssessedRows(actor, lists.places_of(orgs.office_of(row.org_seq)), on=today)
    return respond(
        request, lists.people_spec(rows, figure_filter(row, on=today)),
        rows=queries.in_round(row, actor), present=rows.row,
        template="risk/round_page.html", **presenter.page(row, found, actor, on=today),
        steps=presenter.steps(row.steps.order_by("-pk")[:20]),
        **departments_of(row, actor, on=today),
    )  # fmt: skip


@require_GET
def round_left_out(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show everybody with a file whom the round does not assess, by reason."""
    row = get_object_or_404(queries.rounds(request.actor), pk=pk)
    rows = list(queries.left_out(row, request.actor))
    names = people.display_names([each.person_id for each in rows], request.actor)
    groups = presenter.left_out_groups(rows, names)
    return render(request, "risk/left_out_page.html", {
        "round": row, "groups": groups, "count": len(rows),
        "crumbs": _crumbs(row),
    })  # fmt: skip


@require_POST
def round_follow(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Compare an open round with the register of today."""
    row = get_object_or_404(queries.rounds(request.actor), pk=pk)
    require(request.actor, Permission.RISK_ROUND, org_seq=row.org_seq)
    changed = actions.follow_register(row, actor=request.actor, on=clock.today())
    said = _("Compared with the register: %(joined)s joined, %(left)s left.") % changed
    messages.done(request, said)
    return HttpResponseRedirect(reverse("risk-round", args=[pk]), status=303)


@GET_POST
def round_close(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Close a round, or show the list of what is still open."""
    row = get_object_or_404(queries.rounds(request.actor), pk=pk)
    require(request.actor, Permission.RISK_ROUND, org_seq=row.org_seq)
    refused = None
    if request.method == "POST":
        try:
            actions.close_round(pk, actor=request.actor, on=clock.today())
        except actions.StillOpen as error:
            refused = error
        else:
            messages.done(request, _("The round is closed."))
            return HttpResponseRedirect(reverse("risk-round", args=[pk]), status=303)
    context = presenter.closing(row, request.actor, refused)
    return render(
        request, "risk/close_page.html", context | {"crumbs": _crumbs(row)},
        status=422 if refused else 200,
    )  # fmt: skip


@GET_POST
def round_reopen(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Open a closed round again, with a reason."""
    row = get_object_or_404(queries.rounds(request.actor), pk=pk)
    require(request.actor, Permission.RISK_ROUND, org_seq=row.org_seq)
    days = policy_of(row.org_seq, clock.today()).close_within_days
    form = ReopenForm.of(
        request, key=f"risk.reopen:{pk}",
        initial={"closes_on": clock.today() + timedelta(days=days)},
    )  # fmt: skip
    done = form.carry_out(
        lambda given: actions.reopen_round(
            pk, actions.Reopening(**given), actor=request.actor, on=clock.today()
        )
    )
    if done is None:
        return form.answer("risk/form_page.html", {
            "heading": _("Open the round again"), "submit": _("Open it again"),
            "answer": _("It is recorded who opened it again, when and why."),
            "crumbs": _crumbs(row), "cancel": reverse("risk-round", args=[pk]),
        })  # fmt: skip
    messages.done(request, _("The round is open again."))
    return form.accepted(reverse("risk-round", args=[pk]))


def _office(request: HttpRequest):
    condition = within(request.actor, Permission.RISK_ROUND, column="seq")
    office = orgs.in_scope(condition).filter(kind=OrgKind.SUBDISTRICT).first()
    if office is None:
        raise Http404
    return office


def _crumbs(row) -> list[tuple[str, str]]:
    return [
        (_("Risk rounds"), reverse("risk-rounds")),
        (row.name, reverse("risk-round", args=[row.pk])),
    ]
