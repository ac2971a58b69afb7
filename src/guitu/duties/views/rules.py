"""Pages of the rules: which are in force where and when, and what an office adopted."""

import uuid
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guitu import policy
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.duties import policy as office_policy
from guitu.duties import practice
from guitu.duties.forms import PracticeForm, TakeBackForm
from guitu.duties.practice_values import rebuilt, settable, typed
from guitu.duties.rule_words import adopted_rows, rule_row
from guitu.kernel.decisions import CitationStatus
from guitu.kernel.terms import gettext_noop
from guitu.orgs import queries as orgs
from guitu.web import clock, messages
from guitu.web.fields import read_day

CRUMBS = [(gettext_noop("Rules in force"), "/rules/")]


def rules_page(request: HttpRequest) -> HttpResponse:
    """Show every rule in force on a day, for an office or a region."""
    on = read_day(request.GET.get("on", "")) or clock.today()
    chosen = request.GET.get("place", "")
    places = _places(request)
    book = _book(request, chosen, places)
    status = request.GET.get("status", "")
    rows = [row for row in book.rows(on) if not status or row.cite.status == status]
    may_adopt = request.actor.may_anywhere(Permission.RULES_ADOPT)
    context = {
        "rows": [rule_row(row, may_adopt=may_adopt) for row in rows],
        "adopted": _adopted(request, book, on),
        "on": on,
        "place": chosen,
        "places": [(str(org.seq), org.name) for org in places],
        "regions": [(one.code, one.title.text(_lang())) for one in policy.regions()],
        "status": status,
        "statuses": CitationStatus.choices(),
        "law": sum(row.cite.status != CitationStatus.PRACTICE for row in rows),
        "practice": sum(row.cite.status == CitationStatus.PRACTICE for row in rows),
    }
    return render(request, "duties/rules_page.html", context)


def rules_adopt(request: HttpRequest, subject: str) -> HttpResponse:
    """Set a row of local practice from a day on."""
    offices = orgs.in_scope(within(request.actor, Permission.RULES_ADOPT, column="seq"))
    first = offices.first()
    row = office_policy.rules_for(first.seq).find(subject, clock.today()) if first else None
    if row is None or row.cite.status != CitationStatus.PRACTICE or not settable(row.values):
        raise Http404
    form = PracticeForm.of(
        request, key=f"duties.practice:{subject}", model=row.values, orgs=offices,
        initial={path: typed(value) for path, value in settable(row.values)},
    )  # fmt: skip

    def act(given: dict[str, Any]) -> Any:
        values = rebuilt(row.values, given)
        new = practice.NewPractice(subject, given["from_on"], values, given["reference"].strip())
        return practice.adopt(given["org"], new, actor=request.actor, on=clock.today())

    if form.carry_out(act):
        messages.done(request, _("The practice was adopted; open duties were planned anew."))
        return form.accepted(reverse("rules-page"))
    context = {"title": row.title.text(_lang()), "crumbs": CRUMBS}
    return form.answer("duties/rules_adopt_page.html", context)


def rules_take_back(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take back a row that was adopted by mistake."""
    row = get_object_or_404(practice.to_take_back(request.actor), pk=pk)
    form = TakeBackForm.of(request, key=f"duties.take-back:{pk}")
    done = form.carry_out(
        lambda given: practice.void_practice(
            row.pk, reason=given["reason"], actor=request.actor, on=clock.today()
        )
    )
    if done:
        messages.done(request, _("The row was taken back; what held before holds again."))
        return form.accepted(reverse("rules-page"))
    return form.answer("duties/rules_take_back_page.html", {"row": row, "crumbs": CRUMBS})


def _places(request: HttpRequest) -> list[Any]:
    return list(orgs.in_scope(within(request.actor, Permission.RULES_READ, column="seq"))[:200])


def _book(request: HttpRequest, chosen: str, places: list[Any]) -> policy.Rulebook:
    """Return the rules of the chosen office or region, of one's own first office otherwise."""
    if chosen in {str(org.seq) for org in places}:
        return office_policy.rules_for(int(chosen))
    if chosen in {"cn", *(profile.code for profile in policy.regions())}:
        return policy.rulebook(chosen)
    return office_policy.rules_for(places[0].seq) if places else policy.rulebook()


def _adopted(request: HttpRequest, book: policy.Rulebook, on: date) -> list[dict[str, Any]]:
    titles = {row.subject: row.title.text(_lang()) for row in book.rows()}
    rows = practice.adopted_within(request.actor)
    return adopted_rows(
        rows,
        titles=titles,
        on=on,
        may_take_back=lambda seq: request.actor.may(Permission.RULES_ADOPT, seq),
    )


def _lang() -> str:
    return get_language() or "zh"
