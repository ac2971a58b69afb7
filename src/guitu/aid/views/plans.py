"""The plan of help: drafted, written, settled, its steps answered, looked at again."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.aid import actions, queries
from guitu.aid.forms import plans as forms
from guitu.aid.forms.work import content_of
from guitu.aid.paper_forms import PLAN
from guitu.aid.presenters.plan_page import TEXTS, plan_page
from guitu.aid.presenters.sections import choices_of
from guitu.aid.terms import StepStatus
from guitu.aid.views.shared import carry, page_of, person_to_help, record_of
from guitu.audit.actions import record_read
from guitu.measures import queries as measures
from guitu.papers.filling import word_response
from guitu.web import clock, messages

GET_POST = require_http_methods(["GET", "POST"])


@GET_POST
def plan_start(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Draft the first plan of the person's measure."""
    person, today = person_to_help(request, pk), clock.today()
    measure = measures.in_force(pk, request.actor, on=today)
    if measure is None:
        messages.done(request, _("A plan of help belongs to a measure; none is in force."))
        return HttpResponseRedirect(reverse("person-tab", args=[pk, "help"]), status=303)
    form = forms.PlanTextsForm.of(request, key=f"aid.plan:{measure.pk}")
    page = page_of(
        request, person, _("Draft the plan of help"), _("Save the draft"),
        answer=_("Talk first, write then. Goals and steps follow on the next page."),
    )  # fmt: skip
    return carry(
        form,
        lambda _given: actions.draft_plan(measure.pk, form.texts(), actor=request.actor, on=today),
        page,
        to=_page_url,
    )


@GET_POST
def plan_next(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Draft the version that is to replace the one in force."""
    found, today = _plan(request, pk), clock.today()
    form = forms.PlanTextsForm.of(
        request, key=f"aid.plan.next:{pk}", is_first=False, initial=_texts(found)
    )
    page = page_of(
        request, found.person, _("Draft a new version"), _("Save the draft"),
        cancel=_page_url(found),
        answer=_("Goals and open steps are copied. The present version holds until it is settled."),
    )  # fmt: skip
    return carry(
        form,
        lambda given: actions.draft_plan(
            found.measure_id, form.texts(), reason=given["reason"], actor=request.actor, on=today
        ),
        page,
        to=_page_url,
    )


@GET_POST
def plan_write(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Change the texts of a draft."""
    found = _plan(request, pk)
    form = forms.PlanTextsForm.of(
        request, key=f"aid.plan.write:{pk}", version=found.version, initial=_texts(found)
    )
    page = page_of(
        request, found.person, _("Change the texts"), _("Save"), cancel=_page_url(found),
        done=_("The draft was changed."),
    )  # fmt: skip
    return carry(
        form, lambda _given: actions.write_plan(pk, form.texts(), actor=request.actor), page
    )


@require_GET
def plan_show(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show one version of the plan."""
    found = get_object_or_404(queries.with_goals(queries.plans(request.actor)), pk=pk)
    record_read(actor=request.actor, subject=found)
    queries.open_keys([found.person_id])
    context = plan_page(found, request.actor, on=clock.today())
    return render(request, "aid/plan_page.html", context)


@GET_POST
def plan_settle(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Put a draft in force as it was talked over with the person."""
    found, today = _plan(request, pk), clock.today()
    form = forms.SettleForm.of(
        request, key=f"aid.plan.settle:{pk}", version=found.version, initial={"settled_on": today}
    )
    page = page_of(
        request, found.person, _("Settle the plan with the person"), _("Put it in force"),
        cancel=_page_url(found), done=_("The plan is in force; its steps stand in the worklist."),
    )  # fmt: skip
    return carry(
        form,
        lambda given: actions.settle_plan(
            pk, actions.Settling(**given | {"scan": content_of(given["scan"])}),
            actor=request.actor, on=today,
        ),
        page,
    )  # fmt: skip


@GET_POST
def plan_review(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record that the plan was looked at again."""
    found, today = _plan(request, pk), clock.today()
    form = forms.ReviewForm.of(request, key=f"aid.review:{pk}", initial={"done_on": today})
    page = page_of(
        request, found.person, _("Look at the plan again"), _("Record"), cancel=_page_url(found),
        done=_("It is on record."),
        answer=_("Where something changes, draft a new version instead."),
    )  # fmt: skip
    return carry(
        form,
        lambda given: actions.review_plan(pk, **given, actor=request.actor, on=today),
        page,
    )


@require_http_methods(["GET", "POST"])
def plan_withdraw(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Withdraw a draft."""
    found = _plan(request, pk)
    form = forms.Form.of(request, key=f"aid.plan.withdraw:{pk}", version=found.version)
    page = page_of(
        request, found.person, _("Withdraw the draft"), _("Withdraw"), cancel=_page_url(found),
        done=_("The draft was withdrawn."),
        answer=_("The draft stays on record; its number is not used again."),
    )  # fmt: skip
    return carry(form, lambda _given: actions.withdraw_plan(pk, actor=request.actor), page)


@require_GET
def plan_word(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Send a version of the plan as a Word file with its seven headings."""
    found = _plan(request, pk)
    return word_response(actions.plan_word(found.pk, actor=request.actor, on=clock.today()), PLAN)


@GET_POST
def goal_new(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Add a goal with its first step to a draft."""
    found = _plan(request, pk)
    form = forms.GoalForm.of(
        request, key=f"aid.goal:{pk}", needs=choices_of(found.person, request.actor)
    )
    page = page_of(
        request, found.person, _("Add a goal"), _("Add"), cancel=_page_url(found),
        done=_("The goal was added."),
        answer=_("What would the person like to reach, and what is the first step?"),
    )  # fmt: skip
    return carry(
        form,
        lambda _given: actions.add_goal(pk, form.new_goal(), actor=request.actor, on=clock.today()),
        page,
    )


@require_POST
def goal_remove(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take a goal out of a draft."""
    goal = record_of(request, queries.goals(request.actor), pk)
    actions.remove_goal(pk, actor=request.actor)
    messages.done(request, _("The goal was taken out of the draft."))
    return HttpResponseRedirect(reverse("help-plan-page", args=[goal.plan_id]), status=303)


@GET_POST
def step_new(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Add a step to a goal."""
    goal = record_of(request, queries.goals(request.actor), pk)
    form = forms.StepForm.of(request, key=f"aid.step:{pk}")
    page = page_of(
        request, goal.person, _("Add a step"), _("Add"), answer=goal.text,
        cancel=reverse("help-plan-page", args=[goal.plan_id]), done=_("The step was added."),
    )  # fmt: skip
    return carry(
        form,
        lambda _given: actions.add_step(pk, form.step(), actor=request.actor, on=clock.today()),
        page,
    )


@GET_POST
def step_answer(request: HttpRequest, pk: uuid.UUID, status: str) -> HttpResponse:
    """Record that a step was done, or is dropped."""
    step = record_of(request, queries.steps(request.actor), pk)
    if status not in (StepStatus.DONE, StepStatus.DROPPED):
        raise Http404
    heading = _("The step was done") if status == StepStatus.DONE else _("Drop the step")
    form = forms.StepAnswerForm.of(request, key=f"aid.step.{status}:{pk}")
    page = page_of(
        request, step.person, heading, _("Record"), answer=step.text, done=_("It is on record."),
        cancel=reverse("help-plan-page", args=[step.plan_id]),
    )  # fmt: skip
    return carry(
        form,
        lambda given: actions.finish_step(
            pk, StepStatus(status), **given, actor=request.actor, on=clock.today()
        ),
        page,
    )


@GET_POST
def step_change(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Change an open step of the plan in force."""
    step = record_of(request, queries.steps(request.actor), pk)
    initial = {name: getattr(step, name) for name in ("text", "party", "who", "due_on")}
    form = forms.StepChangeForm.of(request, key=f"aid.step.change:{pk}", initial=initial)
    page = page_of(
        request, step.person, _("Change the step"), _("Save"), done=_("The step was changed."),
        cancel=reverse("help-plan-page", args=[step.plan_id]),
    )  # fmt: skip
    return carry(
        form,
        lambda given: actions.change_step(
            pk, form.step(), note=given["note"], actor=request.actor, on=clock.today()
        ),
        page,
    )


def _plan(request: HttpRequest, pk: uuid.UUID):
    found = get_object_or_404(
        queries.plans(request.actor).select_related("person", "measure"), pk=pk
    )
    require(request.actor, Permission.AID_WRITE, org_seq=found.org_seq)
    queries.open_keys([found.person_id])
    return found


def _texts(found) -> dict[str, str]:
    return {name: getattr(found, name) for name, _label in TEXTS}


def _page_url(found) -> str:
    return reverse("help-plan-page", args=[found.pk])
