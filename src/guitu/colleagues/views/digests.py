"""The weekly digests of an office: read, acknowledged, opened down to their duties."""

import uuid
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.colleagues import digests
from guitu.colleagues.forms import AcknowledgeForm
from guitu.colleagues.presenters import digests as presenter
from guitu.colleagues.terms import Figure
from guitu.web import messages
from guitu.web.clock import today


def digest_list(request: HttpRequest) -> HttpResponse:
    """List the digests, the latest first."""
    return render(request, "colleagues/digests_page.html", presenter.listed(request.actor))


def of_week(request: HttpRequest, day: str) -> HttpResponse:
    """Lead to the digest kept of the week that began on a day; where there are several, to all."""
    try:
        monday = date.fromisoformat(day)
    except ValueError as error:
        raise Http404 from error
    found = list(digests.visible_to(request.actor).filter(week_from=monday)[:2])
    one = reverse("digest", args=[found[0].pk]) if len(found) == 1 else reverse("digests")
    return redirect(one)


def digest_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show a digest; acknowledge it, with a remark where there is one."""
    digest = _digest(request, pk)
    form = AcknowledgeForm.of(request, key=f"colleagues.digest:{pk}")
    done = form.carry_out(
        lambda given: digests.acknowledge(
            digest.pk, remark=given["remark"], actor=request.actor, on=today()
        )
    )
    if done:
        messages.done(request, _("You acknowledged the digest."))
        return form.accepted(reverse("digest", args=[pk]))
    return form.answer("colleagues/digest_page.html", presenter.page(digest, request.actor))


def figure_page(request: HttpRequest, pk: uuid.UUID, figure: str) -> HttpResponse:
    """Show the duties that a figure was frozen with."""
    digest = _digest(request, pk)
    if figure not in Figure._value2member_map_:
        raise Http404
    context = presenter.opened(digest, Figure(figure), request.actor, on=today())
    return render(request, "colleagues/digest_figure_page.html", context)


def _digest(request: HttpRequest, pk: uuid.UUID) -> Any:
    return get_object_or_404(digests.visible_to(request.actor), pk=pk)
