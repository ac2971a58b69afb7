"""The person's side: what is told, what was objected, and who answers."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.kernel.errors import AccessDenied
from guitu.kernel.terms import gettext_noop
from guitu.risk import planning
from guitu.risk.actions.objecting import DECIDED_IT, check_may_answer
from guitu.risk.models import Assessment, LevelDecision, Objection, Telling
from guitu.risk.presenters import levels
from guitu.risk.presenters.meeting import about_person
from guitu.risk.rules.objections import is_late, object_until
from guitu.risk.terms import ObjectionState
from guitu.web.cells import Tag
from guitu.web.templatetags.web import day, said

Shown = dict[str, Any]


def telling(decision: LevelDecision, actor: Actor) -> Shown:
    """Return all that the person is told, with what is on record of it."""
    policy = planning.policy_of(decision.org_seq, decision.decided_on)
    done = Telling.objects.filter(decision=decision, voided_at=None).first()
    may_print = actor.may(Permission.DOCUMENT_WRITE, decision.org_seq)
    return about_person(decision.person, actor) | {
        "heading": _("Tell the person"),
        "answer": _("Say all of it in plain words, give the notice, write down what was said."),
        "submit": _("Record that the person was told"),
        "level": levels.explained(decision, actor),
        "object_days": policy.object_within_days,
        "answer_days": policy.objection_answer_within_days,
        "notice_url": reverse("risk-notice", args=[decision.pk]) if may_print else "",
        "object_url": reverse("risk-object", args=[decision.pk]),
        "done": _told(done, policy.object_within_days) if done else None,
    }


def objecting(decision: LevelDecision, actor: Actor) -> Shown:
    """Return what stands around taking an objection down."""
    policy = planning.policy_of(decision.org_seq, decision.decided_on)
    days = {"days": policy.objection_answer_within_days}
    return about_person(decision.person, actor) | {
        "heading": _("Take down an objection"),
        "answer": _(
            "Against the level %(level)s of %(day)s. A late one is taken too. Somebody who did not"
            " decide answers it within %(days)s days."
        )
        % {"level": said(decision.level), "day": day(decision.decided_on), **days},
        "submit": _("Take it down"),
    }


def objection(row: Objection, actor: Actor, *, on: date) -> Shown:
    """Return one objection: the words, the level against which it is, where it stands."""
    decision = row.decision
    told = Telling.objects.filter(decision=decision, voided_at=None).first()
    policy = planning.policy_of(row.org_seq, decision.decided_on)
    late = is_late(row.made_on, told.told_on if told else None, policy.object_within_days)
    is_open = row.state == ObjectionState.MADE
    may_write = actor.may(Permission.RISK_WRITE, row.org_seq)
    refused = why_not(row, actor)
    return about_person(row.person, actor) | {
        "row": row,
        "heading": _("Objection to a level"),
        "answer": _objection_answer(row),
        "tags": [Tag(row.state.label, "good" if not is_open else "")]
        + ([Tag(gettext_noop("made late, and taken all the same"), "quiet")] if late else []),
        "level": levels.explained(decision, actor),
        "is_open": is_open,
        "refused": refused if is_open else "",
        "may_answer": is_open and not refused,
        "take_url": reverse("risk-objection-take", args=[row.pk])
        if is_open and not refused and row.taken_by_id is None
        else "",
        "withdraw_url": reverse("risk-objection-withdraw", args=[row.pk])
        if is_open and may_write
        else "",
        "paper_url": reverse("risk-objection-paper", args=[row.pk])
        if may_write and row.state in (ObjectionState.KEPT, ObjectionState.CHANGED)
        else "",
    }


def why_not(row: Objection, actor: Actor) -> str:
    """Return why the actor may not answer an objection, or an empty text."""
    try:
        check_may_answer(row, actor)
    except AccessDenied as error:
        if error.message == DECIDED_IT:
            return _(DECIDED_IT)
        return _("Only somebody of the panel answers an objection.")
    if row.taken_by_id and row.taken_by_id != actor.user_id:
        return _("%(name)s has taken this objection and answers it.") % {"name": row.taken_by.name}
    return ""


def withdrawing(row: Objection, actor: Actor) -> Shown:
    """Return what stands around taking an objection back."""
    return about_person(row.person, actor) | {
        "heading": _("The person takes the objection back"),
        "answer": _("The level stays, and nobody needs to answer."),
        "submit": _("Record it"),
        "cancel": reverse("risk-objection", args=[row.pk]),
    }


def reviewing(person: Any, actor: Actor) -> Shown:
    """Return what stands around opening a review."""
    return about_person(person, actor) | {
        "heading": _("Open a review between rounds"),
        "answer": _(
            "Something happened, good or bad. The panel looks at the person anew; the level that"
            " holds stays until it decides."
        ),
        "submit": _("Open the review"),
    }


def voiding(one: Assessment, actor: Actor) -> Shown:
    """Return what stands around voiding a review."""
    return about_person(one.person, actor) | {
        "heading": _("Void this review between rounds"),
        "answer": f"{said(one.trigger)} · {day(one.happened_on)}",
        "submit": _("Void it"),
    }


def _told(row: Telling, days: int) -> Shown:
    return {
        "text": _("Told on %(day)s by %(name)s: %(way)s.") % {
            "day": day(row.told_on), "name": row.by_name, "way": said(row.way)
        },
        "until": _("The person may object until %(day)s; later ones are taken too.") % {
            "day": day(object_until(row.told_on, days))
        },
        "said": row.said,
        "undo_url": reverse("risk-telling-void", args=[row.pk]),
    }  # fmt: skip


def _objection_answer(row: Objection) -> str:
    if row.state == ObjectionState.MADE:
        who = row.taken_by.name if row.taken_by else ""
        if who:
            return _("%(name)s answers it until %(day)s.") % {"name": who, "day": day(row.due_on)}
        return _("It waits for somebody of the panel who did not decide, until %(day)s.") % {
            "day": day(row.due_on)
        }
    return _("%(state)s, on %(day)s by %(name)s.") % {
        "state": said(row.state), "day": day(row.answered_on), "name": row.answered_by_name
    }  # fmt: skip
