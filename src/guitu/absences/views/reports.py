"""Reports of leaving and departures without one: list, pages, and the small forms around them."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guitu.absences import actions, lists, queries, steps
from guitu.absences.forms.reports import FindingForm, ReportForm
from guitu.absences.presenters import reports as pages
from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.audit.actions import record_read
from guitu.measures import queries as measures
from guitu.people import queries as people
from guitu.web import clock, messages
from guitu.web.lists import respond

ASK = require_http_methods(["GET", "POST"])


def absence_list(request: HttpRequest) -> HttpResponse:
    """Show who is away with a report, and who was."""
    actor, today = request.actor, clock.today()
    return respond(
        request, lists.ABSENCES,
        rows=lists.rows_of(actor),
        present=pages.row_for(actor, on=today),
        template="absences/list_page.html",
        answer=pages.list_answer(actor, on=today),
        may_read_contacts=actor.may_anywhere(Permission.CONTACT_READ),
    )  # fmt: skip


@require_GET
def absence_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show one report: what was reported, the receipt, contacts, and what is open."""
    rows = queries.absences(request.actor).select_related("person", "measure", "document")
    row = get_object_or_404(rows, pk=pk)
    record_read(actor=request.actor, subject=row)
    found = pages.absence_page(row, request.actor, on=clock.today())
    return render(request, "absences/absence_page.html", {"found": found})


@ASK
def absence_new(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Put a report of leaving on record."""
    person, today = _person(request, person_id), clock.today()
    initial = {"reported_on": today, "way": "written_down"}
    form = ReportForm.of(request, key=f"absences.report:{person_id}", initial=initial)
    row = form.carry_out(
        lambda given: actions.report_leaving(
            person.pk, **steps.REPORT(given), actor=request.actor, on=today
        )
    )
    if row is None:
        heading = _("Report of leaving")
        answer = _("The law asks for a written report, not for permission. A late one counts too.")
        return form.answer("absences/form_page.html", _about(request, person, heading, answer))
    messages.undoable(request, _("The report is on record."), "absence-undo", pk=row.pk)
    return form.accepted(reverse("absence-page", args=[row.pk]))


@require_POST
def absence_undo(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void a report right after it was entered."""
    row = get_object_or_404(queries.absences(request.actor), pk=pk)
    reason = _("Undone right after saving")
    actions.void_report(pk, reason=reason, actor=request.actor, on=clock.today())
    messages.done(request, _("The entry was voided."))
    return _to("person-page", row.person_id)


@ASK
def absence_step(request: HttpRequest, pk: uuid.UUID, step: str) -> HttpResponse:
    """Record what follows a report: receipt, longer, contact, return, void."""
    row = get_object_or_404(queries.absences(request.actor).select_related("person"), pk=pk)
    return _step(request, row, (step, steps.OF_ABSENCE), back="absence-page")


@require_POST
def contact_void(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void a contact that was recorded by mistake."""
    row = get_object_or_404(queries.away_contacts(request.actor), pk=pk)
    reason = _("Undone right after saving")
    actions.void_contact(pk, reason=reason, actor=request.actor, on=clock.today())
    messages.done(request, _("The entry was voided."))
    return _to("absence-page", row.absence_id)


@ASK
def departure_new(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Put leaving without a report on record."""
    person, today = _person(request, person_id), clock.today()
    form = FindingForm.of(request, key=f"absences.departure:{person_id}")
    row = form.carry_out(
        lambda given: actions.note_departure(
            person.pk, **steps.FINDING(given), actor=request.actor, on=today
        )
    )
    if row is None:
        heading = _("Left without a report")
        answer = _("Facts only. Next the person is told and heard; a decision comes after that.")
        return form.answer("absences/form_page.html", _about(request, person, heading, answer))
    messages.done(request, _("It is on record. Now tell the person and hear the reason."))
    return form.accepted(reverse("departure-page", args=[row.pk]))


@require_GET
def departure_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show one departure without a report: the facts, the statement, the decision."""
    rows = queries.departures(request.actor)
    row = get_object_or_404(rows.select_related("person", "measure", "notice_document"), pk=pk)
    record_read(actor=request.actor, subject=row)
    found = pages.departure_page(row, request.actor, on=clock.today())
    return render(request, "absences/departure_page.html", {"found": found})


@ASK
def departure_step(request: HttpRequest, pk: uuid.UUID, step: str) -> HttpResponse:
    """Record what follows: told, heard, judged, still away, back, help, void."""
    row = get_object_or_404(queries.departures(request.actor).select_related("person"), pk=pk)
    return _step(request, row, (step, steps.OF_DEPARTURE), back="departure-page")


@require_GET
def counts_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show the counts of leaving without a report, each open down to its records."""
    rows = measures.visible_to(request.actor).select_related("person")
    measure = get_object_or_404(rows, pk=pk)
    found = pages.counts_page(measure, request.actor, on=clock.today())
    return render(request, "absences/counts_page.html", {"found": found})


def _step(
    request: HttpRequest, row: Any, which: tuple[str, Mapping[str, steps.Step]], *, back: str
) -> HttpResponse:
    name, table = which
    step, today = table.get(name), clock.today()
    if step is None:
        raise Http404
    require(request.actor, step.needs, org_seq=row.org_seq)
    key = f"absences.{back}.{name}:{row.pk}"
    form = step.form.of(request, key=key, initial=step.initial(today))
    done = form.carry_out(
        lambda given: step.act(row.pk, **step.given(given), actor=request.actor, on=today)
    )
    url = reverse(back, args=[row.pk])
    if done is None:
        where = _about(request, row.person, _(step.heading), _(step.answer))
        return form.answer("absences/form_page.html", where | {"cancel": url})
    messages.done(request, _(step.said))
    away = name == "void"
    return form.accepted(reverse("person-page", args=[row.person_id]) if away else url)


def _person(request: HttpRequest, person_id: uuid.UUID):
    person = get_object_or_404(people.visible_to(request.actor), pk=person_id)
    require(request.actor, Permission.ABSENCE_WRITE, org_seq=person.org_seq)
    return person


def _about(request: HttpRequest, person: Any, heading: str, answer: str) -> dict[str, object]:
    url = reverse("person-page", args=[person.pk])
    name = people.display_name(person, request.actor)
    return {
        "heading": heading, "answer": answer, "crumbs": [(name, url)], "cancel": url,
        "submit": _("Record"),
    }  # fmt: skip


def _to(name: str, *args: object) -> HttpResponse:
    response = HttpResponse(status=303)
    response["Location"] = reverse(name, args=args)
    return response
