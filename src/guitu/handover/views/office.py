"""Files between offices, and the checklist of the journeys."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guitu.access.permissions import Permission
from guitu.audit.actions import record_read
from guitu.handover import actions, queries
from guitu.handover.forms.office import (
    AcceptForm,
    LineForm,
    ReturnForm,
    TransferForm,
    WithinForm,
)
from guitu.handover.presenters import office
from guitu.handover.views.page import redirect_to
from guitu.orgs.queries import by_code
from guitu.people.queries import display_name, visible_to
from guitu.web import clock, messages


def transfers(request: HttpRequest) -> HttpResponse:
    """Show files that wait for an answer, in and out, and those answered."""
    actor = request.actor
    incoming, outgoing = queries.transfers_in(actor), queries.transfers_out(actor)
    offered, back = list(queries.waiting(incoming)), list(queries.came_back(outgoing))
    answered = (incoming | outgoing).exclude(stage="sent").exclude(pk__in=[row.pk for row in back])
    context = {
        "answer": office.transfers_answer(len(offered), len(back)),
        "files_to_do": len(offered) + len(back),
        "incoming": office.transfer_lines(offered),
        "came_back": office.transfer_lines(back),
        "outgoing": office.transfer_lines(queries.waiting(outgoing)),
        "answered": office.transfer_lines(answered[:50], on=clock.today()),
    }
    return render(request, "handover/transfers_page.html", context)


def transfer_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Lead from a file's duty to where it is seen to: the answer, or all files between offices."""
    actor = request.actor
    incoming = queries.transfers_in(actor)
    get_object_or_404(incoming | queries.transfers_out(actor), pk=pk)
    if queries.waiting(incoming).filter(pk=pk).exists():
        return redirect_to("transfer-answer", pk)
    return redirect_to("transfers")


def transfer_new(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Offer a person's file to another office."""
    person = get_object_or_404(visible_to(request.actor), pk=pk)
    offices = queries.other_offices(person.org_seq)
    form = TransferForm.of(request, key=f"handover.transfer:{pk}", orgs=offices)
    sent = form.carry_out(
        lambda given: actions.send_file(
            pk,
            actions.NewTransfer(by_code(given["to"]), given["reason"], given["remark"]),
            actor=request.actor,
            on=clock.today(),
        )
    )
    if sent is None:
        context = {
            "person": person,
            "name": display_name(person, request.actor),
            "measures": office.going_along(queries.place_may_change(person, on=clock.today())),
        }
        return form.answer("handover/transfer_page.html", context)
    messages.undoable(request, _("The file was offered."), "transfer-recall", pk=sent.pk)
    return form.accepted(reverse("transfers"))


def move_within(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Let another community of the same office keep the file; then ask who is responsible."""
    person = get_object_or_404(visible_to(request.actor), pk=pk)
    places = {org.seq: org for org in queries.communities_of(person.org_seq)}
    here = places.pop(person.org_seq, None)
    form = WithinForm.of(request, key=f"handover.within:{pk}", orgs=places.values())
    moved = form.carry_out(
        lambda given: actions.move_within(
            pk, by_code(given["to"]), actor=request.actor, on=clock.today()
        )
    )
    if moved is None:
        context = {
            "person": person,
            "name": display_name(person, request.actor),
            "place": here.name if here else "",
            "measures": office.going_along(queries.place_may_change(person, on=clock.today())),
        }
        return form.answer("handover/within_page.html", context)
    messages.done(request, _("The file moved. Say who is responsible for it now."))
    return form.accepted(reverse("person-assign", args=[pk]))


def transfer_answer(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take a file over, or return it with a reason."""
    row = get_object_or_404(queries.waiting(queries.transfers_in(request.actor)), pk=pk)
    communities = queries.communities_of(row.to_seq)
    is_return = request.method == "POST" and "reason" in request.POST
    accept = _unbound(AcceptForm, request, pk, orgs=communities)
    back = _unbound(ReturnForm, request, pk)
    form = (ReturnForm if is_return else AcceptForm).of(
        request, key=f"handover.answer:{pk}", **({} if is_return else {"orgs": communities})
    )
    act = _returning if is_return else _accepting
    answered = form.carry_out(lambda given: act(pk, given, request))
    if answered is None:
        shown = {"accept": accept, "back": back, ("back" if is_return else "accept"): form}
        line = office.transfer_lines([row])[0]
        return form.answer("handover/transfer_answer_page.html", {"transfer": line, **shown})
    messages.done(request, _("The other office sees your answer."))
    return form.accepted(reverse("transfers"))


def transfer_made(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show the sending office what it made of a file that it gave away, for a time."""
    row = get_object_or_404(queries.given_away(request.actor, on=clock.today()), pk=pk)
    record_read(actor=request.actor, subject=row)
    line = office.transfer_lines([row])[0]
    return render(
        request, "handover/transfer_made_page.html", {"transfer": line, "made": office.made(row)}
    )


@require_POST
def transfer_recall(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take back a file that nobody has answered yet."""
    get_object_or_404(queries.transfers_out(request.actor), pk=pk)
    actions.recall_file(pk, actor=request.actor, on=clock.today())
    messages.done(request, _("The file was recalled."))
    return redirect_to("transfers")


@require_POST
def transfer_keep(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Keep a file that came back from another office."""
    get_object_or_404(queries.transfers_out(request.actor), pk=pk)
    actions.keep_file(pk, actor=request.actor, on=clock.today())
    messages.done(request, _("The file stays with your office."))
    return redirect_to("transfers")


def checklist(request: HttpRequest) -> HttpResponse:
    """Show and extend the checklist of the office's journeys."""
    offices = queries.orgs_in(request.actor, Permission.TEMPLATE_EDIT)
    seq = queries.office_seq(offices[0].seq) if offices else 0
    form = LineForm.of(request, key="handover.checklist")
    added = form.carry_out(
        lambda given: actions.add_line(
            seq, given["text"], text_en=given["text_en"], actor=request.actor
        )
    )
    if added is None:
        return form.answer("handover/checklist_page.html", {"lines": queries.check_lines(seq)})
    messages.undoable(request, _("The measure was added."), "checklist-void", pk=added.pk)
    return form.accepted(reverse("checklist"))


@require_POST
def checklist_void(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take a measure off the checklist; planned journeys keep it."""
    get_object_or_404(queries.own_lines(request.actor), pk=pk)
    actions.void_line(pk, reason=_("Taken off the checklist"), actor=request.actor)
    messages.done(request, _("The measure was taken off. Journeys already planned keep it."))
    return redirect_to("checklist")


@require_POST
def checklist_own(request: HttpRequest) -> HttpResponse:
    """Make the standard list the office's own, so that it can be edited."""
    offices = queries.orgs_in(request.actor, Permission.TEMPLATE_EDIT)
    if offices:
        actions.keep_standard_lines(queries.office_seq(offices[0].seq), actor=request.actor)
    return redirect_to("checklist")


def _unbound(form_class, request: HttpRequest, pk: uuid.UUID, **kwargs):
    form = form_class(**kwargs)
    form.request, form.key = request, f"handover.answer:{pk}"
    return form


def _accepting(pk: uuid.UUID, given: dict, request: HttpRequest) -> object:
    community = by_code(given["community"]) if given["community"] else None
    return actions.accept_file(pk, community=community, actor=request.actor, on=clock.today())


def _returning(pk: uuid.UUID, given: dict, request: HttpRequest) -> object:
    return actions.return_file(pk, reason=given["reason"], actor=request.actor, on=clock.today())
