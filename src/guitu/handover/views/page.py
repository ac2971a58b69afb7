"""The page of one hand-over, its steps, and its travel sheet."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guitu.access.actors import require
from guitu.audit.actions import record_read
from guitu.handover import actions, pdf, queries
from guitu.handover.presenters.home import home_of
from guitu.handover.presenters.page import HandOverPage
from guitu.handover.presenters.sheet import receipt_words, sheet_of, travel_words
from guitu.handover.steps import BY_CODE, Step
from guitu.kernel.errors import BadInput, Conflict
from guitu.kernel.terms import gettext_noop
from guitu.people.files import SUFFIXES
from guitu.web import clock, messages
from guitu.web.forms import Form

WITH_COLLEAGUES = ("owner", "team")
CHANGED = gettext_noop("Somebody else changed this record while you were typing.")


def hand_over_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show one hand-over, with the form of the next step first."""
    shown = page_of(request, pk)
    record_read(actor=request.actor, subject=shown.hand_over)
    form = form_of(request, shown.next_step, shown.hand_over) if shown.next_step else None
    context = {"shown": shown, "form": form, "step": shown.next_step}
    return render(request, "handover/hand_over_page.html", context)


def step_page(request: HttpRequest, pk: uuid.UUID, code: str) -> HttpResponse:
    """Show the form of one step, and carry the step out."""
    step = BY_CODE.get(code)
    if step is None:
        raise Http404
    hand_over = get_object_or_404(queries.to_show(request.actor), pk=pk)
    require(request.actor, step.needs, org_seq=hand_over.org_seq)
    queries.open_parts(hand_over)
    form = form_of(request, step, hand_over)
    done = form.carry_out(lambda given: carried_out(step, hand_over, given, form))
    if done is None:
        shown = HandOverPage(
            hand_over,
            request.actor,
            clock.today(),
            home_of(hand_over, request.actor, clock.today()),
        )
        return form.answer("handover/step_page.html", {"shown": shown, "step": step})
    messages.done(request, _(step.done))
    if step.code == "void":
        return form.accepted(reverse("handover-board"))
    return form.accepted(reverse("handover-page", args=[pk]))


def form_of(request: HttpRequest, step: Step, hand_over):
    """Return the form of a step; on the page of the hand-over it is not bound."""
    is_about_people = step.code in WITH_COLLEAGUES
    people = queries.helpers(hand_over.org_seq, on=clock.today()) if is_about_people else ()
    return step.form.of(
        request,
        key=f"handover.{step.code}:{hand_over.pk}",
        hand_over=hand_over,
        colleagues=people,
        version=step.version(hand_over, request.actor, clock.today()),
        initial=step.initial(hand_over, request.actor, clock.today()),
    )


def carried_out(step: Step, hand_over, given, form: Form) -> object:
    """Carry out a step; complaints of the act get the names of the form's fields.

    Raises Conflict where somebody saved the same step since the page was opened.
    """
    actor, today = form.request.actor, clock.today()
    if step.overwrites:
        actions.hold(hand_over)
        if step.version(queries.open_parts(hand_over), actor, today) != form.version:
            raise Conflict(CHANGED)
    try:
        return step.act(hand_over, given, actor, today) or hand_over
    except BadInput as error:
        named = {step.names.get(name, name): one for name, one in error.fields.items()}
        raise BadInput(named) from error


def page_of(request: HttpRequest, pk: uuid.UUID) -> HandOverPage:
    """Return the page of a hand-over in sight, or raise 404."""
    hand_over = get_object_or_404(queries.to_show(request.actor), pk=pk)
    queries.open_parts(hand_over)
    return shown_to(request, hand_over)


def shown_to(request: HttpRequest, hand_over) -> HandOverPage:
    """Return the page of a hand-over for the actor of the request."""
    today = clock.today()
    return HandOverPage(hand_over, request.actor, today, home_of(hand_over, request.actor, today))


@require_POST
def member_void(request: HttpRequest, pk: uuid.UUID, member: uuid.UUID) -> HttpResponse:
    """Take somebody off the team."""
    hand_over = get_object_or_404(queries.visible_to(request.actor), pk=pk)
    get_object_or_404(hand_over.teammember_rows.filter(voided_at=None), pk=member)
    actions.void_member(
        member, reason=_("Taken off the team"), actor=request.actor, on=clock.today()
    )
    messages.done(request, _("The team was changed."))
    return redirect_to("handover-step", pk, "team")


def redirect_to(name: str, *args: object) -> HttpResponse:
    """Return a redirect after a POST."""
    response = HttpResponse(status=303)
    response["Location"] = reverse(name, args=args)
    return response


def travel_sheet(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show the travel sheet for paper."""
    shown = page_of(request, pk)
    record_read(actor=request.actor, subject=shown.hand_over)
    return render(request, "handover/sheet_page.html", {"sheet": sheet_of(shown), "shown": shown})


def travel_sheet_pdf(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Answer with the travel sheet as a PDF."""
    return _pdf(request, pk, travel_words, "travel-sheet")


def receipt_pdf(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Answer with the receipt for the centre as a PDF."""
    return _pdf(request, pk, receipt_words, "receipt")


def _pdf(request: HttpRequest, pk: uuid.UUID, words_of, named: str) -> HttpResponse:
    shown = page_of(request, pk)
    words = words_of(shown, by=request.actor.name, at=clock.shown_now())
    record_read(actor=request.actor, subject=shown.hand_over)
    response = HttpResponse(pdf.paper(words), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{named}-{str(pk)[-12:]}.pdf"'
    return response


def photo_open(request: HttpRequest, pk: uuid.UUID, photo: uuid.UUID) -> HttpResponse:
    """Send a photo or signed sheet; once it lies in the person's file, lead there."""
    hand_over = get_object_or_404(queries.visible_to(request.actor), pk=pk)
    row = get_object_or_404(hand_over.photo_rows.filter(voided_at=None), pk=photo)
    if row.paper_id:
        return redirect_to("paper-open", row.paper_id)
    response = HttpResponse(
        actions.open_photo(row, actor=request.actor), content_type=row.media_type
    )
    name = f"{row.of}-{str(row.pk)[-8:]}{SUFFIXES.get(row.media_type, '')}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
