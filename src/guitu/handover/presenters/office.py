"""Files between offices as lines."""

import json
from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.duties.kinds import kind as duty_kind
from guitu.handover import queries
from guitu.handover.models import FileTransfer
from guitu.handover.terms import TransferStage
from guitu.measures.terms import MeasureKind, Status
from guitu.orgs.queries import names
from guitu.web.cells import Tag
from guitu.web.sentences import joined
from guitu.web.templatetags.web import day

COLOURS = {TransferStage.SENT: "attention", TransferStage.ACCEPTED: "good"}


def transfer_lines(rows: Iterable, *, on: date | None = None) -> list[dict[str, object]]:
    """Return one line for each file on its way or answered; one query for the offices.

    With `on` the sending office is shown the way to what it made, while it may read it.
    """
    found = list(rows)
    orgs = names([seq for row in found for seq in (row.org_seq, row.to_seq)])
    return [
        {
            "name": row.person_name,
            "from": orgs[row.org_seq].name if row.org_seq in orgs else "",
            "to": orgs[row.to_seq].name if row.to_seq in orgs else "",
            "reason": row.reason.label,
            "remark": row.remark,
            "sent_on": row.sent_on,
            "sent_by": row.sent_by_name,
            "stage": Tag(row.stage.label, COLOURS.get(row.stage, "")),
            "answered_on": row.answered_on,
            "answer": row.answer_reason,
            "answer_url": reverse("transfer-answer", args=[row.pk]),
            "keep_url": reverse("transfer-keep", args=[row.pk]),
            "again_url": reverse("transfer-new", args=[row.person_id]),
            "measures": [going_along_said(one) for one in row.measures_said],
            "materials": row.materials,
            "report_in": _report_in(row),
            "made_url": reverse("transfer-made", args=[row.pk])
            if on is not None and queries.is_readable(row, on=on)
            else "",
            "recall_url": reverse("transfer-recall", args=[row.pk]),
        }
        for row in found
    ]


def transfers_answer(waiting: int, came_back: int) -> str:
    """Return the first line of the page: what waits for an answer here, and what came back."""
    if not waiting and not came_back:
        return _("No file waits for your answer. Until a file is accepted it stays where it is.")
    said = []
    if waiting:
        said.append(
            ngettext(
                "%(count)s file waits for your answer.",
                "%(count)s files wait for your answer.",
                waiting,
            )
            % {"count": waiting}
        )
    if came_back:
        said.append(
            ngettext(
                "%(count)s file came back: send it on or keep it.",
                "%(count)s files came back: send them on or keep them.",
                came_back,
            )
            % {"count": came_back}
        )
    return joined(said)


def going_along(measures: Iterable) -> list[str]:
    """Return the measures whose place would change, each in a sentence."""
    return [
        going_along_said(
            {"kind": str(one.kind), "ends_on": one.ends_on.isoformat() if one.ends_on else ""}
        )
        for one in measures
    ]


def made(row) -> dict[str, object]:
    """Return the digest of what the sending office made, ready to read; `row` has `made_before`."""
    read = json.loads(row.made_before or "{}")
    return {
        "measures": [_made(one) for one in read.get("measures", [])],
        "papers": read.get("papers", []),
    }


def _made(one: dict) -> dict[str, object]:
    return {
        "kind": _(MeasureKind(one["kind"]).label),
        "decision": one["decision"],
        "term": going_along_said(one),
        "agreements": [day(date.fromisoformat(text)) for text in one["agreements"]],
        "statuses": [
            (day(date.fromisoformat(text)), _(Status(code).label)) for code, text in one["statuses"]
        ],
        "duties": [
            (_(duty_kind(code).label), met, planned) for code, met, planned in one["duties"]
        ],
    }


def going_along_said(said: dict[str, str]) -> str:
    """Return in a sentence that a measure goes on, and until when."""
    kind = _(MeasureKind(said["kind"]).label)
    if not said["ends_on"]:
        return _("%(measure)s: goes on at the new office") % {"measure": kind}
    return _("%(measure)s: goes on without a break, until %(day)s") % {
        "measure": kind,
        "day": day(date.fromisoformat(said["ends_on"])),
    }


def _report_in(row: FileTransfer) -> str:
    if row.reported_on is not None:
        return _("Reported in at the new office on %(day)s.") % {"day": day(row.reported_on)}
    if row.report_in_by is not None:
        return _("To report in at the new office by %(day)s.") % {"day": day(row.report_in_by)}
    return ""
