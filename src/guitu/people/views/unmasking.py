"""Showing one protected value for thirty seconds, for a reason that is recorded."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import require
from guitu.audit.actions import record_unmasking
from guitu.kernel.terms import gettext_noop
from guitu.people import queries
from guitu.people.forms.parts import UnmaskForm
from guitu.people.presenters import cells


def unmask(request: HttpRequest, pk: uuid.UUID, what: str, row: uuid.UUID) -> HttpResponse:
    """Ask what the value is needed for, record it, and show the value."""
    person = get_object_or_404(queries.visible_to(request.actor), pk=pk)
    if what not in cells.LABELS:
        raise Http404
    require(request.actor, cells.needed_for(what), org_seq=person.org_seq)
    found = get_object_or_404(queries.holding(what, person), pk=row)
    form = UnmaskForm.of(request, key=f"people.show.{what}:{row}")

    def show(given: dict[str, Any]) -> object:
        reason = ": ".join(part for part in (_(given["reason"].label), given["remark"]) if part)
        record_unmasking(what, actor=request.actor, subject=found, reason=reason)
        return cells.revealed(what, found)

    cell = form.carry_out(show)
    context = {
        "cell": cell,
        "form": form,
        "what": cells.LABELS[what],
        "name": queries.display_name(person, request.actor),
        "url": request.path,
        "id": cells.element_id(what, row),
        "back": reverse("person-page", args=[pk]),
        "crumbs": [
            (gettext_noop("People"), reverse("people-list")),
            (queries.display_name(person, request.actor), reverse("person-page", args=[pk])),
        ],
    }
    is_fragment = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    if cell is not None and is_fragment:
        return render(request, "web/components/masked.html", context)
    if cell is not None:
        return render(request, "people/unmasked_page.html", context)
    if is_fragment:
        return form.answer("people/_unmask.html", context)
    return form.answer("people/unmask_page.html", context)
