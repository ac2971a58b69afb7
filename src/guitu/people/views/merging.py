"""Merging two files of one person, and undoing it."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.kernel.terms import gettext_noop
from guitu.people import actions, queries
from guitu.people.forms.parts import MergeForm
from guitu.people.presenters.merging import comparison, merge_lines, suggestions
from guitu.people.views.access import writable_or_404
from guitu.web import messages
from guitu.web.clock import today


def merge_choose(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show files that may be of the same person, and a box to search for another."""
    person = writable_or_404(request, pk, Permission.PERSON_MERGE)
    context = {
        "lines": suggestions(person, request.actor, request.POST.get("q", ""), on=today()),
        "person": person,
        "name": queries.display_name(person, request.actor),
        "crumbs": _crumbs(person, request),
        "searched": bool(request.POST.get("q")),
    }
    return render(request, "people/merge_page.html", context)


def merge_confirm(request: HttpRequest, pk: uuid.UUID, other: uuid.UUID) -> HttpResponse:
    """Show both files beside each other and merge the second into the first."""
    kept = writable_or_404(request, pk, Permission.PERSON_MERGE)
    dropped = get_object_or_404(queries.visible_to(request.actor), pk=other)
    require(request.actor, Permission.PERSON_MERGE, org_seq=dropped.org_seq)
    form = MergeForm.of(request, key=f"people.merge:{pk}.{other}")
    row = form.carry_out(
        lambda given: actions.merge(
            pk, other, reason=given["reason"], actor=request.actor, on=today()
        )
    )
    if row is None:
        context = comparison(kept, dropped, request.actor, on=today())
        context |= {"kept": kept, "dropped": dropped, "crumbs": _crumbs(kept, request)}
        return form.answer("people/merge_confirm_page.html", context)
    messages.undoable(request, _("Both files are one now."), "merge-undo", pk=row.pk)
    return form.accepted(reverse("person-page", args=[pk]))


def merge_list(request: HttpRequest) -> HttpResponse:
    """Show the merges of the last thirty days and those before."""
    lines = merge_lines(queries.merges_of(request.actor)[:100], request.actor, on=today())
    context = {"lines": lines, "crumbs": [(gettext_noop("People"), reverse("people-list"))]}
    return render(request, "people/merges_page.html", context)


@require_POST
def merge_undo(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give back what a merge moved."""
    row = get_object_or_404(queries.merges_of(request.actor), pk=pk)
    person = actions.unmerge(row.pk, actor=request.actor, on=today())
    messages.done(request, _("There are two files again."))
    return HttpResponseRedirect(reverse("person-page", args=[person.pk]), status=303)


def merged(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Lead from a file that was merged to the one it stands in."""
    person = get_object_or_404(queries.file_of(request.actor, pk))
    return redirect("person-page", pk=person.merged_into_id or person.pk)


def _crumbs(person: Any, request: HttpRequest) -> list[tuple[str, str]]:
    return [
        (gettext_noop("People"), reverse("people-list")),
        (queries.display_name(person, request.actor), reverse("person-page", args=[person.pk])),
    ]
