"""Rows of the lists of help."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.aid.models import AidRequest, Job, Need
from guitu.aid.presenters import tags
from guitu.duties.policy import rules_for
from guitu.kernel.terms import gettext_noop
from guitu.people.queries import display_name
from guitu.web.cells import Lines, Tag

Present = Callable[[Any], dict[str, Any]]
LISTS = (
    ("help-needs", gettext_noop("Needs"), Permission.AID_READ),
    ("help-requests", gettext_noop("Requests sent"), Permission.AID_READ),
    ("help-jobs", gettext_noop("Work"), Permission.AID_READ),
    ("help-inbox", gettext_noop("Requests received"), Permission.AID_ANSWER),
)


def tabs(actor: Actor, current: str) -> list[tuple[str, str, bool]]:
    """Return the lists of help that the actor may see."""
    return [
        (label, reverse(name), name == current)
        for name, label, needs in LISTS
        if actor.may_anywhere(needs)
    ]


def need_row(actor: Actor) -> Present:
    """Return what presents a need: never its words, and health only as health."""

    def row(need: Need) -> dict[str, Any]:
        return {
            "url": reverse("help-need-page", args=[need.pk]),
            "name": display_name(need.person, actor),
            "kind": tags.listed_kind(need.kind),
            "urgency": tags.urgency(need),
            "status": tags.need_tag(need),
            "raised_on": need.raised_on,
            "answered_on": need.answered_on,
        }

    return row


def request_row(actor: Actor, *, on: date) -> Present:
    """Return what presents a request of the office."""

    def row(one: AidRequest) -> dict[str, Any]:
        return {
            "url": reverse("help-request-page", args=[one.pk]),
            "name": display_name(one.person, actor),
            "to": one.to_name,
            "kind": tags.listed_kind(one.kind),
            "status": tags.request_tag(one, on=on),
            "sent_on": one.sent_on,
            "due_on": one.due_on,
            "number": one.number,
        }

    return row


def inbox_row(*, on: date) -> Present:
    """Return what presents a request to the body asked: nobody is named in the list."""

    def row(one: AidRequest) -> dict[str, Any]:
        return {
            "url": reverse("help-request-sheet", args=[one.pk]),
            "kind": tags.listed_kind(one.kind),
            "from": one.from_name,
            "status": tags.request_tag(one, on=on),
            "sent_on": one.sent_on,
            "due_on": one.due_on,
            "number": one.number,
        }

    return row


def job_row(actor: Actor, *, on: date) -> Present:
    """Return what presents work: not the employer, but whether it was kept."""

    def row(job: Job) -> dict[str, Any]:
        after = rules_for(job.org_seq).row("job_followup", job.starts_on).after_days
        kept = [(days, tags.after_tag(job, days, on=on)) for days in after]
        lines = [
            Tag(_("%(days)s days: %(answer)s") % {"days": days, "answer": _(tag.label)}, tag.kind)
            for days, tag in kept
            if isinstance(tag, Tag)
        ]
        return {
            "url": reverse("help-job-page", args=[job.pk]),
            "name": display_name(job.person, actor),
            "kind": _(job.kind.label),
            "through": _(job.through.label),
            "starts_on": job.starts_on,
            "ended_on": job.ended_on,
            "kept": Lines(tuple(lines)) if lines else "",
        }

    return row
