"""The list and the page of measures, orders, reporting in, changes of status."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from guitu.audit.actions import record_read
from guitu.measures import actions, queries
from guitu.measures.actions.locking import require_act
from guitu.measures.actions.steps import KEYS
from guitu.measures.forms.orders import ChangeForm, OrderForm, ReasonForm, ReportInForm, StepForm
from guitu.measures.lists import MEASURES, rows_of
from guitu.measures.presenters import lines
from guitu.measures.presenters import measure_page as pages
from guitu.measures.presenters.effects import effect_of
from guitu.measures.rules.states import MEASURE, papers_for
from guitu.measures.terms import Act, MeasureKind, Status
from guitu.people import queries as people
from guitu.web import clock, messages
from guitu.web.lists import respond


def measure_list(request: HttpRequest) -> HttpResponse:
    """Show the measures in scope."""
    return respond(
        request, MEASURES,
        rows=rows_of(request.actor, on=clock.today()),
        present=lines.row_for(request.actor, on=clock.today()),
        template="measures/list_page.html",
        tabs=lines.list_tabs("measure-list"),
    )  # fmt: skip


@require_GET
def measure_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show where one measure stands, what comes next and why."""
    measure = _measure(request, pk)
    record_read(actor=request.actor, subject=measure)
    found = pages.measure_page(measure, request.actor, on=clock.today())
    return render(request, "measures/measure_page.html", {"found": found})


@require_http_methods(["GET", "POST"])
def order_new(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Enter an order of the police."""
    person = get_object_or_404(people.visible_to(request.actor), pk=person_id)
    require_act(request.actor, Act.RELEASE, org_seq=person.org_seq)
    places = queries.places(person.org_seq)
    kept_at = next((str(org.pk) for org in places if org.seq == person.org_seq), "")
    form = OrderForm.of(
        request, key=f"measures.order:{person_id}", places=places, initial={"place": kept_at}
    )
    measure = form.carry_out(
        lambda _given: actions.record_order(
            person.pk, form.order(), scan=form.scan_content(), actor=request.actor,
            on=clock.today(),
        )
    )  # fmt: skip
    if measure is None:
        name = people.display_name(person, request.actor)
        crumbs = [(name, reverse("person-page", args=[person.pk]))]
        return form.answer("measures/order_page.html", {"crumbs": crumbs, "name": name})
    messages.done(request, gettext("The order is on record; the time to report in runs."))
    return form.accepted(reverse("measure-page", args=[measure.pk]))


@require_http_methods(["GET", "POST"])
def report_in(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record that the person reported in."""
    measure = _measure(request, pk)
    require_act(request.actor, Act.REPORT_IN, org_seq=measure.org_seq)
    form = ReportInForm.of(
        request, key=f"measures.report-in:{pk}", initial={"reported_on": clock.today()}
    )
    done = form.carry_out(
        lambda given: actions.report_in(pk, **given, actor=request.actor, on=clock.today())
    )
    if done is None:
        context = {
            "heading": gettext("Record reporting in"),
            "answer": gettext("The term of community detoxification is counted from this day."),
            "submit": gettext("Record"),
        }
        return form.answer("measures/form_page.html", context | _where(request, measure))
    messages.done(request, gettext("Reporting in is on record."))
    return form.accepted(reverse("measure-page", args=[pk]))


@require_http_methods(["GET", "POST"])
def status_change(request: HttpRequest, pk: uuid.UUID, act: str) -> HttpResponse:
    """Record a change of status with its papers."""
    measure = _measure(request, pk)
    found = MEASURE.check(Status(measure.status_now), _act(act))
    require_act(request.actor, Act(found.act), org_seq=measure.org_seq)
    kind = MeasureKind(measure.kind)
    on_file = queries.papers_on_file(measure, papers_for(kind, found))
    form = ChangeForm.of(
        request, key=f"measures.change.{act}:{pk}", transition=found, kind=kind,
        on_file=on_file,
        initial={"from_on": clock.today()},
    )  # fmt: skip
    done = form.carry_out(
        lambda _given: actions.change_status(
            pk, form.change(), actor=request.actor, on=clock.today()
        )
    )
    if done is None:
        context = {"heading": gettext(Act(found.act).label), "act": found}
        reasons = lines.basis_of(measure, Act(found.act), on=clock.today())
        context |= {"because": reasons, "target": Status(found.target)}
        context["effects"] = effect_of(measure, Act(found.act), on=clock.today())
        return form.answer("measures/change_page.html", context | _where(request, measure))
    messages.done(request, gettext("The new status is on record."))
    return form.accepted(reverse("measure-page", args=[pk]))


@require_http_methods(["GET", "POST"])
def order_void(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void an order that was entered by mistake."""
    measure = _measure(request, pk)
    require_act(request.actor, Act.RELEASE, org_seq=measure.org_seq)
    form = ReasonForm.of(request, key=f"measures.void:{pk}")
    done = form.carry_out(
        lambda given: actions.void_order(pk, **given, actor=request.actor, on=clock.today())
    )
    if done is None:
        context = {
            "heading": gettext("Void this order"),
            "answer": gettext("Only for an order entered by mistake. Its open duties go with it."),
            "submit": gettext("Void"),
        }
        return form.answer("measures/form_page.html", context | _where(request, measure))
    messages.done(request, gettext("The order was voided."))
    return form.accepted(reverse("person-page", args=[measure.person_id]))


@require_http_methods(["GET", "POST"])
def step_close(request: HttpRequest, pk: uuid.UUID, kind: str) -> HttpResponse:
    """Note that a step towards the end of the term was done."""
    measure = _measure(request, pk)
    if kind not in KEYS:
        raise Http404
    require_act(request.actor, Act.REPORT_IN, org_seq=measure.org_seq)
    form = StepForm.of(request, key=f"measures.step.{kind}:{pk}")
    done = form.carry_out(
        lambda given: actions.close_step(pk, kind, **given, actor=request.actor, on=clock.today())
    )
    if done is None:
        context = {"heading": lines.duty_label(kind), "submit": gettext("Record")}
        return form.answer("measures/form_page.html", context | _where(request, measure))
    messages.done(request, gettext("The step is on record."))
    return form.accepted(reverse("measure-page", args=[pk]))


def _measure(request: HttpRequest, pk: uuid.UUID):
    rows = queries.visible_to(request.actor).select_related("person__responsible", "place")
    return get_object_or_404(queries.with_status(rows, on=clock.today()), pk=pk)


def _where(request: HttpRequest, measure) -> dict[str, object]:
    return {
        "crumbs": lines.crumbs_to(measure, request.actor),
        "cancel": reverse("measure-page", args=[measure.pk]),
    }


def _act(code: str) -> Act:
    try:
        act = Act(code)
    except ValueError as error:
        raise Http404 from error
    if act in (Act.LAPSE, Act.REPORT_IN):
        raise Http404
    return act
