"""Levels on record: a round with many people, some of them with a level, for figures and papers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from guitu.access.actors import SYSTEM_ACTOR
from guitu.database import bulk
from guitu.people.models import Person
from guitu.people.records import about
from guitu.people.terms import Sex
from guitu.risk.models import Assessment, LevelDecision, Round
from guitu.risk.terms import Basis, Discussion, Level, Trigger

ENDS = date(2020, 12, 31)


@dataclass(frozen=True)
class Group:
    """So many people alike: where, level, sex, born, order of discussion."""

    count: int
    org_seq: int
    level: Level | str = ""
    sex: Sex = Sex.MALE
    birth_on: date | None = date(1985, 5, 5)
    discuss: Discussion = Discussion.LATER


def add(row: Round, groups: Sequence[Group]) -> list[Assessment]:
    """Put people into a round at once, with their levels; return their assessments."""
    made = [(group, _person(group, at)) for group in groups for at in range(group.count)]
    bulk.insert([person for _group, person in made])
    looked = [_assessment(row, person, group) for group, person in made]
    bulk.insert(looked)
    bulk.insert(
        [
            decision_of(one, group.level, reasons="")
            for one, (group, _person) in zip(looked, made, strict=True)
            if group.level
        ]
    )
    return looked


def decision_of(one: Assessment, level: Level, *, on: date | None = None, **more) -> LevelDecision:
    """Return an unsaved level of an assessment, decided by two people on a day."""
    day = on or one.happened_on
    given = {
        "level": level, "reasons": "Called every week.", "decided_on": day, "from_on": day,
        "expires_on": ENDS, "members": [{"user": "", "name": "Chen", "post": "Head"}],
    }  # fmt: skip
    return about(one.person, LevelDecision, actor=SYSTEM_ACTOR, assessment=one, **(given | more))


def _person(group: Group, at: int) -> Person:
    return Person(
        org_seq=group.org_seq, created_by=SYSTEM_ACTOR.user_id, name=f"甲{at}", sex=group.sex,
        birth_on=group.birth_on, no_id_reason="none", opened_on=date(2020, 1, 1),
    )  # fmt: skip


def _assessment(row: Round, person: Person, group: Group) -> Assessment:
    return about(
        person, Assessment, actor=SYSTEM_ACTOR, round=row, trigger=Trigger.ROUND,
        happened_on=row.counts_from, basis=Basis.MEASURE, instrument=row.instrument,
        evidence_from=row.evidence_from, joined_on=row.counts_from, due_on=row.closes_on,
        discuss=group.discuss,
    )  # fmt: skip
