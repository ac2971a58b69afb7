"""A new release notice, with possible files of the same person shown while it is typed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.handover import actions, queries
from guitu.handover.forms.notice import NoticeForm
from guitu.handover.presenters.matches import lines
from guitu.orgs.queries import by_code
from guitu.people.queries import Draft, duplicates
from guitu.web import clock, messages


def notice_new(request: HttpRequest) -> HttpResponse:
    """Enter a release notice as it is on paper."""
    actor, today = request.actor, clock.today()
    orgs = queries.orgs_in(actor, Permission.NOTICE_RECEIVE)
    initial = {"received_on": today, "ended_measure": "isolation"}
    form = NoticeForm.of(request, key="handover.notice", orgs=orgs, initial=initial)
    received = form.carry_out(lambda given: actions.receive_notice(
        new_notice(given), actor=actor, on=today
    ))  # fmt: skip
    if received is None:
        may_match = actor.may_anywhere(Permission.PERSON_READ)
        context = {"may_match": may_match, "alike": _alike(form, actor)}
        return form.answer("handover/notice_page.html", context)
    said = _("The notice is on file.") if received.is_new else _("This notice was on file already.")
    messages.done(request, said)
    return form.accepted(reverse("handover-page", args=[received.hand_over.pk]))


@require_POST
def notice_matches(request: HttpRequest) -> HttpResponse:
    """Return the files that may be of the person just being typed."""
    draft = Draft(*(request.POST.get(name, "") for name in ("person_name", "id_number", "phone")))
    found = duplicates(request.actor, draft) if any(vars(draft).values()) else []
    context = {"matches": lines(found, request.actor)}
    return render(request, "handover/_matches.html", context)


def new_notice(given: dict) -> actions.NewNotice:
    """Return the notice that the form describes."""
    values = {name: value for name, value in given.items() if name not in ("org",)}
    values["papers_expected"] = tuple(paper.value for paper in given["papers_expected"])
    return actions.NewNotice(org=by_code(given["org"]), **values)


def _alike(form: NoticeForm, actor: Actor) -> list[Any]:
    """Return the open hand-overs that look like what was typed without a number."""
    given = form.cleaned_data if form.is_bound else {}
    asked = {name: given.get(name) for name in ("person_name", "centre_name", "release_on")}
    org = by_code(given["org"]) if given.get("org") else None
    if org is None or not all(asked.values()) or form.data.get("id_number", "").strip():
        return []
    return list(queries.same_release(actor, org_seq=org.seq, **asked).order_by("pk"))
