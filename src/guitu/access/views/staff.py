"""Pages of people who sign in: who may what, accounts, grants."""

import uuid
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guitu.access import accounts, actions, leaving, queries
from guitu.access.actors import Actor
from guitu.access.forms import AccountForm, GrantForm, ReasonForm
from guitu.access.lists import STAFF
from guitu.access.permissions import Permission
from guitu.access.presenters import staff as words
from guitu.access.scope import within
from guitu.kernel.terms import gettext_noop
from guitu.orgs import queries as orgs
from guitu.web import clock, messages
from guitu.web.lists import respond

CRUMBS = [(gettext_noop("Colleagues"), "/staff/")]


def staff_list(request: HttpRequest) -> HttpResponse:
    """List colleagues with their posts."""
    present = partial(words.staff_row, on=clock.today())
    may_open = request.actor.may_anywhere(Permission.GRANT_EDIT)
    return respond(
        request,
        STAFF,
        rows=queries.staff(request.actor),
        present=present,
        template="access/staff_list_page.html",
        may_open=may_open,
    )


def who_may_what(request: HttpRequest) -> HttpResponse:
    """Draw role and permission from the code."""
    return render(request, "access/who_may_what_page.html", words.matrix() | {"crumbs": CRUMBS})


def staff_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show somebody with every post, also those that ended."""
    return render(request, "access/staff_page.html", _page(request, pk))


@never_cache
def staff_new(request: HttpRequest) -> HttpResponse:
    """Open an account with its first post; the start password is shown once."""
    form = AccountForm.of(
        request, key="access.account", orgs=_places(request.actor), initial=_from_today()
    )
    password = accounts.start_password()

    def act(given: dict[str, Any]) -> Any:
        post = {name: given.pop(name) for name in ("role", "org", "from_on", "until_on")}
        new = actions.NewUser(**given, must_change_password=True)
        user = actions.open_account(new, password=password, actor=request.actor, org=post["org"])
        actions.grant(user, actions.NewGrant(**post), actor=request.actor)
        return user

    user = form.carry_out(act)
    if not user:
        return form.answer("access/staff_new_page.html", {"crumbs": CRUMBS})
    form.accepted(reverse("staff-page", args=[user.pk]))
    return render(request, "access/start_password_page.html", _shown(user, password))


@never_cache
@require_POST
def start_password(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give a new start password, shown once."""
    user = get_object_or_404(queries.staff(request.actor), pk=pk)
    password = accounts.give_start_password(user.pk, actor=request.actor, on=clock.today())
    return render(request, "access/start_password_page.html", _shown(user, password))


def grant_new(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give a further post."""
    user = get_object_or_404(queries.staff(request.actor), pk=pk)
    form = GrantForm.of(
        request, key=f"access.grant:{pk}", orgs=_places(request.actor), initial=_from_today()
    )
    done = form.carry_out(
        lambda given: actions.grant(user, actions.NewGrant(**given), actor=request.actor)
    )
    if done:
        messages.done(request, _("The role was given; it holds with the next page opened."))
        return form.accepted(reverse("staff-page", args=[pk]))
    return form.answer("access/grant_new_page.html", _page(request, pk))


def grant_end(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """End a post, with a reason."""
    grant = get_object_or_404(queries.grants_to_end(request.actor), pk=pk)
    form = ReasonForm.of(request, key=f"access.grant-end:{pk}")
    done = form.carry_out(
        lambda given: actions.revoke(grant.pk, reason=given["reason"], actor=request.actor)
    )
    if done:
        messages.done(request, _("The role was ended; it holds with the next page opened."))
        return form.accepted(reverse("staff-page", args=[grant.user_id]))
    context = _page(request, grant.user_id) | {
        "heading": _("End: %(post)s") % {"post": words.post_of(grant)},
        "left": leaving.left_by(grant, on=clock.today()),
    }
    return form.answer("access/end_page.html", context)


def account_close(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Close an account, with a reason."""
    user = get_object_or_404(queries.staff(request.actor), pk=pk)
    form = ReasonForm.of(request, key=f"access.close:{pk}")
    done = form.carry_out(
        lambda given: accounts.close_account(
            user.pk, reason=given["reason"], actor=request.actor, on=clock.today()
        )
    )
    if done:
        messages.undoable(request, _("The account was closed."), "account-reopen", pk=pk)
        return form.accepted(reverse("staff-page", args=[pk]))
    context = _page(request, pk) | {
        "heading": _("Close the account of %(name)s") % {"name": user.name},
        "left": leaving.left_with(user, on=clock.today()),
    }
    return form.answer("access/end_page.html", context)


@require_POST
def account_reopen(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Open a closed account again."""
    user = get_object_or_404(queries.staff(request.actor), pk=pk)
    accounts.reopen_account(user.pk, actor=request.actor, on=clock.today())
    messages.done(request, _("The account is open again."))
    return redirect("staff-page", pk=pk)


def _page(request: HttpRequest, pk: uuid.UUID) -> dict[str, Any]:
    user = get_object_or_404(queries.staff(request.actor), pk=pk)
    on = clock.today()
    grants = list(queries.grants_of(user))
    held = any(words.is_in_force(grant, on=on) for grant in grants)
    return {
        "colleague": user,
        "facts": words.staff_facts(user),
        "grants": words.grant_rows(grants, actor=request.actor, on=on),
        "state": words.state_of(user, has_post=held),
        "may_edit": request.actor.may_anywhere(Permission.GRANT_EDIT)
        and user.pk != request.actor.user_id,
        "may_make_pack": request.actor.may_anywhere(Permission.DUTY_ASSIGN),
        "crumbs": CRUMBS,
    }


def _shown(user: Any, password: str) -> dict[str, Any]:
    return {"colleague": user, "password": password, "crumbs": CRUMBS}


def _places(actor: Actor) -> Any:
    return orgs.in_scope(within(actor, Permission.GRANT_EDIT, column="seq"))


def _from_today() -> dict[str, Any]:
    return {"from_on": clock.today()}
