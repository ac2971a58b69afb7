"""The clause library of the office, and the legal terms."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from guitu.access.permissions import Permission
from guitu.duties.policy import rules_for
from guitu.measures import actions, queries
from guitu.measures.forms.agreements import WordingForm
from guitu.measures.forms.orders import ReasonForm
from guitu.measures.presenters import legal
from guitu.measures.presenters import shelf as pages
from guitu.measures.terms import MeasureKind
from guitu.papers.presenters import tabs
from guitu.web import clock, messages


@require_GET
def library(request: HttpRequest) -> HttpResponse:
    """Show the clauses in force for the actor's office."""
    context = {
        "found": pages.library_page(_office(request, Permission.MEASURE_READ), on=clock.today()),
        "may_edit": request.actor.may_anywhere(Permission.TEMPLATE_EDIT),
        "tabs": list(tabs("clause-library")),
    }
    return render(request, "measures/library_page.html", context)


@require_http_methods(["GET", "POST"])
def wording(request: HttpRequest, code: str = "") -> HttpResponse:
    """Write a clause, or a new version of one."""
    office = _office(request, Permission.TEMPLATE_EDIT)
    initial = pages.wording_initial(office, code, on=clock.today()) if code else {}
    if initial is None:
        raise Http404
    form = WordingForm.of(request, key=f"measures.wording:{code or 'new'}", initial=initial)
    done = form.carry_out(
        lambda _given: actions.write_wording(
            office, form.wording(), actor=request.actor, on=clock.today()
        )
    )
    if done is None:
        context = {"fields": pages.field_list(), "cancel": reverse("clause-library")}
        return form.answer("measures/wording_page.html", context)
    messages.done(request, gettext("The clause is in the library."))
    return form.accepted(reverse("clause-library"))


@require_http_methods(["GET", "POST"])
def wording_drop(request: HttpRequest, code: str) -> HttpResponse:
    """Take a clause out of the office's library."""
    office = _office(request, Permission.TEMPLATE_EDIT)
    form = ReasonForm.of(request, key=f"measures.wording-drop:{code}")
    done = form.carry_out(
        lambda given: actions.drop_wording(
            office, code, **given, actor=request.actor, on=clock.today()
        )
    )
    if done is None:
        context = {
            "heading": gettext("Take this clause out of the library"),
            "answer": gettext("Agreements already drafted keep it."),
            "submit": gettext("Take out"), "cancel": reverse("clause-library"),
        }  # fmt: skip
        return form.answer("measures/form_page.html", context)
    return form.accepted(reverse("clause-library"))


@require_GET
def terms(request: HttpRequest) -> HttpResponse:
    """Show each measure, term, deadline and right with its source."""
    book = rules_for(_office(request, Permission.RULES_READ))
    code = request.GET.get("measure", MeasureKind.COMMUNITY_DETOX.value)
    kind = MeasureKind(code) if code in set(MeasureKind) else MeasureKind.COMMUNITY_DETOX
    tabs = [
        (one.label, f"{reverse('terms-page')}?measure={one}", one == kind) for one in MeasureKind
    ]
    context = {"groups": legal.groups(kind, book, on=clock.today()), "tabs": tabs, "kind": kind}
    return render(request, "measures/terms_page.html", context)


def _office(request: HttpRequest, needs: Permission) -> int:
    """Return the number of the office whose rules and forms the actor works with."""
    ranges = request.actor.ranges(needs)
    return queries.office_seq(ranges[0][0])
