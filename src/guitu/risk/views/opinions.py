"""Pages of opinions: the lists of a body, one list answered, the rest, taking back, chasing."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.risk import actions, opinion_lists
from guitu.risk.forms.opinions import OpinionsForm, RestForm, ids_sent
from guitu.risk.presenters import opinions as presenters
from guitu.risk.queries import opinions as queries
from guitu.risk.terms import RoundStatus
from guitu.web import clock, messages
from guitu.web.lists import respond

GET_POST = require_http_methods(["GET", "POST"])
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
A_MICROSECOND = timedelta(microseconds=1)
PARTS = {
    presenters.WAITING: queries.waiting,
    presenters.ALL: lambda rows: rows,
    presenters.KNOWN: queries.known,
}


def opinion_inbox(request: HttpRequest) -> HttpResponse:
    """Show the lists that the body of the actor is asked to answer."""
    return respond(
        request, opinion_lists.INBOX,
        rows=opinion_lists.lists_of(request.actor), present=presenters.inbox_row,
        template="risk/opinion_inbox_page.html",
    )  # fmt: skip


@GET_POST
def opinions(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show a list and take the answers of one page of it."""
    asked = _list(request, pk)
    today = clock.today()
    progress = queries.progress_of([asked], on=today)[asked.pk]
    chosen = _chosen(request, progress.waiting)
    is_open = asked.round.status == RoundStatus.OPEN
    rows = _rows(request, asked, chosen)
    form = _form(request, asked, rows if is_open else [], chosen)

    def act(given: dict[str, Any]) -> actions.Given:
        try:
            return actions.give_opinions(
                pk, form.new_opinions(given), actor=request.actor, on=today,
                sender=form.sender(given),
            )  # fmt: skip
        except actions.AnsweredMeanwhile as error:
            form.stale = error.opinion_ids
            raise

    done = form.carry_out(act)
    if done is not None:
        _say_done(request, pk, done)
        return form.accepted(f"{request.path}?show={chosen.show}&page={_after(chosen)}")
    if form.stale:
        rows = _rows(request, asked, chosen)
        form.show_theirs(rows)
    actions.note_shown(asked, actor=request.actor)
    context = presenters.page_context(asked, request.actor, progress, chosen)
    context["lines"] = presenters.lines(form, rows, chosen, on=today, is_open=is_open)
    return form.answer("risk/opinions_page.html", context)


@GET_POST
def opinions_rest(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask before “nothing known” is said of everybody who has no answer, and say it."""
    asked = _list(request, pk)
    today, back = clock.today(), reverse("risk-opinions", args=[pk])
    progress = queries.progress_of([asked], on=today)[asked.pk]
    form = RestForm.of(
        request, key=f"risk.opinions.rest:{pk}", initial={"shown": progress.waiting},
        is_paper=not queries.is_of_body(asked, request.actor),
    )  # fmt: skip

    def act(given: dict[str, Any]) -> actions.Given:
        return actions.nothing_known_of_rest(
            pk, shown=given["shown"], actor=request.actor, on=today, sender=form.sender(given)
        )

    done = form.carry_out(act)
    if done is not None:
        _say_done(request, pk, done)
        return form.accepted(back)
    context = {
        "asked": asked, "progress": progress, "back": back,
        "crumbs": [*presenters.crumbs(asked, request.actor), (_("List"), back)],
    }  # fmt: skip
    return form.answer("risk/opinions_rest_page.html", context)


@require_POST
def opinions_undo(request: HttpRequest, pk: uuid.UUID, at: int) -> HttpResponse:
    """Take back what was given in one sending."""
    _list(request, pk)
    count = actions.take_back_all(
        pk, given_at=EPOCH + at * A_MICROSECOND, actor=request.actor, on=clock.today()
    )
    messages.done(request, _taken_back(count))
    return _to(pk)


@require_POST
def opinion_undo(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take back the answer about one person."""
    one = get_object_or_404(queries.on_lists(request.actor), pk=pk)
    actions.take_back(one.pk, actor=request.actor, on=clock.today())
    messages.done(request, _taken_back(1))
    return _to(one.asked_of_id)


@require_POST
def opinions_chase(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask a department again for what is outstanding."""
    asked = _list(request, pk)
    require(request.actor, Permission.RISK_ROUND, org_seq=asked.org_seq)
    count = actions.chase(pk, actor=request.actor, on=clock.today())
    said = ngettext(
        "Asked again for %(count)s opinion.", "Asked again for %(count)s opinions.", count
    )
    messages.done(request, said % {"count": count})
    return HttpResponseRedirect(_next(request, pk), status=303)


def _list(request: HttpRequest, pk: uuid.UUID):
    """Return a list that the actor may open; any other one is not there."""
    return get_object_or_404(queries.lists(request.actor), pk=pk)


def _chosen(request: HttpRequest, waiting: int) -> presenters.Chosen:
    usual = presenters.WAITING if waiting else presenters.ALL
    show = request.GET.get("show", usual)
    page = request.GET.get("page", "1")
    return presenters.Chosen(
        show if show in PARTS else usual,
        max(int(page), 1) if page.isdecimal() and len(page) < 6 else 1,
        request.GET.get("change", ""),
    )


def _after(chosen: presenters.Chosen) -> int:
    """Return the page to show after sending: answered people leave the list of those waiting."""
    return 1 if chosen.show == presenters.WAITING else chosen.page


def _rows(request: HttpRequest, asked, chosen: presenters.Chosen) -> list:
    """Return the opinions of the page; of a form that was sent, those that stood on it."""
    rows = queries.asked_on_list(asked)
    if request.method == "POST":
        sent = ids_sent(request.POST)[: presenters.PAGE_SIZE]
        found = list(rows.filter(pk__in=sent))
    else:
        start = (chosen.page - 1) * presenters.PAGE_SIZE
        found = list(PARTS[chosen.show](rows)[start : start + presenters.PAGE_SIZE])
    queries.open_keys(found)
    return found


def _form(request: HttpRequest, asked, rows: list, chosen: presenters.Chosen) -> OpinionsForm:
    """Return the form of a page: who has no answer, who is being changed, who was sent."""
    is_sent = request.method == "POST"
    editable = [one for one in rows if is_sent or not one.answer or str(one.pk) == chosen.change]
    return OpinionsForm.of(
        request, key=f"risk.opinions:{asked.pk}:{chosen.page}", opinions=editable,
        is_paper=not queries.is_of_body(asked, request.actor),
    )  # fmt: skip


def _say_done(request: HttpRequest, pk: uuid.UUID, done: actions.Given) -> None:
    if not done.changed:
        messages.done(request, _("Nothing was changed."))
        return
    said = ngettext(
        "%(count)s answer is on record.", "%(count)s answers are on record.", done.changed
    )
    at = (done.at - EPOCH) // A_MICROSECOND
    messages.undoable(request, said % {"count": done.changed}, "risk-opinions-undo", pk=pk, at=at)


def _taken_back(count: int) -> str:
    return ngettext(
        "%(count)s answer was taken back.", "%(count)s answers were taken back.", count
    ) % {"count": count}


def _to(pk: uuid.UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("risk-opinions", args=[pk]), status=303)


def _next(request: HttpRequest, pk: uuid.UUID) -> str:
    """Return the page that the button stood on."""
    sender = request.headers.get("Referer", "")
    own = f"{request.scheme}://{request.get_host()}/"
    return sender if sender.startswith(own) else reverse("risk-opinions", args=[pk])
