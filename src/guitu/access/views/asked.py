"""Roles that were asked of the security administrator."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guitu.access import queries, standing_in
from guitu.access.terms import Answer
from guitu.kernel.terms import gettext_noop
from guitu.web import clock, messages

CRUMBS = [(gettext_noop("Colleagues"), "/staff/")]


def roles_asked(request: HttpRequest) -> HttpResponse:
    """List the roles asked for and not answered yet."""
    rows = list(queries.roles_to_answer(request.actor))
    asked_by = queries.names({row.created_by for row in rows if row.created_by})
    lines = [{"row": row, "by": asked_by.get(row.created_by, "")} for row in rows]
    context = {"lines": lines, "given": Answer.GIVEN, "declined": Answer.DECLINED}
    return render(request, "access/roles_asked_page.html", context | {"crumbs": CRUMBS})


@require_POST
def role_answer(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give a role that was asked for, for its days, or decline."""
    row = get_object_or_404(queries.roles_to_answer(request.actor), pk=pk)
    is_given = request.POST.get("answer") == Answer.GIVEN
    answer = Answer.GIVEN if is_given else Answer.DECLINED
    standing_in.answer_asked(row.pk, answer, actor=request.actor, on=clock.today())
    text = _("The role was given for these days.") if is_given else _("The role was declined.")
    messages.done(request, text)
    return redirect("roles-asked")
