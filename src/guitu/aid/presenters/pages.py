"""Pages of help: one need, one request as either side sees it, one job."""

import json
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.aid import actions, queries, terms
from guitu.aid.models import AidRequest, Job, Need
from guitu.aid.presenters import tags
from guitu.aid.rules.states import NEED, REQUEST
from guitu.aid.terms import Disclosed, NeedAct, NeedStatus, RequestAct, RequestStatus
from guitu.duties.policy import rules_for
from guitu.kernel.terms import gettext_noop
from guitu.people.terms import Sex
from guitu.web.cells import Tag
from guitu.web.templatetags.web import day

FIRST_ACTS = (NeedAct.START, NeedAct.RAISE_AGAIN, RequestAct.PROVIDE, RequestAct.INFORM,
              RequestAct.TAKE_UP)  # fmt: skip
NEXT_OF_NEED = {
    NeedStatus.RAISED: gettext_noop("Heard on %(day)s. Next: begin to help, or say what happens."),
    NeedStatus.HELPING: gettext_noop("Heard on %(day)s and being helped. Next: what came of it."),
    NeedStatus.MET: gettext_noop("Met on %(day)s."),
    NeedStatus.DECLINED: gettext_noop(
        "The person declined help on %(day)s. That is an answer; the offer stays open."
    ),
    NeedStatus.NOT_NEEDED: gettext_noop("No longer needed since %(day)s."),
    NeedStatus.NOT_POSSIBLE: gettext_noop(
        "Not possible when it was answered on %(day)s; what is offered instead stands below."
    ),
}
NEXT_OF_REQUEST = {
    RequestStatus.SENT: gettext_noop("Waits for an answer, hoped for by %(day)s."),
    RequestStatus.ACKNOWLEDGED: gettext_noop("Received; an answer is hoped for by %(day)s."),
    RequestStatus.ASKED_BACK: gettext_noop("More information is asked for since %(since)s."),
    RequestStatus.PROVIDED: gettext_noop("Help was provided on %(since)s."),
    RequestStatus.NOT_PROVIDED: gettext_noop("Answered on %(since)s: help is not provided."),
    RequestStatus.RETURNED: gettext_noop("Returned on %(since)s: another body is responsible."),
    RequestStatus.REVOKED: gettext_noop("Taken back on %(since)s."),
}


def need_page(need: Need, actor: Actor) -> dict[str, Any]:
    """Return what the page of one need shows."""
    may_write = actor.may(Permission.AID_WRITE, need.org_seq)
    events = queries.events_of(need)
    since = need.answered_on or need.raised_on
    facts = [
        (gettext_noop("Stands as"), tags.need_tag(need)),
        (gettext_noop("How pressing"), tags.urgency(need) or "–"),
        (gettext_noop("First heard on"), need.first_raised_on),
        (gettext_noop("Heard"), _(need.heard.label)),
    ]
    return {
        "need": need,
        "answer": _(NEXT_OF_NEED[need.status]) % {"day": day(since)},
        "facts": facts,
        "acts": _need_acts(need) if may_write else [],
        "links": _need_links(need) if may_write and need.answered_on is None else [],
        "events": [_event(row) for row in reversed(events)],
        "crumbs": tags.crumbs(need.person, actor),
        "void_url": reverse("help-need-void", args=[need.pk]) if may_write else "",
    }


def _need_acts(need: Need) -> list[dict[str, str]]:
    return [
        _act(_(NeedAct(act).label), "help-need-act", need.pk, act)
        for act in NEED.acts_from(need.status)
    ]


def _act(label: str, url_name: str, *args: object) -> dict[str, str]:
    kind = "primary" if args[-1] in FIRST_ACTS else ""
    return {"label": label, "url": reverse(url_name, args=args), "kind": kind}


def _need_links(need: Need) -> list[dict[str, str]]:
    found = [
        (_("Ask a department or service"), "help-request-new", "send"),
        (_("Record help given"), "help-given-new", "heart-handshake"),
    ]
    if need.kind in (terms.NeedKind.WORK, terms.NeedKind.TRAINING):
        found.append((_("Work or training was found"), "help-job-new", "briefcase"))
    return [
        {"label": label, "url": f"{reverse(name, args=[need.person_id])}?need={need.pk}"}
        for label, name, _icon in found
    ]


def _event(row) -> dict[str, Any]:
    label = NeedAct(row.act).label if row.act else NeedStatus.RAISED.label
    offer = _("Offered: %(offer)s") % {"offer": row.next_offer} if row.next_offer else ""
    text = " ".join(part for part in (row.note, offer) if part)
    return {"when": row.on_day, "title": _(label), "text": text}


def request_page(row: AidRequest, actor: Actor, *, on: date) -> dict[str, Any]:
    """Return what both sides see of a request: the same, whichever looks."""
    is_office = actor.may(Permission.AID_READ, row.org_seq)
    return {
        "row": row,
        "heading": _("Request about %(matter)s") % {"matter": _(row.kind.label)},
        "answer": _answer(row),
        "tag": tags.request_tag(row, on=on),
        "asked": row.asked,
        "told": told(row),
        "facts": _request_facts(row),
        "turns": [_turn(turn) for turn in reversed(queries.turns_of(row))],
        **_request_acts(row, actor),
        "letter_url": reverse("paper-open", args=[row.letter_id])
        if is_office and row.letter_id and actor.may(Permission.DOCUMENT_READ, row.org_seq)
        else "",
    }


def told(row: AidRequest) -> list[tuple[str, str]]:
    """Return the data that the other side was told, and no others."""
    values = json.loads(row.sheet or "{}")
    return [
        (field.label, _(Sex(value).label) if field == Disclosed.SEX else value)
        for field in Disclosed
        if (value := values.get(str(field)))
    ]


def _answer(row: AidRequest) -> str:
    said = _(NEXT_OF_REQUEST[row.status]) % {"day": day(row.due_on), "since": day(row.turn_since)}
    if row.taken_up_on is not None:
        return said + " " + _("Taken up on %(day)s.") % {"day": day(row.taken_up_on)}
    return said


def _request_facts(row: AidRequest) -> list[tuple[str, object]]:
    ground = _(row.ground.label)
    if row.consented_on:
        ground = f"{ground} · {day(row.consented_on)}"
    if row.provision:
        ground = f"{ground} · {row.provision}"
    return [
        (gettext_noop("Asking office"), row.from_name or "–"),
        (gettext_noop("Body asked"), row.to_name),
        (gettext_noop("Number"), row.number or "–"),
        (gettext_noop("Sent on"), row.sent_on),
        (gettext_noop("Sent by whom"), row.sent_by_name),
        (gettext_noop("Answer hoped for by"), row.due_on),
        (gettext_noop("Why it may be told"), ground),
    ]


def _turn(turn) -> dict[str, Any]:
    label = _(RequestAct(turn.act).label)
    return {"when": turn.on_day, "title": label, "text": turn.note, "by": turn.by_name}


def _request_acts(row: AidRequest, actor: Actor) -> dict[str, list[dict[str, str]]]:
    """Return the acts of the actor's own side, and the answers that the office may put on record.

    A body that works here answers itself; what comes on paper all the same stands apart.
    """
    possible = [RequestAct(act) for act in REQUEST.acts_from(row.status)]
    if row.status in terms.ANSWERED_REQUESTS and row.taken_up_on is None:
        possible.append(RequestAct.TAKE_UP)
    is_asked = row.to_seq is not None and actor.may(Permission.AID_ANSWER, row.to_seq)
    found: dict[str, list[dict[str, str]]] = {"acts": [], "on_paper": []}
    for act in possible:
        if actions.may_act(row, act, actor):
            is_theirs = act in terms.ANSWERING_ACTS and row.to_seq is not None and not is_asked
            line = _act(_(act.label), "help-request-act", row.pk, act)
            found["on_paper" if is_theirs else "acts"].append(line)
    return found


def job_page(job: Job, actor: Actor, *, on: date) -> dict[str, Any]:
    """Return what the page of a job shows."""
    may_write = actor.may(Permission.AID_WRITE, job.org_seq)
    after = rules_for(job.org_seq).row("job_followup", job.starts_on).after_days
    facts = [
        (gettext_noop("Employer or place"), job.employer or "–"),
        (gettext_noop("Kind of work"), job.what or "–"),
        (gettext_noop("Found through"), _(job.through.label)),
        (gettext_noop("Work found on"), job.found_on),
        (gettext_noop("From – until"), tags.span(job.starts_on, job.ended_on)),
    ]
    if job.ended_on:
        why = " · ".join(part for part in (_(job.end_reason.label), job.end_note) if part)
        facts.append((gettext_noop("Why it ended"), why))
    return {
        "job": job,
        "answer": _job_answer(job, on=on),
        "facts": facts,
        "after": [
            (_("%(days)s days") % {"days": days}, tags.after_tag(job, days, on=on))
            for days in after
        ],
        "checks": [_check(row, may_write=may_write) for row in job.checks.all()],
        "acts": _job_acts(job) if may_write else [],
        "crumbs": tags.crumbs(job.person, actor),
    }


def _job_answer(job: Job, *, on: date) -> str:
    if job.ended_on:
        return _("Ended on %(day)s.") % {"day": day(job.ended_on)}
    if job.starts_on > on:
        return _("Begins on %(day)s.") % {"day": day(job.starts_on)}
    days = (on - job.starts_on).days
    return _("Began %(days)s days ago; no end is on record.") % {"days": days}


def _check(row, *, may_write: bool) -> dict[str, Any]:
    tag = Tag(gettext_noop("At work"), "good") if row.at_work else Tag(gettext_noop("Not at work"))
    url = reverse("help-check-void", args=[row.pk]) if may_write else ""
    return {"tag": tag, "when": day(row.done_on), "note": row.note, "void_url": url}


def _job_acts(job: Job) -> list[dict[str, str]]:
    found = []
    if job.ended_on is None:
        found = [
            (_("Still at work?"), "help-job-check", "primary"),
            (_("It ended"), "help-job-end", ""),
        ]
    found.append((_("Void"), "help-job-void", "quiet"))
    return [
        {"label": label, "url": reverse(name, args=[job.pk]), "kind": kind}
        for label, name, kind in found
    ]
