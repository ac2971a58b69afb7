"""Files whose time is over: the list, one file, the archive, certificates of destruction."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from guitu.access.permissions import Permission
from guitu.audit.actions import record_read
from guitu.people.queries import display_name
from guitu.rights import actions, presenters, queries
from guitu.rights.forms import DestructionForm, RefusalForm, UnsealForm
from guitu.rights.lists import OverRows, answer, over_spec
from guitu.web import clock, messages
from guitu.web.lists import respond


def files_over(request: HttpRequest) -> HttpResponse:
    """Show the files whose time is over, with what is due and why."""
    today = clock.today()
    rows = OverRows(request.actor, on=today)
    waiting = rows.waiting(queries.due_in_sight(request.actor, on=today))
    asked = queries.destructions(request.actor).filter(state="asked").count()
    return respond(
        request, over_spec(rows),
        rows=queries.over(request.actor, on=today),
        present=rows.row,
        template="rights/files_over_page.html",
        answer=answer(waiting),
        asked=asked,
    )  # fmt: skip


@require_GET
def file_closing(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show how far one file is closed, why, and what was done with it."""
    actor, today = request.actor, clock.today()
    person = get_object_or_404(queries.over(actor, on=today), pk=pk)
    record_read(actor=actor, subject=person)
    line = presenters.lines_of([person], on=today)[person.pk]
    context = {
        "person": person,
        "name": display_name(person, actor),
        "line": line,
        "answer": presenters.file_answer(line),
        "steps": presenters.steps(queries.steps_of(person)),
        "may_close": line.is_due and actor.may(Permission.FILE_SEAL, person.org_seq),
        "may_unseal": queries.in_the_archive(actor).filter(pk=pk).exists(),
        "may_ask": line.closing.stage == "destruction_due"
        and actor.may(Permission.FILE_DESTROY, person.org_seq),
    }
    return render(request, "rights/file_closing_page.html", context)


@require_POST
def file_close(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Do at once what the rules ask for a file."""
    get_object_or_404(queries.over(request.actor, on=clock.today()), pk=pk)
    actions.take_step(pk, actor=request.actor, on=clock.today())
    messages.done(request, _("It is done and on record."))
    return redirect("files-over")


def file_unseal(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take a sealed file out of the archive on a legal ground."""
    person = get_object_or_404(queries.in_the_archive(request.actor), pk=pk)
    form = UnsealForm.of(request, key=f"rights.unseal:{pk}")
    done = form.carry_out(
        lambda given: actions.unseal(pk, **given, actor=request.actor, on=clock.today())
    )
    if done is None:
        return form.answer("rights/archive_form_page.html", _frame(request, person) | {
            "heading": _("Take the file out of the archive"),
            "answer": _("The case team sees it again for a time; then it is sealed by itself."),
            "submit": _("Take it from the archive"),
        })  # fmt: skip
    messages.done(request, _("The file is out of the archive for a time."))
    return form.accepted(reverse("file-closing", args=[pk]))


def destruction_ask(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask that a sealed file be destroyed."""
    person = get_object_or_404(queries.in_the_archive(request.actor), pk=pk)
    form = DestructionForm.of(request, key=f"rights.destruction:{pk}")
    done = form.carry_out(
        lambda given: actions.ask_destruction(pk, **given, actor=request.actor, on=clock.today())
    )
    if done is None:
        return form.answer("rights/archive_form_page.html", _frame(request, person) | {
            "heading": _("Ask for the destruction of the file"),
            "answer": _("A second person must confirm it. Nothing happens before."),
            "submit": _("Ask for it"),
        })  # fmt: skip
    messages.done(request, _("A second person can confirm it now."))
    return form.accepted(reverse("destructions"))


@require_GET
def destructions(request: HttpRequest) -> HttpResponse:
    """Show what waits for a second person, and the certificates."""
    rows = [presenters.certificate(row) for row in queries.destructions(request.actor)[:100]]
    for row in rows:
        row["may_answer"] = row["is_asked"] and row["asked_by"] != request.actor.user_id
    return render(request, "rights/destructions_page.html", {"rows": rows})


def destruction_confirm(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Destroy the file as the second person, or refuse with a reason."""
    row = get_object_or_404(queries.destructions(request.actor), pk=pk)
    form = RefusalForm.of(request, key=f"rights.destruction-answer:{pk}")
    if request.method == "POST" and request.POST.get("answer") == "destroy":
        actions.destroy(pk, actor=request.actor, on=clock.today())
        messages.done(request, _("The file is destroyed; the certificate stays."))
        return redirect("destructions")
    done = form.carry_out(
        lambda given: actions.refuse_destruction(pk, **given, actor=request.actor, on=clock.today())
    )
    if done is None:
        return form.answer("rights/destruction_page.html", {"row": presenters.certificate(row)})
    messages.done(request, _("The file is kept; your reason is on record."))
    return form.accepted(reverse("destructions"))


def _frame(request: HttpRequest, person) -> dict[str, object]:
    name = display_name(person, request.actor)
    return {
        "crumbs": [(_("Files whose time is over"), reverse("files-over"))],
        "name": name,
        "cancel": reverse("file-closing", args=[person.pk]),
    }
