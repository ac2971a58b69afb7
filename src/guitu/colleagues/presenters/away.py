"""Words of leave and stand-ins."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from guitu.access import standing_in
from guitu.access.actors import Actor
from guitu.access.models import Grant, StandIn, User
from guitu.access.permissions import Permission
from guitu.access.queries import stand_ins_near
from guitu.account.presenters.places import place_name
from guitu.account.queries.colleagues import assignable_within
from guitu.kernel.errors import AccessDenied
from guitu.kernel.terms import gettext_noop
from guitu.web.cells import Tag
from guitu.web.templatetags.web import day

CRUMBS = [(gettext_noop("Stand-ins"), "/colleagues/stand-ins/")]
MOST = 100


def choices(actor: Actor, *, on: date) -> list[User]:
    """Return the colleagues near the actor: who sees duties where the actor sees them."""
    return assignable_within(actor.ranges(Permission.DUTY_READ), on=on)


def listed(actor: Actor, *, on: date) -> dict[str, Any]:
    """Return who is away now and later, and who was."""
    rows = list(stand_ins_near(actor)[:MOST])
    now = [row for row in rows if row.from_on <= on <= row.until_on]
    return {
        "now": [_line(row) for row in now],
        "later": [_line(row) for row in rows if row.from_on > on],
        "over": [_line(row) for row in rows if row.until_on < on],
        "answer": _answer(now),
    }


def page(row: StandIn, actor: Actor, *, on: date) -> dict[str, Any]:
    """Return one stand-in: its days, and the posts that the stand-in does not have."""
    is_over = row.until_on < on
    lacking = [] if is_over else standing_in.lacking_posts(row, on=on)
    asked = list(row.asked.select_related("org").order_by("created_at"))
    known = {one.org_id for one in asked}
    return {
        "row": row,
        "state": _state(row, on=on),
        "lacking": [_post(grant) for grant in lacking],
        "asked": [
            {"post": _post(one), "answer": Tag(one.answer.label) if one.answer else None}
            for one in asked
        ],
        "can_ask": any(grant.org_id not in known for grant in lacking),
        "may_arrange": not is_over and _may_arrange(row, actor, on=on),
        "has_begun": row.from_on <= on,
        "crumbs": CRUMBS,
    }


def _may_arrange(row: StandIn, actor: Actor, *, on: date) -> bool:
    try:
        standing_in.check_may_name(row.absent, actor, on=on)
    except AccessDenied:
        return False
    return True


def _answer(now: list[StandIn]) -> str:
    if not now:
        return _("Nobody is away today.")
    first = now[0]
    words = {"name": first.absent.name, "stand_in": first.stand_in.name, "day": day(first.until_on)}
    if len(now) == 1:
        return _("%(name)s is away until %(day)s; %(stand_in)s stands in.") % words
    return _("%(count)s colleagues are away today.") % {"count": len(now)}


def _state(row: StandIn, *, on: date) -> Tag:
    if row.until_on < on:
        return Tag(gettext_noop("Over"), "quiet")
    if row.from_on > on:
        return Tag(gettext_noop("Not begun"), "quiet")
    return Tag(gettext_noop("In force"), "good")


def _line(row: StandIn) -> dict[str, Any]:
    return {"row": row, "why": row.reason.label}


def _post(grant: Grant | Any) -> str:
    return f"{_(grant.role.label)} · {place_name(grant.org)}"
