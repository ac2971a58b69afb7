"""Needs and help on the person's page, in few queries: five sections of one tab."""

from datetime import date
from itertools import chain

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.aid import queries
from guitu.aid.models import Dependant, HelpGiven, Job, Need, SpecialCircumstance
from guitu.aid.presenters import tags
from guitu.aid.rules.circumstances import effect_of_age, effects_of, holds_on
from guitu.aid.terms import CircumstanceKind, PlanStatus, StepStatus
from guitu.duties.policy import rules_for
from guitu.people.models import Person
from guitu.policy import Rulebook
from guitu.web.cells import Because
from guitu.web.templatetags.web import day

MOST = 30
IN_USE = (PlanStatus.DRAFT.value, PlanStatus.IN_FORCE.value)


def needs(person: Person, actor: Actor, on: date) -> dict[str, object]:
    """Return the needs of a person, open ones first, in the person's words."""
    rows = list(queries.needs(actor).filter(person=person).order_by("-raised_on", "-pk")[:MOST])
    rows.sort(key=lambda need: need.answered_on is not None)
    may_write = actor.may(Permission.AID_WRITE, person.org_seq)
    return {
        "lines": [_need_line(need) for need in rows],
        "open": sum(need.answered_on is None for need in rows),
        "new_url": reverse("help-need-new", args=[person.pk]) if may_write else "",
    }


def plan_and_given(person: Person, actor: Actor, on: date) -> dict[str, object]:
    """Return the plan in force or its draft, and the latest help given."""
    plans = list(
        queries.plans(actor).filter(person=person, status__in=IN_USE).prefetch_related("steps")
    )
    given = list(queries.given(actor).filter(person=person).order_by("-given_on", "-pk")[:MOST])
    may_write = actor.may(Permission.AID_WRITE, person.org_seq)
    return {
        "plans": [_plan_line(plan) for plan in plans],
        "given": [_given_line(row) for row in given],
        "plan_url": reverse("help-plan-start", args=[person.pk]) if may_write else "",
        "given_url": reverse("help-given-new", args=[person.pk]) if may_write else "",
    }


def requests(person: Person, actor: Actor, on: date) -> dict[str, object]:
    """Return what was asked of departments and services for the person."""
    rows = queries.requests_out(actor).filter(person=person).order_by("-sent_on", "-pk")[:MOST]
    may_write = actor.may(Permission.AID_WRITE, person.org_seq)
    return {
        "lines": [
            {
                "url": reverse("help-request-page", args=[row.pk]),
                "to": row.to_name,
                "kind": row.kind.label,
                "tag": tags.request_tag(row, on=on),
                "when": day(row.sent_on),
            }
            for row in rows
        ],
        "new_url": reverse("help-request-new", args=[person.pk]) if may_write else "",
    }


def work(person: Person, actor: Actor, on: date) -> dict[str, object]:
    """Return work and training, and whether it was kept."""
    rows = queries.with_checks(queries.jobs(actor).filter(person=person))
    may_write = actor.may(Permission.AID_WRITE, person.org_seq)
    return {
        "lines": [_job_line(job, on=on) for job in rows.order_by("-starts_on", "-pk")[:MOST]],
        "new_url": reverse("help-job-new", args=[person.pk]) if may_write else "",
    }


def care(person: Person, actor: Actor, on: date) -> dict[str, object] | None:
    """Return who depends on the person and, to those who may know, what the law heeds."""
    may_write = actor.may(Permission.AID_WRITE, person.org_seq)
    may_know = may_write or actor.may(Permission.DOCUMENT_HEALTH, person.org_seq)
    may_read = actor.may(Permission.AID_READ, person.org_seq)
    if not (may_know or may_read):
        return None
    dependants = queries.dependants(actor).filter(person=person) if may_read else ()
    known = list(queries.circumstances(actor).filter(person=person)) if may_know else []
    book = rules_for(person.org_seq)
    policy = book.row("special_groups", on)
    by_age = effect_of_age(person.birth_on, policy, on=on)
    minor = None
    if by_age is not None:
        minor = (_(by_age.value.message) % by_age.value.params, Because.of(by_age.because))
    return {
        "dependants": [_dependant_line(row, may_write=may_write) for row in dependants],
        "circumstances": [_circumstance_line(row, book, on=on) for row in known],
        "by_age": minor,
        "may_know": may_know,
        "dependant_url": reverse("help-dependant-new", args=[person.pk]) if may_write else "",
        "circumstance_url": reverse("help-circumstance-new", args=[person.pk]) if may_know else "",
    }


def _need_line(need: Need) -> dict[str, object]:
    return {
        "url": reverse("help-need-page", args=[need.pk]),
        "kind": need.kind.label,
        "words": need.words,
        "tag": tags.need_tag(need),
        "urgency": tags.urgency(need),
        "when": day(need.answered_on or need.raised_on),
    }


def _plan_line(plan) -> dict[str, object]:
    steps = [step for step in plan.steps.all() if step.voided_at is None]
    done = sum(step.status != StepStatus.OPEN for step in steps)
    said = ngettext(
        "%(done)s of %(total)s step answered", "%(done)s of %(total)s steps answered", len(steps)
    )
    return {
        "url": reverse("help-plan-page", args=[plan.pk]),
        "number": plan.number,
        "label": plan.status.label,
        "when": day(plan.settled_on or plan.drafted_on),
        "steps": said % {"done": done, "total": len(steps)} if steps else "",
    }


def _given_line(row: HelpGiven) -> dict[str, object]:
    return {
        "what": row.what,
        "sum": yuan(row.amount_fen),
        "source": row.source.label,
        "result": row.result.label,
        "when": day(row.given_on),
        "void_url": reverse("help-given-void", args=[row.pk]),
    }


def _job_line(job: Job, *, on: date) -> dict[str, object]:
    after = rules_for(job.org_seq).row("job_followup", job.starts_on).after_days
    kept = [(days, tags.after_tag(job, days, on=on)) for days in after]
    return {
        "url": reverse("help-job-page", args=[job.pk]),
        "kind": job.kind.label,
        "what": " · ".join(part for part in (job.employer, job.what) if part),
        "when": tags.span(job.starts_on, job.ended_on),
        "after": [(_("%(days)s days") % {"days": days}, tag) for days, tag in kept if tag],
    }


def _dependant_line(row: Dependant, *, may_write: bool) -> dict[str, object]:
    found = next(iter(row.placements.all()), None)
    said = _(found.care.label) if found else row.other_carer
    return {
        "called": row.called,
        "kind": row.kind.label,
        "is_sole_carer": row.is_sole_carer,
        "carer": said,
        "is_away": row.away_from is not None and found is None,
        "until": day(row.until_on) if row.until_on else "",
        "place_url": reverse("help-placement", args=[row.pk]) if may_write else "",
        "end_url": reverse("help-dependant-end", args=[row.pk])
        if may_write and row.until_on is None
        else "",
    }


def _circumstance_line(row: SpecialCircumstance, book: Rulebook, *, on: date) -> dict[str, object]:
    holds = holds_on(row.from_on, row.until_on, on=on)
    effects = effects_of(CircumstanceKind(row.kind), book, on=on) if holds else []
    return {
        "kind": row.kind.label,
        "when": tags.span(row.from_on, row.until_on),
        "source": row.source,
        "note": row.note,
        "holds": holds,
        "effects": [
            (_(one.value.message) % one.value.params, Because.of(one.because)) for one in effects
        ],
        "end_url": reverse("help-circumstance-end", args=[row.pk]) if holds else "",
        "void_url": reverse("help-circumstance-void", args=[row.pk]),
    }


def yuan(fen: int | None) -> str:
    """Return a sum of fen as yuan, or an empty text."""
    return f"{fen / 100:,.2f} {_('yuan')}" if fen is not None else ""


def choices_of(person: Person, actor: Actor) -> list[tuple[str, str]]:
    """Return the person's open needs to choose from, in words."""
    rows = queries.open_needs(actor).filter(person=person).order_by("-raised_on", "-pk")
    return [(str(need.pk), _need_choice(need)) for need in rows[:MOST]]


def _need_choice(need: Need) -> str:
    parts = chain([_(need.kind.label)], [need.words[:40]] if need.words else [])
    return " · ".join(parts)
