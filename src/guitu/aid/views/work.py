"""Work and training, and help given."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from guitu.aid import actions, lists, queries
from guitu.aid.forms import work as forms
from guitu.aid.forms.needs import ReasonForm
from guitu.aid.presenters import lists as rows
from guitu.aid.presenters import pages
from guitu.aid.presenters.sections import choices_of
from guitu.aid.views.shared import carry, page_of, person_to_help, record_of
from guitu.audit.actions import record_read
from guitu.web import clock
from guitu.web.lists import respond

GET_POST = require_http_methods(["GET", "POST"])


def job_list(request: HttpRequest) -> HttpResponse:
    """Show work found and whether it was kept."""
    return respond(
        request, lists.JOBS,
        rows=lists.jobs_of(request.actor), present=rows.job_row(request.actor, on=clock.today()),
        template="aid/list_page.html", heading=_("Work"),
        answer=_("Who found work through whom, and who is still at work after some time."),
        tabs=rows.tabs(request.actor, "help-jobs"),
    )  # fmt: skip


@GET_POST
def job_new(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Put work or training on record."""
    person, today = person_to_help(request, pk), clock.today()
    initial = {"found_on": today, "starts_on": today, "need": request.GET.get("need", "")}
    form = forms.JobForm.of(
        request, key=f"aid.job:{pk}", initial=initial, needs=choices_of(person, request.actor)
    )
    page = page_of(
        request, person, _("Work or training was found"), _("Put it on record"),
        answer=_("Nobody at work is told anything. The office asks the person after some time."),
        done=_("It is on record; the questions about it stand in the worklist."),
    )  # fmt: skip
    return carry(
        form,
        lambda _given: actions.record_job(pk, form.new_job(), actor=request.actor, on=today),
        page,
        to=_job_url,
    )


@require_GET
def job_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show one piece of work and whether it was kept."""
    found = queries.with_checks(queries.jobs(request.actor)).select_related("person")
    job = get_object_or_404(found, pk=pk)
    record_read(actor=request.actor, subject=job)
    queries.open_keys([job.person_id])
    return render(
        request, "aid/job_page.html", pages.job_page(job, request.actor, on=clock.today())
    )


@GET_POST
def job_check(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record whether the person is still at work."""
    job, today = record_of(request, queries.jobs(request.actor), pk), clock.today()
    form = forms.CheckForm.of(
        request, key=f"aid.job.check:{pk}", version=job.version, initial={"done_on": today}
    )
    page = page_of(
        request, job.person, _("Still at work?"), _("Record"), cancel=_job_url(job),
        done=_("It is on record."),
    )  # fmt: skip
    return carry(
        form,
        lambda _given: actions.check_job(pk, form.new_check(), actor=request.actor, on=today),
        page,
    )


@GET_POST
def job_end(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record the end of work."""
    job, today = record_of(request, queries.jobs(request.actor), pk), clock.today()
    form = forms.JobEndForm.of(
        request, key=f"aid.job.end:{pk}", version=job.version, initial={"ended_on": today}
    )
    page = page_of(
        request, job.person, _("The work ended"), _("Record"), cancel=_job_url(job),
        done=_("It is on record."),
        answer=_("Losing work is a need to help with, not a breach of anything."),
    )  # fmt: skip
    return carry(
        form,
        lambda given: actions.end_job(
            pk, actions.JobEnding(**given), actor=request.actor, on=today
        ),
        page,
    )


@GET_POST
def job_void(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void work entered by mistake."""
    job = record_of(request, queries.jobs(request.actor), pk)
    form = ReasonForm.of(request, key=f"aid.job.void:{pk}")
    page = page_of(
        request, job.person, _("Void this entry"), _("Void"), done=_("The entry was voided.")
    )
    return carry(
        form,
        lambda given: actions.void_job(pk, **given, actor=request.actor, on=clock.today()),
        page,
    )


@GET_POST
def check_void(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void an answer about work."""
    row = record_of(request, queries.checks(request.actor), pk)
    form = ReasonForm.of(request, key=f"aid.check.void:{pk}")
    page = page_of(
        request, row.person, _("Void this answer"), _("Void"), done=_("The entry was voided."),
        cancel=reverse("help-job-page", args=[row.job_id]),
    )  # fmt: skip
    return carry(form, lambda given: actions.void_check(pk, **given, actor=request.actor), page)


@GET_POST
def given_new(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Put help given on record: a service, money or goods."""
    person, today = person_to_help(request, pk), clock.today()
    initial = {
        "given_on": today, "form": "service", "result": "open", "need": request.GET.get("need", ""),
    }  # fmt: skip
    form = forms.GivenForm.of(
        request, key=f"aid.given:{pk}", initial=initial, needs=choices_of(person, request.actor)
    )
    page = page_of(
        request, person, _("Record help given"), _("Put it on record"), done=_("It is on record."),
        answer=_("What was given, by whom, and what came of it."),
    )  # fmt: skip
    return carry(
        form,
        lambda _given: actions.give(pk, form.new_help(), actor=request.actor, on=today),
        page,
    )


@GET_POST
def given_void(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void help entered by mistake."""
    row = record_of(request, queries.given(request.actor), pk)
    form = ReasonForm.of(request, key=f"aid.given.void:{pk}")
    page = page_of(
        request, row.person, _("Void this entry"), _("Void"), answer=row.what,
        done=_("The entry was voided."),
    )  # fmt: skip
    return carry(form, lambda given: actions.void_help(pk, **given, actor=request.actor), page)


def _job_url(job) -> str:
    return reverse("help-job-page", args=[job.pk])
