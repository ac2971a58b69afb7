"""Answering the items of an assessment: how much of it, how sure, on what evidence."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.kernel.errors import BadInput, FieldError, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.records import about
from guitu.risk import planning
from guitu.risk.models import Answer, Assessment, LevelDecision
from guitu.risk.queries.items import items_of
from guitu.risk.rules.discussion import Given, order
from guitu.risk.terms import Certainty, RoundStatus, Strength

FOUND = (Strength.SOME, Strength.STRONG)


@dataclass(frozen=True)
class ItemAnswer:
    """One answer. A sign of something says how sure it is, and gives its evidence with a day."""

    strength: Strength
    certainty: Certainty | str = ""
    evidence_on: date | None = None
    evidence: str = ""


@transaction.atomic
def answer_items(
    assessment_id: uuid.UUID, given: Mapping[str, ItemAnswer], *, actor: Actor, on: date
) -> Assessment:
    """Keep the answers to some or all items; those left out stay as they are.

    The order of discussion follows. Raises BadInput naming each item that has a sign without
    evidence, WrongStatus once a level was decided, the person left, or the round is closed.
    """
    row = locked(assessment_id, actor, Permission.RISK_WRITE)
    check_undecided(row)
    items = {item.code: item for item in items_of(row)}
    _check(given, known=set(items), on=on)
    stored = {one.item: one for one in row.answers.filter(voided_at=None)}
    for code, answer in given.items():
        one = stored.get(code) or about(row.person, Answer, actor=actor, assessment=row, item=code)
        one.strength, one.certainty = answer.strength, answer.certainty
        one.evidence_on, one.evidence = answer.evidence_on, answer.evidence.strip()
        one.save()
        stored[code] = one
    found = order(
        list(items.values()),
        {code: Given(Strength(one.strength), one.certainty) for code, one in stored.items()},
    )
    row.discuss, row.discuss_because = found.discuss, list(found.because)
    row.version += 1
    row.save(update_fields=["discuss", "discuss_because", "version"])
    planning.replan(row, actor=actor, on=on)
    record("risk.answered", actor=actor, subject=row, items=sorted(given))
    return row


def locked(assessment_id: uuid.UUID, actor: Actor, permission: Permission) -> Assessment:
    """Return the assessment, locked until the transaction ends; raises AccessDenied."""
    rows = Assessment.objects.select_for_update(of=("self",)).select_related(
        "person", "round", "instrument", "profile"
    )
    row = rows.get(pk=assessment_id, voided_at=None)
    require(actor, permission, org_seq=row.org_seq)
    return row


def check_undecided(row: Assessment) -> None:
    """Raise WrongStatus where nothing about an assessment can be changed any more."""
    if row.left_on is not None:
        raise WrongStatus(gettext_noop("This person left the round."))
    if row.round is not None and row.round.status != RoundStatus.OPEN:
        raise WrongStatus(gettext_noop("The round is closed. Open it again first, with a reason."))
    if LevelDecision.objects.filter(assessment=row, voided_at=None).exists():
        raise WrongStatus(
            gettext_noop("A level was decided. Void it first, or open a review between rounds.")
        )


def _check(given: Mapping[str, ItemAnswer], *, known: set[str], on: date) -> None:
    wrong: dict[str, FieldError] = {}
    for code, answer in given.items():
        if code not in known:
            wrong[code] = FieldError(gettext_noop("This item is not asked in this round."), {})
            continue
        for part, said in _wrong_with(answer, on=on):
            wrong.setdefault(f"{code}__{part}", FieldError(said, {}))
    if wrong:
        raise BadInput(wrong)


def _wrong_with(answer: ItemAnswer, *, on: date) -> Iterator[tuple[str, str]]:
    """Yield each part of an answer that is missing or wrong, with what to do."""
    if answer.evidence_on is not None and answer.evidence_on > on:
        yield "evidence_on", gettext_noop("This day has not come yet.")
    if answer.strength in FOUND:
        if not answer.evidence.strip():
            yield "evidence", gettext_noop("Say what was seen or told, so that it can be checked.")
        if answer.evidence_on is None:
            yield "evidence_on", gettext_noop("Give the day of it.")
        if not answer.certainty:
            yield "certainty", gettext_noop("Say how sure it is.")
