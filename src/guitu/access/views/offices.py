"""Pages of the tree of organisations and of the table of working days."""

import uuid
from typing import Any

from django.forms.models import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access import calendar, organisations
from guitu.access.forms import OrgEditForm, OrgForm, YearForm
from guitu.access.permissions import Permission
from guitu.access.presenters import offices as words
from guitu.access.scope import within
from guitu.kernel.terms import gettext_noop
from guitu.orgs import queries
from guitu.orgs.actions import NewOrg
from guitu.web import clock, messages

CRUMBS = [(gettext_noop("Offices"), "/offices/")]
DAYS_CRUMBS = [(gettext_noop("Working days"), "/offices/working-days/")]
FIRST_YEAR = 2004


def org_tree(request: HttpRequest) -> HttpResponse:
    """Show the tree as far as one's posts reach."""
    orgs = queries.in_scope(within(request.actor, Permission.ORG_READ, column="seq"))
    may_add = request.actor.may_anywhere(Permission.ORG_EDIT)
    context = {"rows": words.tree(orgs, actor=request.actor), "may_add": may_add}
    return render(request, "access/org_tree_page.html", context)


def org_new(request: HttpRequest) -> HttpResponse:
    """Add an organisation below another."""
    parents = queries.in_scope(within(request.actor, Permission.ORG_EDIT, column="seq"))
    form = OrgForm.of(request, key="access.org", orgs=parents)

    def act(given: dict[str, Any]) -> Any:
        parent = given.pop("parent")
        return organisations.open_org(NewOrg(**given), parent=parent, actor=request.actor)

    if form.carry_out(act):
        messages.done(request, _("The organisation was added."))
        return form.accepted(reverse("org-tree"))
    return form.answer("access/org_new_page.html", {"crumbs": CRUMBS})


def org_edit(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Change name, phone or region of an organisation, or close it."""
    mine = queries.in_scope(within(request.actor, Permission.ORG_EDIT, column="seq"))
    org = get_object_or_404(mine, pk=pk)
    form = OrgEditForm.of(request, key=f"access.org:{pk}", initial=model_to_dict(org))
    done = form.carry_out(
        lambda given: organisations.change_org(org.pk, given, actor=request.actor)
    )
    if done:
        messages.done(request, _("The organisation was changed."))
        return form.accepted(reverse("org-tree"))
    return form.answer("access/org_edit_page.html", {"org": org, "crumbs": CRUMBS})


def working_days(request: HttpRequest) -> HttpResponse:
    """Show the table of working days, year by year, and say loudly what is missing."""
    may_edit = request.actor.may_anywhere(Permission.CALENDAR_EDIT)
    context = {
        "years": [words.year_row(row, may_edit=may_edit) for row in queries.years()],
        "missing": calendar.missing_year(on=clock.today()),
        "next_year": max(queries.years_entered() | {clock.today().year - 1}) + 1,
        "may_edit": may_edit,
        "crumbs": CRUMBS,
    }
    return render(request, "access/working_days_page.html", context)


def working_days_year(request: HttpRequest, year: int) -> HttpResponse:
    """Enter or correct the arrangement of one year."""
    if not FIRST_YEAR <= year <= clock.today().year + 30:
        raise Http404
    form = YearForm.of(request, key=f"access.year:{year}", initial=calendar.proposal(year))
    done = form.carry_out(lambda given: calendar.store_year(year, **given, actor=request.actor))
    if done:
        messages.done(request, _("The working days of %(year)s were entered.") % {"year": year})
        return form.accepted(reverse("working-days"))
    return form.answer("access/working_days_year_page.html", {"year": year, "crumbs": DAYS_CRUMBS})
