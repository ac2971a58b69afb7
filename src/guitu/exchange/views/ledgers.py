"""Pages on which a ledger is read in: sent, examined, corrected, confirmed, taken back."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guitu.access import queries as access
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.exchange import tasks
from guitu.exchange.forms.ledgers import LedgerForm
from guitu.exchange.importing import steps
from guitu.exchange.importing.blank_form import blank_form
from guitu.exchange.importing.taking_back import take_back
from guitu.exchange.ledgers.aliases import LedgerKind
from guitu.exchange.presenters import ledgers as presenters
from guitu.kernel.terms import gettext_noop
from guitu.orgs import queries as orgs
from guitu.orgs.terms import OrgKind
from guitu.people.queries import display_names
from guitu.web import clock, messages
from guitu.web.lists import Column, Empty, ListSpec, respond

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OFFICES = (OrgKind.SUBDISTRICT, OrgKind.COMMUNITY)
MOST_FILES = 50
LEDGERS = ListSpec(
    key="ledgers",
    columns=(
        Column("file_name", gettext_noop("Spreadsheet")),
        Column("org", gettext_noop("For"), order_by=("org__seq",)),
        Column("state", gettext_noop("State"), order_by=("state",)),
        Column("counts", gettext_noop("Rows")),
        Column("by", gettext_noop("Sent in by")),
        Column("created_at", gettext_noop("Sent in at"), order_by=("created_at",)),
        Column("digest", gettext_noop("Digest"), shown=False),
    ),
    default_sort="-created_at",
    empty=Empty(
        gettext_noop("No ledger was read in yet"),
        gettext_noop("Bring the spreadsheet you have; nothing is written before you confirm."),
        icon="table",
    ),
)


def ledgers(request: HttpRequest) -> HttpResponse:
    """List the ledgers that were read in."""
    rows = steps.visible_to(request.actor)
    names = access.names(set(rows.values_list("created_by", flat=True)[:200]))
    template = "exchange/ledgers_page.html"
    return respond(
        request, LEDGERS, rows=rows, present=presenters.row_for(names), template=template
    )


def ledger_new(request: HttpRequest) -> HttpResponse:
    """Take a ledger in, and examine it at once where that is quick."""
    offices = orgs.in_scope(within(request.actor, Permission.LEDGER_IMPORT, column="seq"))
    choices = offices.filter(kind__in=OFFICES, closed_on=None)
    form = LedgerForm.of(request, key="exchange.ledger", orgs=choices)

    def act(given: dict[str, Any]) -> Any:
        sent, kind = given["file"], given["kind"]
        upload = steps.Upload(
            sent.name,
            sent.read(),
            orgs.by_code(given["org"]),
            LedgerKind(kind.value) if kind else None,
        )
        return steps.receive(upload, actor=request.actor)

    record = form.carry_out(act)
    if record is None:
        crumbs = [(_("Ledgers"), reverse("ledgers"))]
        return form.answer("exchange/ledger_new_page.html", {"crumbs": crumbs})
    _examine(request, record)
    return form.accepted(reverse("ledger-page", args=[record.pk]))


def ledger_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show how far a ledger has come; htmx asks for the state alone while it is worked on."""
    record = _record(request, pk)
    names = access.names({record.created_by})
    context = presenters.page(record, by=names.get(record.created_by, ""))
    if request.headers.get("HX-Target", "").endswith("ledger-state"):
        if context["is_working"]:
            return render(request, "exchange/_ledger_state.html", context)
        response = HttpResponse(status=204)
        response["HX-Refresh"] = "true"
        return response
    ids = [uuid.UUID(text) for text in record.person_ids[:MOST_FILES]]
    context["files"] = list(display_names(ids, request.actor).items())
    context["files_more"] = max(len(record.person_ids) - MOST_FILES, 0)
    return render(request, "exchange/ledger_page.html", context)


@require_POST
def ledger_columns(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Set by hand what the columns mean, and examine anew."""
    _record(request, pk)
    record = steps.set_columns(pk, _columns(request), actor=request.actor)
    _examine(request, record)
    return _to_page(pk)


@require_POST
def ledger_confirm(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Write the examined ledger."""
    _record(request, pk)
    accepted_only = request.POST.get("rows") == "accepted"
    record = steps.confirm(pk, accepted_only=accepted_only, actor=request.actor)
    if steps.is_long(record):
        tasks.later(tasks.write_ledger, record.pk, request.actor.user_id)
    else:
        steps.write(record, actor=request.actor, on=clock.today())
    return _to_page(pk)


@require_POST
def ledger_drop(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Leave a ledger unread."""
    _record(request, pk)
    steps.drop(pk, actor=request.actor)
    messages.done(request, _("Nothing was read in; the uploaded file is gone."))
    return HttpResponseRedirect(reverse("ledgers"), status=303)


@require_POST
def ledger_take_back(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void the files that an import opened."""
    _record(request, pk)
    count = take_back(pk, actor=request.actor, on=clock.today())
    messages.done(request, _("%(count)s files were voided.") % {"count": count})
    return _to_page(pk)


def ledger_marked(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give the office a copy of its file with the reasons in a red column."""
    record = _record(request, pk)
    suffix, content = steps.marked_copy(record)
    kind = XLSX if suffix == ".xlsx" else "text/csv"
    return _file(content, f"ledger-with-reasons{suffix}", kind)


def ledger_blank(request: HttpRequest, kind: str) -> HttpResponse:
    """Give an empty ledger with the headings an office may hold."""
    if kind not in (LedgerKind.PERSON, LedgerKind.RELEASE_NOTICE):
        raise Http404
    return _file(blank_form(LedgerKind(kind)), f"ledger-{kind}.xlsx", XLSX)


def _record(request: HttpRequest, pk: uuid.UUID):
    return get_object_or_404(steps.visible_to(request.actor), pk=pk)


def _examine(request: HttpRequest, record: Any) -> None:
    if steps.is_long(record):
        tasks.later(tasks.examine_ledger, record.pk, request.actor.user_id)
    else:
        steps.examine_upload(record, actor=request.actor, on=clock.today())


def _columns(request: HttpRequest) -> dict[str, dict[int, str | None]]:
    """Return the select boxes of the form: sheet to column to field, named `sheet:index`."""
    found: dict[str, dict[int, str | None]] = {}
    for name, value in request.POST.items():
        sheet, divider, index = name.rpartition(":")
        if divider and index.isdecimal() and len(index) < 6:
            found.setdefault(sheet, {})[int(index)] = value or None
    return found


def _to_page(pk: uuid.UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("ledger-page", args=[pk]), status=303)


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
