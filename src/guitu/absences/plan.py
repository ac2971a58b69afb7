"""The plan of a report of leaving and of leaving without one. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from guitu.absences import terms
from guitu.absences.terms import Standing
from guitu.access.roles import Role
from guitu.duties.periods import ONE_DAY
from guitu.duties.plan import PlannedDuty
from guitu.duties.terms import Party
from guitu.policy import Row


@dataclass(frozen=True)
class AbsenceFacts:
    """A report of leaving: the last day reported is `until_on`.

    `is_open` is False once it was voided, the measure ended, or it became a stay elsewhere.
    """

    reported_on: date
    leaves_on: date
    until_on: date
    is_open: bool = True


@dataclass(frozen=True)
class DepartureFacts:
    """Leaving without a report, noted on a day.

    `judged_on` is given for the last one found not justified; `standing` is what the counts ask
    for with it.
    """

    noted_on: date
    judged_on: date | None = None
    standing: Standing = Standing.NONE
    is_open: bool = True


def plan(facts: AbsenceFacts, care: Row) -> list[PlannedDuty]:
    """Return the duties of a report of leaving; `care` is the row of the subject absence_care."""
    if not facts.is_open:
        return []
    receipt_due = facts.reported_on + timedelta(days=care.acknowledge_within_days)
    back_due = facts.until_on + timedelta(days=care.return_check_within_days)
    return [
        _duty("receipt", terms.ACKNOWLEDGE, (facts.reported_on, receipt_due), care=care),
        *_contacts(facts, care),
        _duty("return", terms.RETURN, (facts.until_on, back_due), care=care),
    ]


def _contacts(facts: AbsenceFacts, care: Row) -> Iterator[PlannedDuty]:
    """Yield one contact for each whole run of days away; what is left over asks for none."""
    every = timedelta(days=care.contact_every_days)
    first, number = facts.leaves_on, 1
    while every and first + every - ONE_DAY <= facts.until_on:
        window = (first, first + every - ONE_DAY)
        yield _duty(f"contact:{number:02d}", terms.AWAY_CONTACT, window, care=care)
        first, number = first + every, number + 1


def plan_departure(facts: DepartureFacts, care: Row) -> list[PlannedDuty]:
    """Return the duties after leaving without a report: hear, judge, and help before a third."""
    if not facts.is_open:
        return []
    heard_by = facts.noted_on + timedelta(days=care.hear_within_days)
    judged_by = facts.noted_on + timedelta(days=care.judge_within_days)
    found = [
        _duty("hear", terms.HEAR, (facts.noted_on, heard_by), care=care),
        _duty(
            "judge", terms.JUDGE, (facts.noted_on, judged_by), care=care, role=Role.OFFICE_HEAD
        ),
    ]  # fmt: skip
    if facts.judged_on is not None and facts.standing is not Standing.NONE:
        until = facts.judged_on + timedelta(days=care.help_within_days)
        found.append(_duty("help", terms.HELP, (facts.judged_on, until), care=care))
    return found


def _duty(
    key: str,
    kind: str,
    window: tuple[date, date],
    *,
    care: Row,
    role: Role = Role.COMMUNITY_WORKER,
) -> PlannedDuty:
    is_head = role == Role.OFFICE_HEAD
    return PlannedDuty(
        key=key,
        kind=kind,
        window_from=window[0],
        due_on=window[1],
        party=Party.GOVERNMENT if is_head else Party.COMMUNITY,
        role=role.value,
        because=care.cites,
    )


@dataclass(frozen=True)
class Sent:
    """A commission letter: when it left, and whether it was answered."""

    key: str
    sent_on: date


@dataclass(frozen=True)
class Arrived:
    """Something that the host office sent and that is to be looked at."""

    key: str
    on: date


@dataclass(frozen=True)
class StayFacts:
    """A stay elsewhere; `asks_host` is whether the host office is to do anything."""

    from_on: date
    asks_host: bool
    letters: tuple[Sent, ...] = ()
    arrived: tuple[Arrived, ...] = ()
    is_open: bool = True


def plan_stay(facts: StayFacts, row: Row) -> list[PlannedDuty]:
    """Return the duties of the office of the file; `row` is that of the subject two_places.

    What the host office sent is to be looked at also after the stay ended.
    """
    found = [
        _duty(
            f"look:{one.key}", terms.STAY_LOOK,
            (one.on, one.on + timedelta(days=row.look_within_days)), care=row,
        )
        for one in facts.arrived
    ]  # fmt: skip
    if not facts.is_open:
        return found
    if facts.asks_host:
        sent_by = facts.from_on + timedelta(days=row.letter_within_days)
        found.append(_duty("letter", terms.LETTER, (facts.from_on, sent_by), care=row))
    for letter in facts.letters:
        due = letter.sent_on + timedelta(days=row.answer_within_days)
        window = (letter.sent_on, due)
        found.append(_duty(f"answer:{letter.key}", terms.LETTER_ANSWER, window, care=row))
    return found


@dataclass(frozen=True)
class Asked:
    """One task of the host office."""

    key: str
    from_on: date
    due_on: date


@dataclass(frozen=True)
class HostFacts:
    """A commission letter as the host office sees it."""

    sent_on: date
    tasks: tuple[Asked, ...] = ()
    is_open: bool = True


def plan_host(facts: HostFacts, row: Row) -> list[PlannedDuty]:
    """Return the duties of the host office: the answer, and each task. They name no person."""
    if not facts.is_open:
        return []
    due = facts.sent_on + timedelta(days=row.host_answer_within_days)
    worker = Role.STATION_WORKER
    found = [_duty("answer", terms.HOST_LETTER, (facts.sent_on, due), care=row, role=worker)]
    return found + [
        _duty(f"task:{one.key}", terms.HOST_TASK, (one.from_on, one.due_on), care=row, role=worker)
        for one in facts.tasks
    ]
