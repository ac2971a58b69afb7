"""The place of execution changes with the file: letter, receipt, and the measure that goes on.

戒毒条例 Art. 22: the old office sends the materials, the person reports in at the new one within
fifteen days, time runs on, and a new agreement is signed.
"""

import json
from collections.abc import Iterable
from datetime import date

from django.db.models import Count
from django.utils import translation
from django.utils.translation import gettext

from guitu.access.actors import Actor
from guitu.database.context import as_system
from guitu.duties.models import Duty
from guitu.duties.policy import rules_for
from guitu.duties.queries import due_by
from guitu.handover import paper_forms
from guitu.handover.models import FileTransfer
from guitu.handover.terms import TransferReason, TransferStage
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures import actions as measures
from guitu.measures import queries as measure_queries
from guitu.measures.models import Measure
from guitu.measures.rules.reporting import ReportInFacts, report_in_due
from guitu.measures.rules.states import MEASURE
from guitu.measures.terms import Act, MeasureKind, Status
from guitu.orgs.models import Org
from guitu.orgs.queries import names
from guitu.papers import filling
from guitu.papers.actions import issue
from guitu.people.models import Document, Person
from guitu.people.terms import DocumentKind
from guitu.web.templatetags.web import day

NO_MEASURE = gettext_noop("No measure runs whose place could change. Choose another reason.")
ENDED_MEANWHILE = gettext_noop(
    "The measure ended or was suspended in the meantime. Return the file with that reason."
)
WAITS = gettext_noop("The measure is suspended; its place changes when it has resumed.")


def going_along(person: Person, *, on: date) -> list[Measure]:
    """Return the measures of a person whose place can change on the day. Raises BadInput."""
    rows = Measure.objects.filter(person=person, voided_at=None).select_related("person")
    found = list(measure_queries.with_status(rows, on=on).order_by("received_on", "pk"))
    if any(row.status_now == Status.SUSPENDED for row in found):
        raise BadInput.of("reason", WAITS)
    movable = [row for row in found if MEASURE.find(Status(row.status_now), Act.TRANSFER)]
    if not movable:
        raise BadInput.of("reason", NO_MEASURE)
    return movable


def materials_of(person: Person, *, rows: Iterable[Document] | None = None) -> list[dict[str, str]]:
    """Return the papers that go along, in the order of the file, in Chinese as the file is.

    All papers on file, or those given as `rows`.
    """
    if rows is None:
        rows = Document.objects.filter(person=person, voided_at=None)
    kinds = list(DocumentKind)
    papers = sorted(rows, key=lambda row: (kinds.index(DocumentKind(row.kind)), row.pk))
    with translation.override("zh-hans"):
        return [
            {
                "number": str(place),
                "paper": row.title or gettext(DocumentKind(row.kind).label),
                "mark": row.number,
            }
            for place, row in enumerate(papers, start=1)
        ]


def write_letter(row: FileTransfer, to: Org, *, actor: Actor, on: date) -> None:
    """Issue the letter to the new office, and note what goes along; the caller saves."""
    found = going_along(row.person, on=on)
    row.materials = materials_of(row.person)
    row.measures_said = [
        {"kind": str(one.kind), "ends_on": one.ends_on.isoformat() if one.ends_on else ""}
        for one in found
    ]
    values = {
        **filling.common(row.person, found[0], on=on),
        "to_office": to.name,
        "materials": row.materials,
    }
    row.letter = issue(row.person_id, paper_forms.LETTER, values, actor=actor, on=on)


def go_on_here(row: FileTransfer, target: Org, *, actor: Actor, on: date) -> None:
    """Let the measures of a file that was just taken over go on at the new office.

    The change is the day of acceptance. Each measure ends as transferred, with letter and receipt,
    and goes on in one that continues it; the time to report in runs. The caller saves `row`.
    """
    person = Person.objects.get(pk=row.person_id)
    found = _still_going(person, on=on)
    if not found:
        return
    book = rules_for(target.seq)
    facts = ReportInFacts(MeasureKind(found[0].kind), on, is_change_of_place=True)
    row.report_in_by = report_in_due(facts, book).value
    row.receipt = issue(
        person.pk, paper_forms.RECEIPT, _receipt_values(row, found[0], on=on), actor=actor, on=on
    )
    for before in found:
        _continue(before, row, target, actor=actor, on=on)


def follow_report_in(measure: Measure, actor: Actor, on: date) -> None:
    """Note for both offices that the person reported in at the new one."""
    if measure.continues_id is None or measure.reported_on is None:
        return
    with as_system(on=on):
        FileTransfer.objects.filter(
            person=measure.person_id, stage=TransferStage.ACCEPTED, reported_on=None,
            reason=TransferReason.CHANGE_OF_PLACE, answered_on__lte=measure.reported_on,
        ).update(reported_on=measure.reported_on)  # fmt: skip


def what_was_made(person: Person, *, on: date) -> str:
    """Return what the office that gives a file away made of it, as a digest to be read only."""
    rows = Measure.objects.filter(person=person, voided_at=None)
    found = [_digest(one, on=on) for one in measure_queries.with_status(rows, on=on)]
    return json.dumps({"measures": found, "papers": materials_of(person)}, ensure_ascii=False)


def _still_going(person: Person, *, on: date) -> list[Measure]:
    try:
        return going_along(person, on=on)
    except BadInput as error:
        raise WrongStatus(ENDED_MEANWHILE) from error


def _continue(
    before: Measure, row: FileTransfer, target: Org, *, actor: Actor, on: date
) -> Measure:
    papers = {
        DocumentKind.TRANSFER_LETTER: measures.Paper(on_file=row.letter_id),
        DocumentKind.TRANSFER_RECEIPT: measures.Paper(on_file=row.receipt_id),
    }
    change = measures.Change(Act.TRANSFER, on, papers)
    measures.change_status(before.pk, change, actor=actor, on=on)
    new = measures.NewOrder(
        kind=MeasureKind(before.kind), decision_number=before.decision_number,
        decided_by=before.decided_by, decided_on=before.decided_on, received_on=on, place=target,
        basis=before.basis, recorded_from=on, continues=before.pk,
    )  # fmt: skip
    return measures.record_order(before.person_id, new, actor=actor, on=on)


def _receipt_values(row: FileTransfer, measure: Measure, *, on: date) -> dict[str, object]:
    sender = names([row.org_seq]).get(row.org_seq)
    with translation.override("zh-hans"):
        last = day(row.report_in_by)
    return {
        **filling.common(measure.person, measure, on=on),
        "from_office": sender.name if sender else "",
        "materials": row.materials,
        "report_in_by": last,
    }


def _digest(measure: Measure, *, on: date) -> dict[str, object]:
    agreements = measure.agreements.filter(signed_on__isnull=False, voided_at=None)
    return {
        "kind": str(measure.kind),
        "decision": f"{measure.decided_by} {measure.decision_number}".strip(),
        "starts_on": measure.starts_on.isoformat() if measure.starts_on else "",
        "ends_on": measure.ends_on.isoformat() if measure.ends_on else "",
        "agreements": [one.signed_on.isoformat() for one in agreements],
        "statuses": [
            [str(period.status), period.from_on.isoformat()]
            for period in measure.periods.filter(voided_at=None).order_by("from_on", "id")
        ],
        "duties": _duties(measure, on=on),
    }


def _duties(measure: Measure, *, on: date) -> list[list[object]]:
    rows = Duty.objects.filter(due_by(on), subject_id=measure.pk, voided_at=None)
    counted = rows.values("kind").annotate(met=Count("met_on"), planned=Count("pk"))
    return [[row["kind"], row["met"], row["planned"]] for row in counted.order_by("kind")]
