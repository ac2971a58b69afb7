"""For colleagues: giving out links, answering what people sent, what reminders went out."""

import uuid
from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guitu.absences import steps
from guitu.absences.forms.reports import ReportForm
from guitu.access import links
from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.access.terms import CodeWay, LinkPurpose
from guitu.audit.actions import record_read
from guitu.people import queries as people
from guitu.portal import actions, lists, presenters, queries
from guitu.portal.forms import AnswerNoteForm, LinkForm
from guitu.web import clock, messages
from guitu.web.lists import respond

ASK = require_http_methods(["GET", "POST"])
GOOD_FOR = timedelta(days=180)


@ASK
def link_own(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give out the link to a person's own page."""
    person = get_object_or_404(people.visible_to(request.actor), pk=pk)
    name = people.display_name(person, request.actor)
    return _issue(request, LinkPurpose.OWN, person, (name, reverse("person-page", args=[pk])))


@ASK
def link_host(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give out the link by which a host office outside answers a letter."""
    letter = get_object_or_404(queries.letters(request.actor), pk=pk)
    back = (letter.to_office, reverse("stay-page", args=[letter.stay_id]))
    return _issue(request, LinkPurpose.HOST, letter, back)


def _issue(
    request: HttpRequest, purpose: LinkPurpose, subject, back: tuple[str, str]
) -> HttpResponse:
    require(request.actor, Permission.LINK_ISSUE, org_seq=subject.org_seq)
    today = clock.today()
    initial = {"expires_on": today + GOOD_FOR, "code_way": CodeWay.TOLD.value}
    form = LinkForm.of(request, key=f"portal.link.{purpose}:{subject.pk}", initial=initial)
    issued = form.carry_out(
        lambda given: links.issue(
            links.NewLink(purpose, subject, **given), actor=request.actor, on=today
        )
    )
    where = {"crumbs": [back], "cancel": back[1], "purpose": purpose}
    if issued is None:
        return form.answer("portal/link_page.html", where)
    return render(request, "portal/issued_page.html", presenters.issued_page(issued) | where)


@require_POST
def link_code(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give a new code for the next time."""
    link = get_object_or_404(links.visible_to(request.actor), pk=pk)
    link, code = links.renew_code(link.pk, actor=request.actor, on=clock.today())
    context = {"code": code, "link": link, "cancel": reverse("person-page", args=[link.person_id])}
    return render(request, "portal/issued_page.html", context)


@require_POST
def link_revoke(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Close a link at once."""
    link = get_object_or_404(links.visible_to(request.actor), pk=pk)
    links.revoke(link.pk, actor=request.actor)
    messages.done(request, _("The link is closed."))
    return HttpResponseRedirect(reverse("person-page", args=[link.person_id]), status=303)


def note_list(request: HttpRequest) -> HttpResponse:
    """Show what people sent from their own pages."""
    return respond(
        request, lists.NOTES, rows=queries.notes(request.actor),
        present=presenters.note_row(request.actor), template="portal/notes_page.html",
    )  # fmt: skip


@ASK
def note(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show what a person sent, and answer it."""
    row = get_object_or_404(queries.notes(request.actor), pk=pk)
    record_read(actor=request.actor, subject=row)
    form = AnswerNoteForm.of(request, key=f"portal.note:{pk}")
    done = form.carry_out(
        lambda given: actions.answer_note(pk, **given, actor=request.actor, on=clock.today())
    )
    if done is None:
        context = {
            "note": presenters.note_line(row),
            "name": people.display_name(row.person, request.actor),
            "person_id": row.person_id,
            "report": queries.report_of(row),
        }
        return form.answer("portal/note_page.html", context)
    messages.done(request, _("The answer stands on the person's own page."))
    return form.accepted(reverse("portal-notes"))


@ASK
def note_report(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Put a report of leaving on record as the person sent it; nothing is typed again."""
    row, today = get_object_or_404(queries.notes(request.actor), pk=pk), clock.today()
    initial = {
        "leaves_on": row.day, "planned_return_on": row.until_on, "reported_on": row.sent_on,
        "way": "online", "reason_note": row.text[:200],
    }  # fmt: skip
    form = ReportForm.of(request, key=f"portal.report:{pk}", initial=initial)
    kept = form.carry_out(
        lambda given: actions.keep_report(pk, **steps.REPORT(given), actor=request.actor, on=today)
    )
    if kept is None:
        name = people.display_name(row.person, request.actor)
        context = {"note": presenters.note_line(row), "name": name}
        return form.answer("portal/note_report_page.html", context)
    messages.undoable(request, _("The report is on record."), "absence-undo", pk=kept.pk)
    return form.accepted(reverse("portal-note", args=[pk]))


@require_GET
def reminder_list(request: HttpRequest) -> HttpResponse:
    """Show which reminders went out, and to whom."""
    return respond(
        request, lists.REMINDERS, rows=queries.reminders(request.actor),
        present=presenters.reminder_row(request.actor), template="portal/reminders_page.html",
    )  # fmt: skip
