"""Words of the pages of people who sign in and of their grants."""

from datetime import date
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.urls import reverse
from django.utils.translation import gettext

from guitu.access.actors import Actor
from guitu.access.models import Grant, User
from guitu.access.permissions import Permission
from guitu.access.roles import ROLES, Role
from guitu.kernel.terms import gettext_noop
from guitu.web.cells import Lines, Tag

ACTIVE = Tag(gettext_noop("May sign in"), "good")
NO_POST = Tag(gettext_noop("Without a post"), "quiet")
CLOSED = Tag(gettext_noop("Closed"), "quiet")


def staff_row(user: User, *, on: date) -> dict[str, Any]:
    """Return a person as a row of the list; the grants were fetched with the page."""
    held = [grant for grant in user.grants.all() if is_in_force(grant, on=on)]
    return {
        "url": reverse("staff-page", args=[user.pk]),
        "name": user.name,
        "username": user.username,
        "posts": Lines(tuple(post_of(grant) for grant in held)),
        "state": state_of(user, has_post=bool(held)),
        "joined_on": user.date_joined,
    }


def state_of(user: User, *, has_post: bool) -> Tag:
    """Return whether the person can sign in and do anything."""
    if not user.is_active:
        return CLOSED
    return ACTIVE if has_post else NO_POST


def is_in_force(grant: Grant, *, on: date) -> bool:
    """Return whether a grant holds on the day `on`."""
    ends = grant.until_on is None or on <= grant.until_on
    return grant.voided_at is None and grant.from_on <= on and ends


def post_of(grant: Grant) -> str:
    """Return a post in words: role and organisation."""
    return f"{gettext(grant.role.label)} · {grant.org.name}"


def staff_facts(user: User) -> list[tuple[str, object]]:
    """Return what colleagues may know of somebody who signs in."""
    return [
        (gettext_noop("Sign-in name"), user.username),
        (gettext_noop("Account since"), user.date_joined),
        (gettext_noop("Last signed in"), user.last_login),
    ]


def grant_rows(grants: list[Grant], *, actor: Actor, on: date) -> list[dict[str, Any]]:
    """Return the grants of one person, ended ones too."""
    return [_grant(grant, actor=actor, on=on) for grant in grants]


def _grant(grant: Grant, *, actor: Actor, on: date) -> dict[str, Any]:
    may_end = grant.voided_at is None and actor.may(Permission.GRANT_EDIT, grant.org.seq)
    return {
        "role": grant.role,
        "org": grant.org.name,
        "works_for": grant.works_for.name if grant.works_for else "",
        "from_on": grant.from_on,
        "until_on": grant.until_on,
        "state": _grant_state(grant, on=on),
        "note": grant.void_reason,
        "end_url": reverse("grant-end", args=[grant.pk]) if may_end else "",
    }


def _grant_state(grant: Grant, *, on: date) -> Tag:
    if grant.voided_at is not None:
        return Tag(gettext_noop("Ended"), "quiet")
    if grant.from_on > on:
        return Tag(gettext_noop("Not begun"), "quiet")
    if is_in_force(grant, on=on):
        return Tag(gettext_noop("In force"), "good")
    return Tag(gettext_noop("Over"), "quiet")


def own_facts(actor: Actor, user: User) -> dict[str, Any]:
    """Return what one's own account page shows."""
    posts = [
        {"role": grant.role, "org": grant.org_name, "may": permissions_of(grant.role)}
        for grant in actor.grants
    ]
    return {"posts": posts, "has_second_factor": is_mfa_enabled(user), "username": user.username}


def permissions_of(role: Role) -> list[str]:
    """Return the labels of what a role may do, in the order of the code."""
    held = ROLES[role].permissions
    return [permission.label for permission in Permission if permission in held]


def matrix() -> dict[str, Any]:
    """Return role × permission as the code has it, for the page “Who may what”."""
    roles = list(ROLES)
    rows = [
        {
            "permission": permission,
            "cells": [permission in ROLES[role].permissions for role in roles],
        }
        for permission in Permission
    ]
    clearances = [CLEARANCES[ROLES[role].clearance] for role in roles]
    return {"roles": roles, "rows": rows, "clearances": clearances}


CLEARANCES = (
    gettext_noop("no personal files"),
    gettext_noop("ordinary files"),
    gettext_noop("also files of minors and other special files"),
    gettext_noop("also sealed files"),
)
