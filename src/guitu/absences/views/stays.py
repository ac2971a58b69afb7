"""Stays elsewhere, their letters and tasks, and what another office asked of this one."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from guitu.absences import actions, queries, stay_steps
from guitu.absences.forms.stays import AnswerForm, DoneForm, StayForm
from guitu.absences.paper_forms import REPORT
from guitu.absences.presenters import papers as sheets
from guitu.absences.presenters import stays as pages
from guitu.absences.steps import Step
from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.audit.actions import record_read
from guitu.papers import filling
from guitu.people import queries as people
from guitu.web import clock, messages

ASK = require_http_methods(["GET", "POST"])
DIVISION = {"tests_by": "host", "visits_by": "host", "calls_by": "home", "reason": "work"}


@ASK
def stay_new(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Put on record that a person lives elsewhere."""
    person = get_object_or_404(people.visible_to(request.actor), pk=person_id)
    require(request.actor, Permission.ABSENCE_WRITE, org_seq=person.org_seq)
    today = clock.today()
    form = StayForm.of(
        request, key=f"absences.stay:{person_id}", initial=DIVISION | {"from_on": today},
        offices=queries.host_offices(person.org_seq),
    )  # fmt: skip
    row = form.carry_out(
        lambda _given: actions.begin_stay(person.pk, form.stay(), actor=request.actor, on=today)
    )
    if row is None:
        url = reverse("person-page", args=[person.pk])
        return form.answer(
            "absences/form_page.html",
            {
                "heading": _("Living elsewhere"),
                "answer": _("Months away ask for calls instead of visits; the time runs on."),
                "crumbs": [(people.display_name(person, request.actor), url)],
                "cancel": url, "submit": _("Record"),
            },
        )  # fmt: skip
    messages.done(request, _("The stay is on record; calls are planned for the months away."))
    return form.accepted(reverse("stay-page", args=[row.pk]))


@require_GET
def stay_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show one stay: who does what, the letters, what the host office sent."""
    row = get_object_or_404(queries.stays(request.actor).select_related("person"), pk=pk)
    record_read(actor=request.actor, subject=row)
    return render(
        request, "absences/stay_page.html", {"found": pages.stay_page(row, request.actor)}
    )


@ASK
def stay_step(request: HttpRequest, pk: uuid.UUID, step: str) -> HttpResponse:
    """Record what follows: letter, division, return, void."""
    row = get_object_or_404(queries.stays(request.actor).select_related("person"), pk=pk)
    initial = {name: getattr(row, name) for name in ("tests_by", "visits_by", "calls_by")}
    initial["phone_plan"] = row.phone_plan
    return _step(request, row, (step, stay_steps.OF_STAY), stay_id=row.pk,
                 initial=initial if step == "divide" else {})  # fmt: skip


@ASK
def letter_step(request: HttpRequest, pk: uuid.UUID, step: str) -> HttpResponse:
    """Record arrival or answer of a letter, or ask for something more."""
    row = get_object_or_404(queries.letters(request.actor).select_related("person"), pk=pk)
    return _step(request, row, (step, stay_steps.OF_LETTER), stay_id=row.stay_id)


@ASK
def task_step(request: HttpRequest, pk: uuid.UUID, step: str) -> HttpResponse:
    """Record what came of a task, or that it was looked at."""
    rows = queries.tasks(request.actor).select_related("person", "letter")
    row = get_object_or_404(rows, pk=pk)
    return _step(request, row, (step, stay_steps.OF_TASK), stay_id=row.letter.stay_id)


@require_GET
def absence_word(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Send the report with its receipt as a Word file."""
    rows = queries.absences(request.actor).select_related("person", "measure")
    row = get_object_or_404(rows, pk=pk)
    require(request.actor, Permission.ABSENCE_WRITE, org_seq=row.org_seq)
    record_read(actor=request.actor, subject=row)
    values = sheets.report_values(row, on=clock.today())
    return filling.word_response(filling.filled(row.org_seq, REPORT, values), REPORT)


@require_GET
def hosted_list(request: HttpRequest) -> HttpResponse:
    """Show what other offices asked this one to do."""
    rows = queries.hosted(request.actor).order_by("ended_on", "-sent_on")[:200]
    letters = [pages.hosted_row(row) for row in rows]
    return render(request, "absences/hosted_list_page.html", {"letters": letters})


@require_GET
def hosted_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show one letter of another office with its tasks."""
    row = get_object_or_404(queries.hosted(request.actor), pk=pk)
    record_read(actor=request.actor, subject=row)
    return render(request, "absences/hosted_page.html", pages.hosted_page(row))


@ASK
def hosted_answer(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take on, decline or return a letter of another office."""
    row = get_object_or_404(queries.hosted(request.actor), pk=pk)
    require(request.actor, Permission.ABSENCE_WRITE, org_seq=row.host_seq)
    today = clock.today()
    initial = {"answer": "accepted", "answered_on": today, "answered_by": request.actor.name}
    form = AnswerForm.of(request, key=f"absences.hosted:{pk}", initial=initial)
    done = form.carry_out(
        lambda given: actions.answer_as_host(
            pk, **stay_steps.ANSWER(given), actor=request.actor, on=today
        )
    )
    return _hosted(request, form, done, (pk, _("Answer the letter")))


@ASK
def hosted_task(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record what came of a task that another office asked for."""
    row = get_object_or_404(queries.hosted_tasks(request.actor), pk=pk)
    require(request.actor, Permission.ABSENCE_WRITE, org_seq=row.host_seq)
    today = clock.today()
    initial = {"outcome": "done", "done_on": today, "done_by": request.actor.name}
    form = DoneForm.of(request, key=f"absences.hosted-task:{pk}", initial=initial)
    done = form.carry_out(
        lambda given: actions.report_task(
            pk, **stay_steps.DONE(given), actor=request.actor, on=today
        )
    )
    return _hosted(request, form, done, (row.letter_id, _(row.kind.label)))


def _hosted(request: HttpRequest, form: Any, done: Any, about: tuple[Any, str]) -> HttpResponse:
    letter_id, heading = about
    url = reverse("hosted-page", args=[letter_id])
    if done is None:
        context = {
            "heading": heading, "cancel": url, "submit": _("Send"),
            "answer": _("The office of the file looks at it; nothing follows by itself."),
            "crumbs": [(_("Asked by other offices"), reverse("hosted-list"))],
        }  # fmt: skip
        return form.answer("absences/form_page.html", context)
    messages.done(request, _("It was sent to the office of the file."))
    return form.accepted(url)


def _step(
    request: HttpRequest, row: Any, which: tuple[str, Mapping[str, Step]], *,
    stay_id: uuid.UUID, initial: Mapping[str, object] | None = None,
) -> HttpResponse:  # fmt: skip
    name, table = which
    step, today = table.get(name), clock.today()
    if step is None:
        raise Http404
    require(request.actor, step.needs, org_seq=row.org_seq)
    first = {**step.initial(today), **(initial or {})}
    form = step.form.of(request, key=f"absences.stay.{name}:{row.pk}", initial=first)
    done = form.carry_out(
        lambda given: step.act(row.pk, **step.given(given), actor=request.actor, on=today)
    )
    url = reverse("stay-page", args=[stay_id])
    if done is None:
        return form.answer(
            "absences/form_page.html",
            {
                "heading": _(step.heading), "answer": _(step.answer), "cancel": url,
                "crumbs": [(people.display_name(row.person, request.actor), url)],
                "submit": _("Record"),
            },
        )  # fmt: skip
    messages.done(request, _(step.said))
    return form.accepted(reverse("person-page", args=[row.person_id]) if name == "void" else url)
