"""A duty is met by a paper on file: a sheet that was filled in by hand.

Tests are done on paper where there is only a printer. Putting the paper on file discharges the
duty, on the day on which it was done. Visits, calls and reviews have forms of their own, and take
the scan of a sheet beside the record.
"""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.drug_testing.terms import DRUG_TEST
from guitu.duties.actions import meet
from guitu.duties.models import Duty
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.actions.papers import NewPaper, add_paper
from guitu.people.terms import DocumentKind

PAPERS: dict[str, DocumentKind] = {
    DRUG_TEST: DocumentKind.TEST_RECORD,
}


@dataclass(frozen=True)
class DoneOnPaper:
    """The day on which it was done, how the paper is called and numbered, and its scan."""

    done_on: date
    title: str = ""
    number: str = ""
    content: bytes | None = None


def can_be_met(duty: Duty, actor: Actor) -> bool:
    """Return whether a paper clears this duty and the actor may put one on file."""
    is_open = not (duty.is_history or duty.voided_at)
    may = actor.may(Permission.DOCUMENT_WRITE, duty.org_seq)
    return is_open and may and duty.person_id is not None and duty.kind in PAPERS


@transaction.atomic
def meet_by_paper(duty_id: uuid.UUID, done: DoneOnPaper, *, actor: Actor, on: date) -> Duty:
    """Put the paper on file and discharge the duty, on the day on which it was done.

    Raises BadInput for a day to come or before the window of the duty, WrongStatus where the duty
    is no longer open or no paper clears it.
    """
    duty = Duty.objects.select_for_update().get(pk=duty_id)
    require(actor, Permission.DOCUMENT_WRITE, org_seq=duty.org_seq)
    if not can_be_met(duty, actor):
        raise WrongStatus(gettext_noop("This duty is no longer open, or no paper clears it."))
    if done.done_on > on:
        raise BadInput.of("done_on", gettext_noop("This day has not come yet."))
    if done.done_on < duty.window_from:
        raise BadInput.of(
            "done_on",
            gettext_noop(
                "This duty can be done from %(day)s on; an earlier day belongs to another."
            ),
            day=duty.window_from,
        )
    paper = NewPaper(
        PAPERS[duty.kind],
        title=done.title.strip(),
        number=done.number.strip(),
        received_on=done.done_on,
        content=done.content,
        subject=(duty.subject_type, duty.subject_id),
    )
    document = add_paper(duty.person_id, paper, actor=actor, on=on)
    meet(duty.subject_id, duty.key, by=document, on=done.done_on)
    record("duty.met_by_paper", actor=actor, subject=duty, kind=duty.kind)
    duty.refresh_from_db()
    return duty
