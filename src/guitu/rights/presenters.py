"""What pages say of files whose time is over."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from guitu.duties.policy import rules_for
from guitu.duties.rules import is_overdue
from guitu.kernel.decisions import Citation
from guitu.people.models import Person
from guitu.rights import queries
from guitu.rights.models import Destruction, FileStep
from guitu.rights.retention import Closing, FileFacts, closing, last_day_for, step_due
from guitu.rights.terms import DestructionState, FileStage, StepKind
from guitu.web.cells import Because, Tag
from guitu.web.sentences import joined
from guitu.web.templatetags.web import day

COLOURS = {FileStage.OPEN: "attention", FileStage.NARROWED: "quiet", FileStage.SEALED: "quiet"}
STATES = {DestructionState.ASKED: "attention", DestructionState.DONE: "quiet"}


@dataclass(frozen=True)
class FileLine:
    """One file: how it stands, since when nothing runs, what is done with it next and why."""

    stage: Tag
    ended_on: date | None
    next_step: object
    because: Because
    closing: Closing
    facts: FileFacts
    is_due: bool


def lines_of(people: Sequence[Person], *, on: date) -> dict[uuid.UUID, FileLine]:
    """Return a line for each file, in a fixed number of queries."""
    facts = queries.facts_of(people, on=on)
    return {person.pk: line_of(person, facts[person.pk], on=on) for person in people}


def line_of(person: Person, facts: FileFacts, *, on: date) -> FileLine:
    """Return the line of one file."""
    book = rules_for(person.org_seq)
    decision = closing(facts, book, on=on)
    step = step_due(facts, decision.value, on=on)
    if step is not None and decision.value.is_to_be_sealed:
        step = StepKind.SEAL
    said: object = _next(facts, decision.value, on=on)
    if step is not None:
        last = last_day_for(step, decision.value, book)
        is_late = last is not None and is_overdue(last, on=on)
        said = Tag(step.label, "late" if is_late else "attention", note=day(last) if last else "")
    return FileLine(
        stage=Tag(facts.stands.label, COLOURS.get(facts.stands, "")),
        ended_on=facts.ended_on,
        next_step=said,
        because=Because.of(decision.because),
        closing=decision.value,
        facts=facts,
        is_due=step is not None,
    )


def steps(rows: Sequence[FileStep]) -> list[dict[str, object]]:
    """Return what was done with a file, as lines of a history."""
    return [
        {
            "when": row.done_on,
            "title": StepKind(row.kind).label,
            "ground": row.ground.label if row.ground else "",
            "reason": row.reason,
            "by": row.done_by_name,
            "because": Because.of([Citation.from_json(cite) for cite in row.basis]),
        }
        for row in rows
    ]


def certificate(row: Destruction) -> dict[str, object]:
    """Return a certificate of destruction, or what is asked for, as facts."""
    state = DestructionState(row.state)
    facts = [
        (_("File"), str(row.file_ref)[-12:]),
        (_("Opened on"), row.opened_on),
        (_("Ended on"), row.ended_on),
        (_("Sealed on"), row.sealed_on),
        (_("Reason"), row.reason),
        (_("Asked for by"), f"{row.asked_by_name}, {day(row.asked_on)}"),
        (_("Why"), Because.of([Citation.from_json(cite) for cite in row.basis])),
    ]
    if row.answered_on:
        facts.append((_("Answered by"), f"{row.answered_by_name}, {day(row.answered_on)}"))
    if state == DestructionState.DONE:
        facts += [
            (_("Certificate number"), row.number),
            (_("Records emptied"), sum(row.rows.values())),
            (_("Scans removed"), row.papers),
        ]
    if row.answer_reason:
        facts.append((_("Why not"), row.answer_reason))
    return {
        "pk": row.pk,
        "tag": Tag(state.label, STATES.get(state, "")),
        "facts": facts,
        "is_asked": state == DestructionState.ASKED,
        "asked_by": row.asked_by,
    }


def file_answer(line: FileLine) -> str:
    """Return the first line of a file's page: who may open it now, and until when."""
    sentences = {
        FileStage.OPEN: _("The file is in use."),
        FileStage.NARROWED: _("Only the case team of the office and the archive open this file."),
        FileStage.SEALED: _("Nobody but the archive opens this file."),
    }
    said = sentences[line.facts.stands]
    if isinstance(line.next_step, str) and line.next_step:
        return joined((said, line.next_step))
    return said


def _next(facts: FileFacts, closing: Closing, *, on: date) -> str:
    if facts.stands == FileStage.SEALED and closing.may_be_destroyed_on:
        return _("May be destroyed from %(day)s on.") % {"day": day(closing.may_be_destroyed_on)}
    if facts.open_until is not None and on <= facts.open_until:
        return _("Out of the archive until %(day)s.") % {"day": day(facts.open_until)}
    if facts.ended_on is None:
        return _("A measure or a hand-over runs.")
    if not facts.is_noticed and closing.seals_on:
        return _("The notice of the police is awaited; sealed on %(day)s in any case.") % {
            "day": day(closing.seals_on)
        }
    first = closing.narrows_on if facts.stands == FileStage.OPEN else closing.seals_on
    if first is None:
        return ""
    if facts.stands == FileStage.OPEN:
        return _("Narrowed from %(day)s on.") % {"day": day(first)}
    return _("Sealed from %(day)s on.") % {"day": day(first)}
