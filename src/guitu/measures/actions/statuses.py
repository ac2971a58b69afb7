"""Changing where a measure stands: a new dated status with its basis and its papers."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction

from guitu.access.actors import Actor
from guitu.audit.actions import record
from guitu.duties.actions import meet
from guitu.duties.policy import rules_for
from guitu.kernel.errors import BadInput, FieldError
from guitu.kernel.terms import gettext_noop
from guitu.kernel.transitions import Transition
from guitu.measures.actions.locking import locked, require_act
from guitu.measures.models import Measure, StatusPaper, StatusPeriod
from guitu.measures.planning import reckon_term, replan, report_in_facts
from guitu.measures.rules.basis import basis
from guitu.measures.rules.reporting import check_is_overdue
from guitu.measures.rules.states import MEASURE, papers_for, standing
from guitu.measures.terms import Act, MeasureKind, Status
from guitu.people.actions.papers import NewPaper, add_paper
from guitu.people.models import Document
from guitu.people.records import about
from guitu.people.terms import DocumentKind

ONE_DAY = timedelta(days=1)
REASONED = (Act.NOTE_OVERDUE, Act.NOTE_BREACH, Act.CONTINUE)
RECKONED = (Act.REPORT_IN, Act.SUSPEND, Act.RESUME)
MEETS = {
    Act.HAND_OVERDUE: "police_report",
    Act.HAND_BREACH_TESTS: "police_report",
    Act.HAND_BREACH_LEAVING: "police_report",
    Act.CONTINUE: "police_report",
}


@dataclass(frozen=True)
class Paper:
    """A paper given with a change: one already on file, or a new one."""

    number: str = ""
    issued_by: str = ""
    issued_on: date | None = None
    content: bytes | None = None
    on_file: uuid.UUID | None = None


@dataclass(frozen=True)
class Change:
    """An act from a day on, with its papers and, where it needs one, a note.

    `days_count` says of a suspension whether its days count to the term; None takes the
    practice in force.
    """

    act: Act
    from_on: date
    papers: Mapping[DocumentKind, Paper] = field(default_factory=dict)
    note: str = ""
    days_count: bool | None = None


@transaction.atomic
def change_status(measure_id: uuid.UUID, change: Change, *, actor: Actor, on: date) -> Measure:
    """Give a measure a new status from a day on.

    Raises WrongStatus when the process has no such change now, BadInput when the day is wrong or
    a paper that the change asks for is missing, AccessDenied.
    """
    measure = locked(measure_id)
    require_act(actor, change.act, org_seq=measure.org_seq)
    move(measure, change, actor=actor, on=on)
    if change.act in RECKONED:
        reckon_term(measure, rules_for(measure.org_seq))
        measure.save(update_fields=["starts_on", "ends_on", "end_because", "end_steps"])
    replan(measure, actor=actor, on=on)
    return measure


def move(measure: Measure, change: Change, *, actor: Actor, on: date) -> StatusPeriod:
    """Close the current period and open the next one; the caller has locked the measure."""
    current = settled(measure, change.from_on, actor=actor)
    transition = MEASURE.check(Status(current.status), change.act)
    _check(change, transition, measure, current=current, on=on)
    book = rules_for(measure.org_seq)
    cites = basis(MeasureKind(measure.kind), change.act, book, on=change.from_on)
    period = _next_period(
        current,
        Status(transition.target),
        change,
        actor=actor,
        basis_json=[cite.as_json() for cite in cites],
    )
    if change.act == Act.SUSPEND:
        counting = book.find("suspension_counting", change.from_on)
        default = bool(counting.suspended_days_count) if counting else False
        period.days_count = default if change.days_count is None else change.days_count
        period.save(update_fields=["days_count"])
    _file_papers(measure, period, change, actor=actor, on=on)
    _meet(measure, current, period, on=on)
    record(
        "measures.status_changed", actor=actor, subject=measure, change=str(change.act),
        day=change.from_on, status=str(period.status), from_on=change.from_on.isoformat(),
    )  # fmt: skip
    return period


def settled(measure: Measure, day: date, *, actor: Actor) -> StatusPeriod:
    """Return the current period on `day`; a term that ran out is written down first."""
    current = current_period(measure)
    now = standing(Status(current.status), measure.ends_on, on=day)
    if now == current.status or measure.ends_on is None:
        return current
    lapsed = Change(Act.LAPSE, measure.ends_on + ONE_DAY)
    cites = basis(
        MeasureKind(measure.kind), Act.LAPSE, rules_for(measure.org_seq), on=measure.ends_on
    )
    return _next_period(
        current, now, lapsed, actor=actor, basis_json=[cite.as_json() for cite in cites]
    )


def current_period(measure: Measure) -> StatusPeriod:
    """Return the period without an end."""
    return measure.periods.select_for_update().get(until_on=None, voided_at=None)


def first_period(measure: Measure, *, actor: Actor) -> StatusPeriod:
    """Open the first period of a measure: to report in, since the decision was received."""
    return StatusPeriod.objects.create(
        person_id=measure.person_id,
        org_seq=measure.org_seq,
        sec_label=measure.sec_label,
        created_by=actor.user_id,
        measure=measure,
        status=Status.AWAITING_REPORT,
        from_on=measure.received_on,
    )


def _next_period(
    current: StatusPeriod,
    status: Status,
    change: Change,
    *,
    actor: Actor,
    basis_json: list[dict[str, str | None]],
) -> StatusPeriod:
    current.until_on = change.from_on
    current.save(update_fields=["until_on"])
    return StatusPeriod.objects.create(
        person_id=current.person_id,
        org_seq=current.org_seq,
        sec_label=current.sec_label,
        created_by=actor.user_id,
        measure_id=current.measure_id,
        status=status,
        act=change.act,
        from_on=change.from_on,
        basis=basis_json,
        note=change.note.strip(),
    )


def _check(
    change: Change, transition: Transition, measure: Measure, *, current: StatusPeriod, on: date
) -> None:
    if change.from_on > on:
        raise BadInput.of("from_on", gettext_noop("This day has not come yet."))
    if change.from_on < current.from_on:
        raise BadInput.of(
            "from_on",
            gettext_noop("The status before it began on %(day)s; take that day or a later one."),
            day=current.from_on.isoformat(),
        )
    if change.act in REASONED and not change.note.strip():
        raise BadInput.of("note", gettext_noop("Write down the facts and what the person said."))
    if change.act == Act.NOTE_OVERDUE:
        facts, book = report_in_facts(measure), rules_for(measure.org_seq)
        check_is_overdue(facts, book, on=change.from_on)
    _check_papers(change, papers_for(MeasureKind(measure.kind), transition))


def _check_papers(change: Change, papers: tuple[DocumentKind, ...]) -> None:
    missing = {
        f"{kind}-issued_on": FieldError(
            gettext_noop("This change asks for the paper “%(paper)s”."), {"paper": kind.label}
        )
        for kind in papers
        if not _is_given(change.papers.get(kind))
    }
    if missing:
        raise BadInput(missing)


def _is_given(paper: Paper | None) -> bool:
    return paper is not None and bool(paper.on_file or paper.issued_on or paper.content)


def _file_papers(
    measure: Measure, period: StatusPeriod, change: Change, *, actor: Actor, on: date
) -> None:
    for kind, paper in change.papers.items():
        if _is_given(paper):
            document = _document(measure, kind, paper, actor=actor, on=on)
            row = about(measure.person, StatusPaper, actor=actor, period=period, document=document)
            row.save()


def _document(
    measure: Measure, kind: DocumentKind, paper: Paper, *, actor: Actor, on: date
) -> Document:
    if paper.on_file:
        found = Document.objects.filter(
            pk=paper.on_file, person_id=measure.person_id, kind=kind, voided_at=None
        ).first()
        if found is None:
            raise BadInput.of(f"{kind}-on_file", gettext_noop("This paper is not on the file."))
        return found
    new = NewPaper(
        kind=kind,
        number=paper.number,
        issued_by=paper.issued_by,
        issued_on=paper.issued_on,
        content=paper.content,
        subject=(measure._meta.label_lower, measure.pk),
    )
    return add_paper(measure.person_id, new, actor=actor, on=on)


def _meet(measure: Measure, left: StatusPeriod, entered: StatusPeriod, *, on: date) -> None:
    if entered.act == Act.RELEASE:
        meet(measure.pk, "release_notice", by=entered, on=entered.from_on)
    elif entered.act in MEETS:
        key = f"{MEETS[Act(entered.act)]}:{left.act}:{left.from_on:%Y%m%d}"
        meet(measure.pk, key, by=entered, on=entered.from_on)
