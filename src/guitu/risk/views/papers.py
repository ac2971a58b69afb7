"""Papers of a round: the proof that everybody is accounted for, minutes, the list."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.papers.filling import word_response
from guitu.risk import round_papers
from guitu.risk.forms.papers import ListForm
from guitu.risk.presenters import coverage as presenter
from guitu.risk.queries import fairness, panel, rounds
from guitu.risk.queries.coverage import covered
from guitu.risk.rules.coverage import DoesNotAddUp
from guitu.web import clock

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def coverage_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show who was assessed, who not and why, and that it adds up to the register."""
    row = get_object_or_404(fairness.rounds(request.actor), pk=pk)
    page = presenter.CoveragePage(row, request.actor)
    try:
        shown = page.shown(covered(row, request.actor))
    except DoesNotAddUp as error:
        shown = page.refused(error)
    return render(request, "risk/coverage_page.html", shown)


@require_POST
def certificate(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give the coverage certificate as a Word file."""
    row = get_object_or_404(rounds.rounds(request.actor), pk=pk)
    content = round_papers.certificate(row, actor=request.actor, on=clock.today())
    return word_response(content, round_papers.CERTIFICATE)


@require_GET
def papers_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show the papers that can be made of a round."""
    row = get_object_or_404(rounds.rounds(request.actor), pk=pk)
    require(request.actor, Permission.RISK_DECIDE, org_seq=row.org_seq)
    held = panel.meetings_visible_to(request.actor).filter(round=row).order_by("held_on", "pk")
    return render(request, "risk/papers_page.html", presenter.papers(row, held, request.actor))


@require_POST
def minutes(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give the minutes of a meeting as a Word file."""
    held = panel.meetings_visible_to(request.actor).select_related("round")
    meeting = get_object_or_404(held, pk=pk)
    content = round_papers.minutes(meeting, actor=request.actor, on=clock.today())
    return word_response(content, round_papers.MINUTES)


@never_cache
@require_http_methods(["GET", "POST"])
def list_sheet(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask what the list is for; then give it as a spreadsheet."""
    actor = request.actor
    row = get_object_or_404(rounds.rounds(actor), pk=pk)
    require(actor, Permission.EXPORT, org_seq=row.org_seq)
    form = ListForm.of(request, key=f"risk.list:{pk}")
    content = form.carry_out(
        lambda given: round_papers.list_sheet(
            row, round_papers.Purpose(**given), actor=actor, at=clock.now()
        )
    )
    back = reverse("risk-papers", args=[pk])
    if content:
        form.accepted(back)
        response = HttpResponse(content, content_type=XLSX)
        name = f"{round_papers.LIST}-{row.counts_from.isoformat()}.xlsx"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
    return form.answer("risk/form_page.html", {
        "heading": _("Take out the list of the round"), "submit": _("Take it out"),
        "answer": _("One row a person, with level and reasons. It is recorded who took it, when"
                    " and what for."),
        "crumbs": [
            (_("Risk rounds"), reverse("risk-rounds")),
            (row.name, reverse("risk-round", args=[pk])),
            (_("Papers of the round"), back),
        ],
        "cancel": back,
    })  # fmt: skip
