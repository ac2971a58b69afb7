"""Pages without an account: the link, its code, the person's own page, the host office's page."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guitu.absences import actions as absences
from guitu.absences import stay_steps
from guitu.absences.forms.stays import AnswerForm, DoneForm
from guitu.access import links
from guitu.access.callers import address_of
from guitu.access.terms import LinkPurpose
from guitu.portal import actions, presenters, queries, visits
from guitu.portal.forms import CodeForm, NoteForm
from guitu.portal.terms import NoteKind, Wish
from guitu.web import clock, messages
from guitu.web.errors import sentence

ASK = require_http_methods(["GET", "POST"])


@require_GET
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Take the token out of the address and ask for the code; nothing is shown yet."""
    try:
        link = links.opened(token, caller=address_of(request), on=clock.today())
    except links.TooManyGuesses as error:
        return visits.wait(request, sentence(error))
    if link is None:
        return visits.closed(request)
    visits.ask_for_code(request, link.pk)
    return _to("portal-code")


@ASK
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code that was given on another way."""
    link_id = visits.asked(request)
    if link_id is None or links.by_id(link_id, on=clock.today()) is None:
        return visits.closed(request)
    form = CodeForm(request.POST or None)
    form.request = request
    if request.method == "POST" and form.is_valid():
        try:
            link = links.try_code(link_id, form.cleaned_data["code"], on=clock.today())
        except links.CodeRefused as error:
            form.add_error("code", sentence(error))
        else:
            visits.prove(request, link.pk)
            actions.note_page_seen(link, on=clock.today())
            return _to("portal-own" if link.purpose == LinkPurpose.OWN else "portal-host")
    status = 422 if form.is_bound else 200
    return render(request, "portal/code_page.html", {"form": form}, status=status)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Leave the pages; the code is needed again."""
    visits.leave(request)
    return render(request, "portal/left_page.html")


@require_GET
@visits.by_link(LinkPurpose.OWN)
def own(request: HttpRequest, link) -> HttpResponse:
    """Show the person's own page."""
    found = presenters.own_page(link, on=clock.today())
    return render(request, "portal/own_page.html", found) if found else visits.closed(request)


@ASK
@visits.by_link(LinkPurpose.OWN)
def say(request: HttpRequest, link, kind: str) -> HttpResponse:
    """Let the person write: coming, another day, moved, leaving, help, objection."""
    if kind not in {one.value for one in NoteKind}:
        raise Http404
    about = _about(request, link)
    note = NoteKind(kind)
    form = NoteForm.of(request, key=f"portal.say.{kind}", kind=note)
    done = form.carry_out(
        lambda given: actions.send_note(
            link,
            form.note(given, about["pk"] if about else None),
            on=clock.today(),
        )
    )
    if done is None:
        return form.answer("portal/say_page.html", {"kind": note, "about": about})
    messages.done(request, _("It has arrived. Your worker will answer you."))
    return form.accepted(reverse("portal-own"))


def _about(request: HttpRequest, link) -> dict | None:
    try:
        asked = uuid.UUID(request.GET.get("about", ""))
    except ValueError:
        return None
    duty = queries.date_of(link, asked)
    return presenters.date_line(duty) if duty else None


@require_POST
@visits.by_link(LinkPurpose.OWN)
def reminders(request: HttpRequest, link) -> HttpResponse:
    """Switch reminders on or off."""
    wish = Wish.YES if request.POST.get("wish") == "yes" else Wish.NO
    actions.choose_reminders(link, wish, on=clock.today())
    messages.done(request, _("Your choice is kept."))
    return _to("portal-own")


@require_GET
@visits.by_link(LinkPurpose.HOST)
def host(request: HttpRequest, link) -> HttpResponse:
    """Show a host office outside what it is asked."""
    found = presenters.host_page(link)
    return render(request, "portal/host_page.html", found) if found else visits.closed(request)


@ASK
@visits.by_link(LinkPurpose.HOST)
def host_answer(request: HttpRequest, link) -> HttpResponse:
    """Let a host office outside answer the letter."""
    letter, today = queries.letter_of(link), clock.today()
    if letter is None:
        raise Http404
    initial = {"answer": "accepted", "answered_on": today}
    form = AnswerForm.of(request, key="portal.answer", initial=initial)
    done = form.carry_out(
        lambda given: absences.answer_by_link(letter.pk, **stay_steps.ANSWER(given), on=today)
    )
    return _sent(request, form, done, _("Answer the letter"))


@ASK
@visits.by_link(LinkPurpose.HOST)
def host_task(request: HttpRequest, link, pk: uuid.UUID) -> HttpResponse:
    """Let a host office outside say what came of a task, with its paper as a picture."""
    task, today = get_object_or_404(queries.tasks_of(link), pk=pk), clock.today()
    initial = {"outcome": "done", "done_on": today}
    form = DoneForm.of(request, key=f"portal.task:{pk}", initial=initial)
    done = form.carry_out(
        lambda given: absences.report_task_by_link(task.pk, **stay_steps.DONE(given), on=today)
    )
    return _sent(request, form, done, _(task.kind.label))


def _sent(request: HttpRequest, form, done, heading: str) -> HttpResponse:
    if done is None:
        return form.answer("portal/host_form_page.html", {"heading": heading})
    messages.done(request, _("It was sent to the office of the file."))
    return form.accepted(reverse("portal-host"))


def _to(name: str) -> HttpResponse:
    return HttpResponseRedirect(reverse(name), status=303)
