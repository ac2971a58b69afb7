"""Whose file: search first, open one only where there is none."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guitu.handover import actions, queries
from guitu.handover.forms.notice import FindForm, OpenFileForm
from guitu.handover.presenters.matches import lines
from guitu.handover.presenters.names import shown_name
from guitu.handover.views.page import redirect_to
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.orgs.queries import by_code
from guitu.people.queries import (
    Draft,
    Duplicate,
    duplicates,
    on_file_elsewhere,
    search,
    visible_to,
)
from guitu.web import clock, messages

ELSEWHERE = gettext_noop(
    "Another office has a file with this number. Ask it to send the file; open a second one only "
    "where that is not possible."
)


def person_step(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show files that may be the person's, and open a new one where none is."""
    actor = request.actor
    hand_over = get_object_or_404(queries.visible_to(actor), pk=pk)
    queries.open_keys(hand_over)
    is_search = request.method == "POST" and "q" in request.POST
    form = _open_form(request, hand_over, is_search=is_search)
    is_elsewhere = not is_search and _is_elsewhere(request, hand_over)
    opened = None if is_search else form.carry_out(
        lambda given: _opened(pk, given, request, is_elsewhere=is_elsewhere)
    )  # fmt: skip
    if opened is not None:
        messages.done(request, _("The file is open."))
        return form.accepted(reverse("handover-page", args=[pk]))
    words = request.POST.get("q", "") if is_search else ""
    context = {
        "hand_over": hand_over,
        "name": shown_name(hand_over, actor),
        "matches": lines(_found(hand_over, actor, words), actor),
        "find": FindForm({"q": words} if words else None),
        "words": words,
    }
    return form.answer("handover/person_page.html", context)


@require_POST
def person_match(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Say that the notice is about the person of a file."""
    get_object_or_404(queries.visible_to(request.actor), pk=pk)
    person = get_object_or_404(visible_to(request.actor), pk=_key(request.POST.get("person", "")))
    actions.match_person(pk, person.pk, actor=request.actor, on=clock.today())
    messages.done(request, _("The notice belongs to this file now."))
    return redirect_to("handover-page", pk)


def _is_elsewhere(request: HttpRequest, hand_over) -> bool:
    """Ask whether another office has the number, once the form is sent; every question is kept."""
    number = hand_over.notice.id_number
    if request.method != "POST" or not number or request.POST.get("anyway"):
        return False
    return on_file_elsewhere(request.actor, number, org_seq=hand_over.org_seq)


def _opened(pk: uuid.UUID, given: dict, request: HttpRequest, *, is_elsewhere: bool) -> object:
    if is_elsewhere:
        raise BadInput.of("anyway", ELSEWHERE)
    return actions.open_person(
        pk,
        by_code(given["community"]),
        no_id_reason=given.get("no_id_reason", ""),
        actor=request.actor,
        on=clock.today(),
    )


def _key(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _open_form(request: HttpRequest, hand_over, *, is_search: bool) -> OpenFileForm:
    key = f"handover.open:{hand_over.pk}"
    if is_search:
        form = OpenFileForm(hand_over=hand_over)
        form.request, form.key = request, key
    else:
        form = OpenFileForm.of(request, key=key, hand_over=hand_over)
    form.offer(queries.communities_of(hand_over.org_seq))
    return form


def _found(hand_over, actor, words: str) -> list[Duplicate]:
    if words:
        return [Duplicate(one, ()) for one in search(actor, words, limit=8)]
    notice = hand_over.notice
    return duplicates(actor, Draft(notice.person_name, notice.id_number, notice.phone))
