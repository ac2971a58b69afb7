"""Missed steps and the papers about them, for one measure and for the office."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.audit.actions import record_read
from guitu.kernel.terms import gettext_noop
from guitu.measures import missed, queries
from guitu.measures.actions import drafts, hearing
from guitu.measures.forms.breach import DraftReasonForm, HearingForm, HelpForm, StepForm
from guitu.measures.missed_list import MISSED, rows_of
from guitu.measures.presenters import breach_page as pages
from guitu.measures.presenters import lines
from guitu.measures.presenters.missed_rows import row_for
from guitu.measures.terms import BreachPaperKind, HelpAnswer, HelpOccasion, MissedKind
from guitu.people.queries import display_name
from guitu.web import clock, messages
from guitu.web.forms import Form
from guitu.web.lists import respond

DRAFTED = gettext_noop("The paper is drafted. Nothing follows before it is issued.")


def missed_list(request: HttpRequest) -> HttpResponse:
    """Show the measures in scope under which a step was missed or a paper is in work."""
    return respond(
        request, MISSED,
        rows=rows_of(request.actor, on=clock.today()),
        present=row_for(request.actor),
        template="measures/missed_list_page.html",
        tabs=lines.list_tabs("missed-list"),
    )  # fmt: skip


@require_GET
def missed_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show what was missed under one measure, what counts, and its papers."""
    measure = _measure(request, pk)
    record_read(actor=request.actor, subject=measure)
    found = pages.missed_page(measure, request.actor, on=clock.today())
    return render(request, "measures/missed_page.html", {"found": found})


@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Note a missed step that no other record holds."""
    measure = _drafter(request, pk)
    initial = {"missed_on": clock.today(), "kind": MissedKind.OTHER.value}
    form = StepForm.of(request, key=f"measures.missed-note:{pk}", initial=initial)
    done = form.carry_out(
        lambda given: hearing.note_step(
            pk, hearing.NewStep(**given), actor=request.actor, on=clock.today()
        )
    )
    words = (
        gettext("Note a missed step"),
        gettext("Report-in, tests and leaving come from their own records and are not noted here."),
        gettext("Record"),
    )
    return _answered(request, form, measure, done, words)


@require_http_methods(["GET", "POST"])
def hear(request: HttpRequest, pk: uuid.UUID, step_id: uuid.UUID) -> HttpResponse:
    """Record what the person said about a missed step."""
    measure = _drafter(request, pk)
    steps = missed.steps_of(measure, on=clock.today())
    step = next((one for one in steps if one.record[1] == step_id), None)
    if step is None:
        raise Http404
    initial = {"heard_on": clock.today()}
    form = HearingForm.of(request, key=f"measures.hear:{pk}:{step_id}", initial=initial)
    done = form.carry_out(
        lambda given: hearing.hear(
            pk, step_id, hearing.NewHearing(**given), actor=request.actor, on=clock.today()
        )
    )
    words = (
        gettext("Hear the person"),
        gettext("%(day)s: %(what)s. Ask for the reason first; nothing is sent by this.")
        % {"day": pages.span_of(step), "what": step.what},
        gettext("Put on record"),
    )
    return _answered(request, form, measure, done, words)


@require_http_methods(["GET", "POST"])
def help_offered(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record help offered before any paper."""
    measure = _drafter(request, pk)
    asked = request.GET.get("occasion", "")
    occasion = asked if asked in set(HelpOccasion) else HelpOccasion.MISSED_STEP.value
    initial = {
        "offered_on": clock.today(), "occasion": occasion, "answer": HelpAnswer.ACCEPTED.value
    }  # fmt: skip
    form = HelpForm.of(request, key=f"measures.help:{pk}", initial=initial)
    done = form.carry_out(
        lambda given: hearing.offer_help(
            pk, hearing.NewHelp(**given), actor=request.actor, on=clock.today()
        )
    )
    words = (
        gettext("Offer help first"),
        gettext("No paper is issued before help was offered, or before it is said why not."),
        gettext("Put on record"),
    )
    return _answered(request, form, measure, done, words)


@require_POST
def entry_void(request: HttpRequest, code: str, pk: uuid.UUID) -> HttpResponse:
    """Void an entry right after it was made by mistake."""
    if code not in queries.BREACH_ENTRIES:
        raise Http404
    row = get_object_or_404(queries.breach_entries(request.actor, code), pk=pk)
    reason = gettext("Undone right after saving")
    hearing.void_row(type(row), pk, reason=reason, actor=request.actor)
    messages.done(request, gettext("The entry was voided."))
    return _to(row.measure_id)


@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, pk: uuid.UUID, kind: str) -> HttpResponse:
    """Draft a paper; one that goes further than the ladder asks for a reason."""
    measure = _drafter(request, pk)
    if kind not in set(BreachPaperKind):
        raise Http404
    found = BreachPaperKind(kind)
    if request.method == "POST" and "note" not in request.POST:
        paper = drafts.draft_paper(pk, found, actor=request.actor, on=clock.today())
        messages.done(request, gettext(DRAFTED))
        return _see(reverse("breach-paper", args=[paper.pk]))
    form = DraftReasonForm.of(request, key=f"measures.breach-draft.{kind}:{pk}")
    done = form.carry_out(
        lambda given: drafts.draft_paper(pk, found, **given, actor=request.actor, on=clock.today())
    )
    if done is None:
        words = (
            gettext("Draft: %(paper)s") % {"paper": gettext(found.label)},
            gettext("No exhortation was delivered before: say why this goes further."),
            gettext("Draft"),
        )
        return form.answer("measures/form_page.html", _page(request, measure, words))
    messages.done(request, gettext(DRAFTED))
    return form.accepted(reverse("breach-paper", args=[done.pk]))


def _answered(
    request: HttpRequest, form: Form, measure, done, words: tuple[str, str, str]
) -> HttpResponse:
    if done is None:
        return form.answer("measures/form_page.html", _page(request, measure, words))
    code = queries.entry_code(done)
    said = gettext("It is on record.")
    messages.undoable(request, said, "breach-entry-void", code=code, pk=done.pk)
    return form.accepted(reverse("missed-page", args=[measure.pk]))


def _page(request: HttpRequest, measure, words: tuple[str, str, str]) -> dict[str, object]:
    heading, answer, submit = words
    url = reverse("missed-page", args=[measure.pk])
    trail = pages.crumbs(measure, display_name(measure.person, request.actor))
    return {
        "heading": heading, "answer": answer, "submit": submit, "cancel": url,
        "crumbs": [*trail, (gettext("Missed steps and papers"), url)],
    }  # fmt: skip


def _measure(request: HttpRequest, pk: uuid.UUID):
    rows = queries.visible_to(request.actor).select_related("person__responsible", "place")
    return get_object_or_404(queries.with_status(rows, on=clock.today()), pk=pk)


def _drafter(request: HttpRequest, pk: uuid.UUID):
    measure = _measure(request, pk)
    require(request.actor, Permission.BREACH_DRAFT, org_seq=measure.org_seq)
    return measure


def _to(measure_id: uuid.UUID) -> HttpResponse:
    return _see(reverse("missed-page", args=[measure_id]))


def _see(url: str) -> HttpResponse:
    response = HttpResponse(status=303)
    response["Location"] = url
    return response
