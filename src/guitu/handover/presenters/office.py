"""Files between offices as lines."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.handover.terms import TransferStage
from guitu.orgs.queries import names
from guitu.web.cells import Tag

COLOURS = {TransferStage.SENT: "attention", TransferStage.ACCEPTED: "good"}


def transfer_lines(rows: Iterable) -> list[dict[str, object]]:
    """Return one line for each file on its way or answered; one query for the offices."""
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
    return " ".join(said)
