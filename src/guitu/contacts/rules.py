"""What a contact counts for, who reads its note, and the life of a booked contact. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from guitu.access.roles import Role
from guitu.contacts.terms import (
    FAMILY_CONTACT,
    HALF_YEAR_SUMMARY,
    HELPER_CONTACT,
    PHONE_CONTACT,
    AppointmentAct,
    AppointmentState,
    NextStep,
    Outcome,
    ReviewAct,
    ReviewState,
    Visibility,
    Way,
)
from guitu.kernel.dates import add_months
from guitu.kernel.transitions import Transition, Transitions
from guitu.policy import Row

IN_PERSON = frozenset({Way.HOME_VISIT, Way.OFFICE_TALK, Way.DIARY})
FROM_AFAR = frozenset({Way.PHONE, Way.VIDEO})
ONLY_NOTES = frozenset({Role.SOCIAL_WORKER})

A, S = AppointmentAct, AppointmentState
APPOINTMENT = Transitions(
    "booked contact",
    (
        Transition(S.BOOKED, A.KEEP, S.KEPT),
        Transition(S.BOOKED, A.MOVE, S.MOVED),
        Transition(S.BOOKED, A.CANCEL, S.CANCELLED),
        Transition(S.BOOKED, A.MISS, S.MISSED),
        Transition(S.BOOKED, A.EXCUSE, S.EXCUSED),
        Transition(S.MISSED, A.EXCUSE, S.EXCUSED),
    ),
)
REVIEW = Transitions(
    "review",
    (
        Transition(ReviewState.DRAFT, ReviewAct.WRITE, ReviewState.DRAFT),
        Transition(ReviewState.DRAFT, ReviewAct.SIGN, ReviewState.SIGNED),
    ),
)


def is_attempt(outcome: Outcome) -> bool:
    """Return whether nobody was met or spoken with: tried, and counted as such."""
    return outcome != Outcome.MET


def meets(way: Way, outcome: Outcome, *, met_family: bool) -> frozenset[str]:
    """Return the kinds of duty that such a contact can meet.

    A visit or talk meets a visit, and also a call; a call meets only a call. Whatever met the
    family meets the contact with the family too. An attempt meets nothing.
    """
    if is_attempt(outcome):
        return frozenset()
    found = set()
    if way in IN_PERSON:
        found |= {HELPER_CONTACT, PHONE_CONTACT}
    if way in FROM_AFAR:
        found.add(PHONE_CONTACT)
    if met_family or way == Way.FAMILY:
        found.add(FAMILY_CONTACT)
    return frozenset(found)


def ways_of(kind: str) -> tuple[Way, ...]:
    """Return the ways that can meet a kind of duty, the usual one first."""
    return {
        HELPER_CONTACT: (Way.HOME_VISIT, Way.OFFICE_TALK, Way.DIARY),
        PHONE_CONTACT: (Way.PHONE, Way.VIDEO, Way.HOME_VISIT, Way.OFFICE_TALK, Way.DIARY),
        FAMILY_CONTACT: (Way.FAMILY,),
    }[kind]


def usual_visibility(roles: Iterable[Role]) -> Visibility:
    """Return who reads a new note unless its author says otherwise.

    The notes of a social worker are private; whoever holds another post there writes for the team.
    """
    held = set(roles)
    return Visibility.AUTHOR if held and held <= ONLY_NOTES else Visibility.TEAM


def next_day(step: NextStep, on: date, other: date | None = None) -> date | None:
    """Return the day of the next contact, counted from `on`; None where nothing is booked."""
    return {
        NextStep.WEEK: on + timedelta(weeks=1),
        NextStep.FORTNIGHT: on + timedelta(weeks=2),
        NextStep.MONTH: add_months(on, 1),
        NextStep.DAY: other,
        NextStep.NONE: None,
    }[step]


def usual_next_way(way: Way) -> Way:
    """Return how the next contact will usually be: like this one, where that can be booked."""
    return Way.HOME_VISIT if way in (Way.DIARY, Way.OTHER) else way


def first_day_of_review(kind: str, params: dict[str, int], starts_on: date, policy: Row) -> date:
    """Return the first day of the period that a review looks back on.

    A summary looks back on its half-year, an evaluation on its year alone: each year is judged by
    itself. `params` are those of the duty, `policy` is the row of the subject reviews.
    """
    if kind == HALF_YEAR_SUMMARY:
        return add_months(starts_on, policy.summary_months * (params["half_year"] - 1))
    return add_months(starts_on, policy.evaluation_months * (params["year"] - 1))


UNREACHED = (Outcome.NO_ANSWER, Outcome.NOT_HOME, Outcome.NO_NUMBER)


@dataclass(frozen=True)
class InVain:
    """The day on which trying in vain became something to look at, and on how many days so far."""

    on: date
    times: int


def in_vain(tried: Collection[date], answered: Collection[date], policy: Row) -> tuple[InVain, ...]:
    """Return when somebody could not be reached again and again, once for each such time.

    `tried` are the days of attempts that reached nobody, `answered` those on which the person
    answered, whatever came of it. Several attempts on one day are one, an attempt on a day on
    which the person answered is none, and an answer begins the count anew. `policy` is the row of
    the subject contact_attempts: `unreached_times` days within `counted_within_days`, both ends
    included.
    """
    found: list[InVain] = []
    run: list[date] = []
    is_told = False
    for day in sorted({*tried, *answered}):
        if day in answered:
            run, is_told = [], False
            continue
        first = day - timedelta(days=policy.counted_within_days - 1)
        run = [one for one in run if one >= first] + [day]
        if len(run) >= max(policy.unreached_times, 1) and not is_told:
            found.append(InVain(day, len(run)))
            is_told = True
    return tuple(found)


def tally(outcomes: Collection[Outcome]) -> dict[Outcome, int]:
    """Return how often each outcome came, in the order of the terms, those that never came out."""
    counts = {outcome: sum(one == outcome for one in outcomes) for outcome in Outcome}
    return {outcome: count for outcome, count in counts.items() if count}
