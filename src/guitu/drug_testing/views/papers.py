"""Papers of tests: the notice, the rights sheet, the sheet of records, the table of completion."""

import uuid
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record, record_unmasking
from guitu.drug_testing import sheets
from guitu.drug_testing.actions.papers import issue_notice as put_on_file
from guitu.drug_testing.forms import TakeOutForm
from guitu.drug_testing.paper_forms import RECORD, RIGHTS
from guitu.drug_testing.presenters import papers
from guitu.drug_testing.presenters.completion_page import completion_page, filtered
from guitu.drug_testing.views.finding import SHORT_FORM, attachment, measure_of, test_of
from guitu.kernel.terms import gettext_noop
from guitu.papers.filling import filled, word_response
from guitu.web import clock
from guitu.web.templatetags.web import moment

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PRINTED = gettext_noop("printed on a paper of the file")


@require_GET
def sheet(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show 吸毒检测记录表 for paper."""
    measure = _to_print(request, pk)
    values = papers.record_values(measure, on=clock.today())
    return render(request, "drug_testing/sheet_page.html", {"values": values, "measure": measure})


@require_GET
def sheet_word(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Send 吸毒检测记录表 as a Word file, from the office's own form or the standard one."""
    measure = _to_print(request, pk)
    values = papers.record_values(measure, on=clock.today())
    return word_response(filled(measure.org_seq, RECORD, values), RECORD)


@never_cache
@require_GET
def sheet_xlsx(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Send 吸毒检测记录表 as a spreadsheet; that it was taken out is recorded."""
    measure = _to_print(request, pk)
    values = papers.record_values(measure, on=clock.today())
    record("drug_testing.sheet_taken_out", actor=request.actor, subject=measure)
    content = sheets.record_sheet(papers.head_of(values), values["rows"])
    return attachment(content, XLSX, f"tests-{clock.today():%Y%m%d}.xlsx")


@require_GET
def rights_word(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Send the rights sheet after a preliminary positive as a Word file."""
    test = test_of(request, pk)
    require(request.actor, Permission.DRUG_TEST_WRITE, org_seq=test.org_seq)
    values = papers.rights_values(test, on=clock.today())
    record_unmasking("id_number", actor=request.actor, subject=test, reason=_(PRINTED))
    return word_response(filled(test.org_seq, RIGHTS, values), RIGHTS)


@require_GET
def completion(request: HttpRequest) -> HttpResponse:
    """Show 尿检完成情况 of the measures in scope."""
    found = completion_page(request.actor, request.GET, on=clock.today())
    return render(request, "drug_testing/completion_page.html", {"found": found})


@never_cache
def completion_xlsx(request: HttpRequest) -> HttpResponse:
    """Ask what the table is for; then give it as a spreadsheet."""
    today = clock.today()
    form = TakeOutForm.of(request, key="tests.completion")

    def act(given: dict[str, str]) -> bytes:
        lines = filtered(request.actor, request.GET, on=today, to_export=True)
        record(
            "drug_testing.table_taken_out", actor=request.actor, subject=request.user,
            reason=given["reason"], recipient=given["recipient"], rows=len(lines),
        )  # fmt: skip
        mark = _("Taken out by %(name)s on %(at)s for: %(reason)s. Confidential.") % {
            "name": request.actor.name, "at": moment(clock.now()), "reason": given["reason"],
        }  # fmt: skip
        return sheets.completion_table(lines, mark=mark)

    content = form.carry_out(act)
    back = f"{reverse('test-completion')}?{request.GET.urlencode()}"
    if content:
        form.accepted(back)
        return attachment(content, XLSX, f"test-completion-{today:%Y%m%d}.xlsx")
    context: dict[str, Any] = {
        "heading": _("Take out the table of completion"),
        "answer": _("Names stand in it as they do on the page."),
        "submit": _("Take it out"),
        "cancel": back,
        "crumbs": [(_("Completion of tests"), back)],
    }
    return form.answer(SHORT_FORM, context)


def issue_notice(call: Any, actor: Actor, *, on: date) -> Any:
    """Put the notice of a call-up on file and return it."""
    values = papers.notice_values(call, on=on)
    return put_on_file(call.pk, values, actor=actor, on=on)


def _to_print(request: HttpRequest, pk: uuid.UUID) -> Any:
    measure = measure_of(request, pk)
    require(request.actor, Permission.PERSON_UNMASK, org_seq=measure.org_seq)
    record_unmasking("id_number", actor=request.actor, subject=measure, reason=_(PRINTED))
    return measure
