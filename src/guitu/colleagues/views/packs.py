"""Hand-over packs: made, given successors, printed, signed for."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from guitu.account.queries.colleagues import assignable
from guitu.colleagues import packs
from guitu.colleagues.forms import PackForm, ReasonForm, ids
from guitu.colleagues.presenters import packs as presenter
from guitu.kernel.errors import BadInput
from guitu.web import messages
from guitu.web.clock import today
from guitu.web.errors import sentence


def pack_list(request: HttpRequest) -> HttpResponse:
    """List the packs of the office, and those that wait for one's own signature."""
    return render(request, "colleagues/packs_page.html", presenter.listed(request.actor))


def pack_new(request: HttpRequest) -> HttpResponse:
    """Make a pack of everything open with a colleague."""
    form = PackForm.of(
        request,
        key="colleagues.pack",
        colleagues=assignable(request.actor, on=today()),
        initial={"last_on": today(), "leaver": request.GET.get("leaver", "")},
    )

    def act(given: dict[str, Any]) -> Any:
        return packs.make_pack(packs.NewPack(**given), actor=request.actor, on=today())

    made = form.carry_out(act)
    if made:
        messages.done(request, _("The pack was made. Name a successor for each line."))
        return form.accepted(reverse("pack", args=[made.pk]))
    return form.answer("colleagues/pack_new_page.html", {"crumbs": presenter.CRUMBS})


def pack_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show a pack: to whoever arranges it, whoever goes, and whoever takes over."""
    context = presenter.page(_pack(request, pk), request.actor, on=today())
    return render(request, "colleagues/pack_page.html", context)


def pack_print(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show a pack as a sheet for paper."""
    context = presenter.page(_pack(request, pk), request.actor, on=today())
    return render(request, "colleagues/pack_print_page.html", context)


@require_POST
def pack_collect(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Add what came up since the pack was made."""
    count = packs.collect_again(_pack(request, pk).pk, actor=request.actor, on=today())
    text = ngettext("%(count)s line was added.", "%(count)s lines were added.", count)
    messages.done(request, text % {"count": count})
    return redirect("pack", pk=pk)


@require_POST
def pack_to(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Name a successor for the chosen lines."""
    found = ids([request.POST.get("to", "")])
    try:
        count = packs.name_successor(
            _pack(request, pk).pk,
            ids(request.POST.getlist("items")),
            to_id=found[0] if found else None,
            actor=request.actor,
            on=today(),
        )
    except BadInput as error:
        messages.done(request, sentence(error))
        return redirect("pack", pk=pk)
    text = ngettext("A successor for %(count)s line.", "A successor for %(count)s lines.", count)
    messages.done(request, text % {"count": count})
    return redirect("pack", pk=pk)


@require_POST
def pack_sign(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take over what is meant for oneself."""
    pack = _pack(request, pk)
    acknowledged = ids(request.POST.getlist("items"))
    try:
        signed = packs.sign(pack.pk, acknowledged, actor=request.actor, on=today())
    except BadInput as error:
        messages.done(request, sentence(error))
        return redirect("pack", pk=pk)
    text = ngettext("You took over %(count)s line.", "You took over %(count)s lines.", len(signed))
    messages.done(request, text % {"count": len(signed)})
    return redirect("pack", pk=pk)


def pack_withdraw(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Withdraw a pack that nobody has signed for."""
    pack = _pack(request, pk)
    form = ReasonForm.of(request, key=f"colleagues.pack-withdraw:{pk}")
    done = form.carry_out(
        lambda given: packs.withdraw(pack.pk, reason=given["reason"], actor=request.actor)
    )
    if done:
        messages.done(request, _("The pack was withdrawn; the work stays where it is."))
        return form.accepted(reverse("packs"))
    context = {"pack": pack, "crumbs": presenter.CRUMBS}
    return form.answer("colleagues/pack_withdraw_page.html", context)


def _pack(request: HttpRequest, pk: uuid.UUID) -> Any:
    return get_object_or_404(packs.visible_to(request.actor), pk=pk)
