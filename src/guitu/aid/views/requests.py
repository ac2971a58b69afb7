"""Requests to other bodies: sent and followed by the office, answered in the inbox."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from guitu.access.permissions import Permission
from guitu.aid import actions, lists, queries, terms
from guitu.aid.forms.requests import RequestForm, TurnForm
from guitu.aid.presenters import lists as rows
from guitu.aid.presenters import pages, tags
from guitu.aid.presenters.sections import choices_of
from guitu.aid.views.shared import Page, carry, page_of, person_to_help
from guitu.audit.actions import record_read
from guitu.kernel.errors import AccessDenied
from guitu.kernel.terms import gettext_noop
from guitu.web import clock
from guitu.web.lists import respond

GET_POST = require_http_methods(["GET", "POST"])


def request_list(request: HttpRequest) -> HttpResponse:
    """Show the requests of the office."""
    return respond(
        request, lists.REQUESTS,
        rows=lists.requests_of(request.actor),
        present=rows.request_row(request.actor, on=clock.today()),
        template="aid/list_page.html", heading=_("Requests for help"),
        answer=_("Who was asked for help, who has answered, and which answer is late."),
        tabs=rows.tabs(request.actor, "help-requests"),
    )  # fmt: skip


def inbox(request: HttpRequest) -> HttpResponse:
    """Show a department what it was asked for."""
    return respond(
        request, lists.INBOX,
        rows=queries.requests_in(request.actor), present=rows.inbox_row(on=clock.today()),
        template="aid/list_page.html", heading=_("Requests received"),
        answer=_("What offices ask of you, and by when an answer is hoped for."),
        tabs=rows.tabs(request.actor, "help-inbox"),
    )  # fmt: skip


@GET_POST
def request_new(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask a department or a service for help."""
    person, today = person_to_help(request, pk), clock.today()
    needs = choices_of(person, request.actor)
    asked_for = request.GET.get("need", "")
    need = queries.needs(request.actor).filter(person=person, pk__in=_key(asked_for)).first()
    initial = {
        "sent_on": today, "fields_told": ["name"], "ground": "consent", "consented_on": today,
        "need": asked_for, "kind": str(need.kind) if need else "",
    }  # fmt: skip
    form = RequestForm.of(
        request, key=f"aid.request:{pk}", initial=initial, needs=needs,
        bodies=queries.bodies(person.org_seq),
    )  # fmt: skip
    page = page_of(
        request, person, _("Ask a department or service"), _("Send the request"),
        answer=_("Tell the other side as little as it needs. What is told is put on record."),
        done=_("The request is sent; the letter is on file."),
        template="aid/request_form_page.html",
    )  # fmt: skip
    return carry(
        form,
        lambda given: actions.send_request(
            pk, form.request_given(given), actor=request.actor, on=today
        ),
        page,
        to=lambda row: reverse("help-request-page", args=[row.pk]),
    )


@require_GET
def request_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show the office one of its requests."""
    rows_out = queries.requests_out(request.actor).select_related("person")
    row = get_object_or_404(rows_out, pk=pk)
    context = _shown(request, row)
    return render(
        request, "aid/request_page.html",
        context | {"crumbs": tags.crumbs(row.person, request.actor)},
    )  # fmt: skip


@require_GET
def request_sheet(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show a department one request: what it was told, and nothing of the file."""
    row = get_object_or_404(queries.requests_in(request.actor), pk=pk)
    crumbs = [(_("Requests received"), reverse("help-inbox"))]
    return render(request, "aid/request_page.html", _shown(request, row) | {"crumbs": crumbs})


@GET_POST
def request_act(request: HttpRequest, pk: uuid.UUID, act: str) -> HttpResponse:
    """Record what one side does with a request."""
    chosen, today = _act(act), clock.today()
    row, here = _either_side(request, pk)
    if not actions.may_act(row, chosen, request.actor):
        raise AccessDenied(gettext_noop("This is for the other side to do."))
    queries.open_keys([row.person_id])
    is_office = here == "help-request-page"
    form = TurnForm.of(
        request, key=f"aid.request.{act}:{pk}", version=row.version, act=chosen,
        on_paper=is_office and chosen in terms.ANSWERING_ACTS, has_need=row.need_id is not None,
        initial={"on_day": today},
    )  # fmt: skip
    back = reverse(here, args=[pk])
    page = Page(
        _(chosen.label), _("Record"), [(_("Request"), back)], back, answer=row.asked,
        done=_("It is on record."),
    )  # fmt: skip
    return carry(
        form,
        lambda given: actions.act_on_request(
            pk, actions.Turn(chosen, **given), actor=request.actor, on=today
        ),
        page,
    )


def _shown(request: HttpRequest, row) -> dict[str, object]:
    record_read(actor=request.actor, subject=row)
    queries.open_keys([row.person_id])
    return pages.request_page(row, request.actor, on=clock.today())


def _either_side(request: HttpRequest, pk: uuid.UUID):
    """Return the request and the page of this actor's side; 404 for who is of neither."""
    mine = queries.requests_out(request.actor).filter(pk=pk).first()
    if mine is not None and request.actor.may(Permission.AID_WRITE, mine.org_seq):
        return mine, "help-request-page"
    asked = queries.requests_in(request.actor).filter(pk=pk).first()
    if asked is not None:
        return asked, "help-request-sheet"
    if mine is not None:
        return mine, "help-request-page"
    raise Http404


def _act(code: str) -> terms.RequestAct:
    try:
        return terms.RequestAct(code)
    except ValueError as error:
        raise Http404 from error


def _key(text: str) -> list[uuid.UUID]:
    try:
        return [uuid.UUID(text)]
    except ValueError:
        return []
