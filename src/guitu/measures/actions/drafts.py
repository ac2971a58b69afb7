"""Drafting papers about missed steps; a draft is a proposal and nothing follows from it."""

import uuid
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures import breach_facts
from guitu.measures.actions.locking import locked
from guitu.measures.models import BreachPaper, Measure
from guitu.measures.rules import ladder
from guitu.measures.rules.ladder import LadderFacts
from guitu.measures.terms import BreachPaperKind, BreachPaperStatus
from guitu.people.records import about


@transaction.atomic
def draft_paper(
    measure_id: uuid.UUID, kind: BreachPaperKind, *, note: str = "", actor: Actor, on: date
) -> BreachPaper:
    """Draft a paper about the missed steps that count.

    Raises WrongStatus with the reason when the ladder has no such paper now, BadInput when an
    admonition before any exhortation comes without a reason, AccessDenied.
    """
    measure = locked(measure_id)
    require(actor, Permission.BREACH_DRAFT, org_seq=measure.org_seq)
    facts = breach_facts.of(measure, on=on)
    why_not = ladder.why_not(kind, facts)
    if why_not:
        raise WrongStatus(why_not)
    if ladder.needs_reason(kind, facts) and not note.strip():
        message = gettext_noop("No exhortation was delivered before: say why this goes further.")
        raise BadInput.of("note", message)
    return _drafted(measure, kind, facts, note, actor=actor)


def draft_due(measure: Measure, *, actor: Actor, on: date) -> list[BreachPaper]:
    """Draft what the ladder asks for now, where the actor may; idempotent, issues nothing.

    Every module calls it, with the measure locked, after it decided on the reason for a step.
    """
    if not actor.may(Permission.BREACH_DRAFT, measure.org_seq):
        return []
    facts = breach_facts.of(measure, on=on)
    return [_drafted(measure, kind, facts, "", actor=actor) for kind in ladder.asked_for(facts)]


def _drafted(
    measure: Measure, kind: BreachPaperKind, facts: LadderFacts, note: str, *, actor: Actor
) -> BreachPaper:
    row = about(
        measure.person, BreachPaper, actor=actor, measure=measure, kind=kind,
        status=BreachPaperStatus.DRAFT, drafted_on=facts.on, note=note.strip(),
        steps=[breach_facts.stored(step) for step in ladder.steps_for(kind, facts)],
    )  # fmt: skip
    row.save()
    record("measures.breach_paper_drafted", actor=actor, subject=row, kind=str(kind))
    return row
