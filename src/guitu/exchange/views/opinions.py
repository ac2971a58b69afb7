"""A list of opinions as a spreadsheet: sent out, read back, looked at, confirmed."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guitu.exchange.forms.opinions import OpinionSheetForm
from guitu.exchange.opinions import steps
from guitu.exchange.presenters import opinions as presenters
from guitu.exchange.views.ledgers import XLSX
from guitu.risk.queries import opinions as queries
from guitu.web import clock, messages


@require_http_methods(["GET", "POST"])
def opinion_sheet(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show how a list goes out and comes back, and what a file that came back would change."""
    asked = _list(request, pk)
    form = OpinionSheetForm.of(request, key=f"exchange.opinions:{pk}")

    def act(given: dict[str, Any]) -> None:
        steps.receive(asked, given["file"].read(), actor=request.actor)

    if form.carry_out(act) is not None:
        return form.accepted(request.path)
    context = presenters.page(asked, request.actor)
    if steps.waits(asked, request.actor):
        found, digest = steps.examine(asked, actor=request.actor, on=clock.today())
        context |= presenters.found(found, digest, steps.standing_of(asked, on=clock.today()))
    return form.answer("exchange/opinion_sheet_page.html", context)


@require_POST
def opinion_sheet_file(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give the list as a spreadsheet; its name says nothing of anybody."""
    asked = _list(request, pk)
    content = steps.send_out(asked, presenters.title(asked), actor=request.actor, on=clock.today())
    return _file(content, "opinions.xlsx", XLSX)


@require_POST
def opinion_sheet_confirm(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Put on record what the file says."""
    asked = _list(request, pk)
    _check_waits(request, asked)
    given = steps.confirm(
        asked, digest=request.POST.get("digest", ""),
        accepted_only=request.POST.get("rows") == "accepted", actor=request.actor,
        on=clock.today(),
    )  # fmt: skip
    said = ngettext(
        "%(count)s answer was read in.", "%(count)s answers were read in.", given.changed
    )
    messages.done(request, said % {"count": given.changed})
    return HttpResponseRedirect(reverse("risk-opinions", args=[pk]), status=303)


@require_POST
def opinion_sheet_drop(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Leave the file unread."""
    asked = _list(request, pk)
    steps.drop(asked, actor=request.actor)
    messages.done(request, _("Nothing was read in; the uploaded file is gone."))
    return HttpResponseRedirect(reverse("opinion-sheet", args=[pk]), status=303)


@require_GET
def opinion_sheet_marked(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give a copy of the file with the reasons in a red column."""
    asked = _list(request, pk)
    _check_waits(request, asked)
    suffix, content = steps.marked(asked, actor=request.actor, on=clock.today())
    kind = XLSX if suffix == ".xlsx" else "text/csv"
    return _file(content, f"opinions-with-reasons{suffix}", kind)


def _list(request: HttpRequest, pk: uuid.UUID):
    return get_object_or_404(queries.lists(request.actor), pk=pk)


def _check_waits(request: HttpRequest, asked) -> None:
    if not steps.waits(asked, request.actor):
        raise Http404


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
