"""The page of one version of the plan of help."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.aid.models import Goal, HelpPlan, Step
from guitu.aid.presenters import tags
from guitu.aid.terms import PlanStatus, StepStatus
from guitu.duties.rules import is_overdue
from guitu.kernel.terms import gettext_noop
from guitu.web.cells import Tag
from guitu.web.templatetags.web import day

TEXTS = (
    ("past", gettext_noop("Three: use and treatment so far")),
    ("present", gettext_noop("Four: the present situation")),
    ("maintenance", gettext_noop("Five (1): was maintenance treatment suggested")),
    ("treatment", gettext_noop("Five (2): is treatment needed")),
    ("counselling", gettext_noop("Six: psychological support")),
)


def plan_page(found: HelpPlan, actor: Actor, *, on: date) -> dict[str, Any]:
    """Return what the page of a version shows; the caller has fetched goals and steps."""
    may_write = actor.may(Permission.AID_WRITE, found.org_seq)
    reviews = found.reviews.filter(voided_at=None).order_by("-done_on", "-pk")
    return {
        "plan": found,
        "answer": _answer(found),
        "texts": [(label, getattr(found, name) or "–") for name, label in TEXTS],
        "goals": [_goal(goal, found, may_write=may_write, on=on) for goal in found.goals.all()],
        "facts": _facts(found),
        "reviews": [
            {"when": row.done_on, "title": _("Looked at again"), "text": row.note}
            for row in reviews
        ],
        "acts": _acts(found) if may_write else [],
        "crumbs": tags.crumbs(found.person, actor),
    }


def _answer(found: HelpPlan) -> str:
    if found.status == PlanStatus.IN_FORCE:
        return _("In force since %(day)s; the steps below are what comes next.") % {
            "day": day(found.settled_on)
        }
    if found.status == PlanStatus.DRAFT:
        return _("A draft. Talk it over with the person, then settle it together.")
    return _(found.status.label)


def _facts(found: HelpPlan) -> list[tuple[str, object]]:
    facts: list[tuple[str, object]] = [
        (gettext_noop("Stands as"), Tag(found.status.label)),
        (gettext_noop("Drafted on"), found.drafted_on),
        (gettext_noop("Talked over on"), found.settled_on),
    ]
    if found.signed:
        facts.append((gettext_noop("How the person took part"), _(found.signed.label)))
    if found.reason:
        facts.append((gettext_noop("Why the plan changed"), found.reason))
    return facts


def _goal(goal: Goal, found: HelpPlan, *, may_write: bool, on: date) -> dict[str, Any]:
    acts = []
    if may_write and found.status in (PlanStatus.DRAFT, PlanStatus.IN_FORCE):
        acts.append({"label": _("Add a step"), "url": reverse("help-step-new", args=[goal.pk])})
    if may_write and found.status == PlanStatus.DRAFT:
        url = reverse("help-goal-remove", args=[goal.pk])
        acts.append({"label": _("Take this goal out"), "url": url, "is_post": True})
    steps = [_step(step, found, may_write=may_write, on=on) for step in goal.steps.all()]
    need = goal.need.kind.label if goal.need else ""
    return {"text": goal.text, "need": need, "steps": steps, "acts": acts}


def _step(step: Step, found: HelpPlan, *, may_write: bool, on: date) -> dict[str, Any]:
    is_open = step.status == StepStatus.OPEN and found.status == PlanStatus.IN_FORCE
    acts = []
    if is_open and may_write:
        acts = [
            {"label": label, "url": reverse(name, args=args)}
            for label, name, args in (
                (_("Done"), "help-step-answer", [step.pk, "done"]),
                (_("Change"), "help-step-change", [step.pk]),
                (_("Drop"), "help-step-answer", [step.pk, "dropped"]),
            )
        ]
    who = " · ".join(part for part in (_(step.party.label), step.who) if part)
    return {
        "text": step.text,
        "who": who,
        "when": _("by %(day)s") % {"day": day(step.due_on)},
        "note": step.note,
        "tag": _step_tag(step, is_late=is_open and is_overdue(step.due_on, on=on)),
        "acts": acts,
    }


def _step_tag(step: Step, *, is_late: bool) -> Tag:
    kind = {StepStatus.DONE: "good", StepStatus.DROPPED: "quiet"}.get(step.status, "")
    if is_late:
        return Tag(step.status.label, "late", note=_("overdue"))
    return Tag(step.status.label, kind)


def _acts(found: HelpPlan) -> list[dict[str, str]]:
    by_status = {
        PlanStatus.DRAFT: (
            (_("Settle it with the person"), "help-plan-settle", "primary", "check"),
            (_("Add a goal"), "help-goal-new", "", "plus"),
            (_("Change the texts"), "help-plan-write", "", ""),
            (_("Print (Word)"), "help-plan-word", "quiet", "download"),
            (_("Withdraw the draft"), "help-plan-withdraw", "quiet", ""),
        ),
        PlanStatus.IN_FORCE: (
            (_("Look at the plan again"), "help-plan-review", "primary", ""),
            (_("Draft a new version"), "help-plan-next", "", "plus"),
            (_("Print (Word)"), "help-plan-word", "quiet", "download"),
        ),
    }
    return [
        {"label": label, "url": reverse(name, args=[found.pk]), "kind": kind, "icon": icon}
        for label, name, kind, icon in by_status.get(found.status, ())
    ]
