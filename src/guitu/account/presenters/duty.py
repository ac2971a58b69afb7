"""The page of one duty: rules, facts, since when, and what would clear it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.account.presenters.duty_history import comments, history
from guitu.account.presenters.worklist import Reader, owner_of, role_of
from guitu.account.queries import subjects
from guitu.duties import snoozing
from guitu.duties.models import Duty
from guitu.duties.presenters import because_of, due_in_words
from guitu.duties.rules import BINDING
from guitu.kernel.decisions import Citation
from guitu.kernel.terms import gettext_noop
from guitu.web.cells import Link, Tag

PARAMS = {
    "days_before": gettext_noop("Days before the release"),
    "days_after": gettext_noop("Days after the release"),
    "number": gettext_noop("Number in the whole term"),
    "year": gettext_noop("Year of the term"),
    "number_in_year": gettext_noop("Number in that year"),
    "month": gettext_noop("Month of the term"),
    "half_year": gettext_noop("Half-year of the term"),
    "time": gettext_noop("Time within the month"),
    "times": gettext_noop("Times a month"),
    "provisional": gettext_noop("Provisional until the table of working days is complete"),
}


def page(duty: Duty, actor: Actor, *, on: date) -> dict[str, Any]:
    """Return what the page of one duty shows."""
    reader = Reader(actor, on)
    reader.load([duty])
    line = reader.line(duty)
    is_open = not (duty.is_history or duty.voided_at)
    return {
        "duty": duty,
        "line": line,
        "is_open": is_open,
        "answer": _answer(duty, on=on),
        "facts": _facts(duty, line),
        "measured": subjects.facts_of(duty, actor) + _params(duty),
        "rules": _rules(duty),
        "can_assign": is_open and line.can_assign,
        "can_waive": is_open and actor.may(Permission.DUTY_WAIVE, duty.org_seq),
        "can_put_off": is_open and snoozing.may_snooze(duty, actor, on=on),
        "is_put_off": bool(line.put_off),
        "can_comment": actor.may(Permission.DIGEST_READ, duty.org_seq),
        "comments": comments(duty),
        "history": history(duty),
        "crumbs": [(gettext_noop("Today"), "/")],
    }


def _answer(duty: Duty, *, on: date) -> str:
    if duty.voided_at:
        return _("It no longer stands on the worklist: %(why)s") % {"why": _(duty.void_reason)}
    if duty.met_on:
        return _("It was met on %(day)s.") % {"day": duty.met_on.isoformat()}
    if duty.waived_on:
        return _("It was waived on %(day)s: %(why)s") % {
            "day": duty.waived_on.isoformat(),
            "why": duty.waive_reason,
        }
    if duty.ended_on:
        return _("It ended on %(day)s with what it was about; nobody is reminded of it.") % {
            "day": duty.ended_on.isoformat()
        }
    return _("It is %(due)s.") % {"due": due_in_words(duty.due_on, on=on)}


def _facts(duty: Duty, line: Any) -> list[tuple[Any, ...]]:
    who = Link(line.who.name, line.who.url) if line.who and line.who.url else None
    return [
        (gettext_noop("For whom"), who or (line.who.name if line.who else "")),
        (gettext_noop("Community"), line.place),
        (gettext_noop("Can be done from"), duty.window_from),
        (gettext_noop("Due"), duty.due_on, line.due.label if not duty.is_history else ""),
        (gettext_noop("Owner"), owner_of(duty)),
        (gettext_noop("Whose part"), Tag(duty.party.label), role_of(duty)),
        (gettext_noop("Planned since"), duty.created_at),
    ]


def _params(duty: Duty) -> list[tuple[str, object]]:
    return [(PARAMS[name], value) for name, value in duty.params.items() if name in PARAMS]


def _rules(duty: Duty) -> list[dict[str, Any]]:
    citations = [Citation.from_json(stored) for stored in duty.because]
    reasons = because_of(duty).reasons
    return [
        {"reason": reason, "is_law": citation.status in BINDING}
        for citation, reason in zip(citations, reasons, strict=True)
    ]
