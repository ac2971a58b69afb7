"""One assessment: its page, and its items."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.audit.actions import record_read
from guitu.people.queries import with_keys
from guitu.risk import actions
from guitu.risk.forms.answers import AnswersForm, initial
from guitu.risk.presenters import assessment as presenter
from guitu.risk.presenters.levels import level_card
from guitu.risk.presenters.opinions import opinions_of
from guitu.risk.queries import rounds as queries
from guitu.risk.queries.evidence import evidence_for
from guitu.risk.queries.items import items_of
from guitu.web import clock, messages


@require_GET
def assessment_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show one assessment: evidence, opinions, items beside the last time, level and measures."""
    row = _assessment(request, pk)
    record_read(actor=request.actor, subject=row)
    with_keys([row.person])
    items, answers = items_of(row), queries.answers_of(row)
    last = queries.before(row)
    missing = presenter.missing_of(row, items, answers)
    context = presenter.head(row, request.actor) | {
        "answer": presenter.answer(row, missing=missing),
        "why_here": presenter.why_here(row),
        "evidence": presenter.evidence_of(row, evidence_for(row)),
        "groups": presenter.groups(items, answers, queries.answers_of(last) if last else {}),
        "last": last,
        "order": presenter.order_said(row, items),
        **opinions_of(row, request.actor, on=clock.today()),
        "level": level_card(row.person, request.actor, clock.today()),
    }
    return render(request, "risk/assessment_page.html", context)


@require_http_methods(["GET", "POST"])
def answers(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Answer the items of one assessment, beside what was answered the last time."""
    row = _assessment(request, pk)
    require(request.actor, Permission.RISK_WRITE, org_seq=row.org_seq)
    with_keys([row.person])
    items, stored = items_of(row), queries.answers_of(row)
    last = queries.before(row)
    form = AnswersForm.of(
        request, key=f"risk.answers:{pk}", version=row.version, items=items,
        initial=initial(stored),
    )  # fmt: skip
    done = form.carry_out(
        lambda given: actions.answer_items(
            pk, form.answers(given), actor=request.actor, on=clock.today()
        )
    )
    if done:
        messages.done(request, _("The answers are kept."))
        return form.accepted(reverse("risk-assessment", args=[pk]))
    context = presenter.head(row, request.actor) | {
        "questions": presenter.questions(form, queries.answers_of(last) if last else {}),
        "cancel": reverse("risk-assessment", args=[pk]),
    }
    return form.answer("risk/answers_page.html", context)


def _assessment(request: HttpRequest, pk: uuid.UUID):
    rows = queries.with_steps(queries.visible_to(request.actor))
    found = rows.select_related("person", "round", "instrument", "profile")
    return get_object_or_404(found, pk=pk)
