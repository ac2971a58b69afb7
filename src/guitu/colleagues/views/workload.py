"""Who sees to how much, and giving it to colleagues in bulk."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from guitu.access.queries import staff
from guitu.account.queries.colleagues import assignable
from guitu.colleagues import moving
from guitu.colleagues.forms import MoveForm, ids
from guitu.colleagues.presenters import workload as presenter
from guitu.web import messages
from guitu.web.clock import today

BEFORE = "work_before"
REMEMBERED = 5


def workload(request: HttpRequest) -> HttpResponse:
    """Show what is with each colleague; each number opens to its list."""
    context = presenter.overview(request.actor, on=today())
    return render(request, "colleagues/workload_page.html", context)


def of_colleague(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show the files or the duties that are with one colleague."""
    user = get_object_or_404(staff(request.actor), pk=pk)
    return _list(request, user)


def of_nobody(request: HttpRequest) -> HttpResponse:
    """Show the files or the duties that are nobody's."""
    return _list(request, None)


def _list(request: HttpRequest, user: Any) -> HttpResponse:
    page = presenter.Shown(request.actor, user, request.GET.get("show", ""), today())
    return render(request, "colleagues/work_page.html", page.context())


@require_POST
def give(request: HttpRequest) -> HttpResponse:
    """Show what will change hands; with a reason, give it."""
    chosen = {"people": request.POST.getlist("people"), "duties": request.POST.getlist("duties")}
    offered = assignable(request.actor, on=today())
    if "_token" not in request.POST:
        form = MoveForm(
            colleagues=offered,
            initial={name: " ".join(values) for name, values in chosen.items()}
            | {"to": request.POST.get("to", "")},
        )
        form.request, form.key = request, "colleagues.give"
        people, duties = ids(chosen["people"]), ids(chosen["duties"])
    else:
        form = MoveForm.of(request, key="colleagues.give", colleagues=offered)
        people, duties = (ids(request.POST.get(name, "").split()) for name in chosen)
        moved = form.carry_out(lambda given: _give(given, request))
        if moved:
            _say(request, moved)
            return form.accepted(reverse("workload"))
    context = presenter.preview(request.actor, people, duties, on=today())
    return form.answer("colleagues/give_page.html", context)


def _give(given: dict[str, Any], request: HttpRequest) -> moving.Moved:
    work = moving.Work(given["people"], given["duties"], given["to"].pk, given["reason"])
    return moving.give_work(work, actor=request.actor, on=today())


def _say(request: HttpRequest, moved: moving.Moved) -> None:
    """Say what changed hands and keep whose it was, for the undo; ids only."""
    key = uuid.uuid4().hex
    kept = list(request.session.get(BEFORE, {}).items())[-REMEMBERED + 1 :]
    row = {
        name: {str(pk): str(user) if user else "" for pk, user in getattr(moved, name).items()}
        for name in ("people", "duties")
    }
    request.session[BEFORE] = {**dict(kept), key: row}
    count = len(moved.people) + len(moved.duties)
    text = ngettext("%(count)s line changed hands.", "%(count)s lines changed hands.", count)
    messages.undoable(request, text % {"count": count}, "workload-give-undo", key=key)


@require_POST
def give_undo(request: HttpRequest, key: str) -> HttpResponse:
    """Give work back to whom it belonged before."""
    row = request.session.get(BEFORE, {}).pop(key, None)
    request.session.modified = True
    if row is None:
        messages.done(request, _("There is nothing left to undo."))
    else:
        moved = moving.Moved(*(_before(row[name]) for name in ("people", "duties")))
        count = moving.give_back(moved, actor=request.actor, on=today())
        text = ngettext("%(count)s line given back.", "%(count)s lines given back.", count)
        messages.done(request, text % {"count": count})
    return HttpResponseRedirect(reverse("workload"), status=303)


def _before(row: dict[str, str]) -> dict[uuid.UUID, uuid.UUID | None]:
    return {uuid.UUID(pk): uuid.UUID(user) if user else None for pk, user in row.items()}
