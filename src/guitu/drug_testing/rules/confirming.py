"""The path from a preliminary positive to the paper of the police, as duties and rights. Pure.

It changes no status and no risk. The office tells, seals and keeps; the person may ask; the police
decide and send. Days come from the practice row `test_confirmation`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from guitu.access.roles import Role
from guitu.drug_testing import terms
from guitu.drug_testing.terms import PathStep, Result
from guitu.duties.plan import PlannedDuty
from guitu.duties.terms import Party
from guitu.kernel.errors import WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.policy import Row, last_day

THE_PERSON = "person"
NEEDS: Mapping[PathStep, tuple[PathStep, ...]] = {
    PathStep.CONTESTED: (PathStep.TOLD,),
    PathStep.GRANTED: (PathStep.CONTESTED,),
    PathStep.DECLINED: (PathStep.CONTESTED,),
    PathStep.SENT: (PathStep.GRANTED,),
}
EXCLUDES: Mapping[PathStep, PathStep] = {
    PathStep.GRANTED: PathStep.DECLINED,
    PathStep.DECLINED: PathStep.GRANTED,
}
POLICE_STEPS = (PathStep.GRANTED, PathStep.DECLINED, PathStep.SENT)


@dataclass(frozen=True)
class PathFacts:
    """A test whose strip was positive: when, which steps were taken when, what came of it.

    `final` is the later result, None while there is none, and `final_on` its day.
    """

    found_on: date
    steps: Mapping[PathStep, date] = field(default_factory=dict)
    final: Result | None = None
    final_on: date | None = None


def plan(facts: PathFacts, row: Row) -> list[PlannedDuty]:
    """Return the duties and rights of the path as it stands, those already done among them."""
    found = [*_of_the_office(facts, row)]
    if facts.final is None:
        found += _of_the_contest(facts, row)
    elif facts.final == Result.CONFIRMED_POSITIVE and facts.final_on is not None:
        until = last_day(row, facts.final_on, name="retest")
        found.append(_right(terms.ASK_RETEST, (facts.final_on, until), row))
    return found


def _of_the_office(facts: PathFacts, row: Row) -> Iterator[PlannedDuty]:
    """Yield what is done on the spot, the day of the strip."""
    day = (facts.found_on, facts.found_on)
    yield _duty(terms.TELL, day, row, party=Party.COMMUNITY, role=Role.COMMUNITY_WORKER.value)
    yield _duty(terms.SEAL, day, row, party=Party.COMMUNITY, role=Role.COMMUNITY_WORKER.value)


def _of_the_contest(facts: PathFacts, row: Row) -> Iterator[PlannedDuty]:
    told_on = facts.steps.get(PathStep.TOLD)
    if told_on is not None:
        until = last_day(row, told_on, name="contest")
        yield _right(terms.CONTEST, (told_on, until), row)
    contested_on = facts.steps.get(PathStep.CONTESTED)
    if contested_on is not None:
        until = last_day(row, contested_on, name="decision")
        yield _of_the_police(terms.DECIDE, (contested_on, until), row)
    granted_on = facts.steps.get(PathStep.GRANTED)
    if granted_on is not None:
        until = last_day(row, granted_on, name="sending")
        yield _of_the_police(terms.SEND, (granted_on, until), row)


def met(steps: Mapping[PathStep, date]) -> dict[str, PathStep]:
    """Return which step meets which duty."""
    meets = {
        PathStep.TOLD: terms.TELL,
        PathStep.SEALED: terms.SEAL,
        PathStep.CONTESTED: terms.CONTEST,
        PathStep.GRANTED: terms.DECIDE,
        PathStep.DECLINED: terms.DECIDE,
        PathStep.SENT: terms.SEND,
        PathStep.RETEST_ASKED: terms.ASK_RETEST,
    }
    return {meets[step]: step for step in steps}


def open_steps(facts: PathFacts, row: Row, *, on: date) -> list[PathStep]:
    """Return the steps that can be recorded on the day `on`, in the order of the path.

    A right whose last day is past is no longer offered; a request made in time can still be put
    on record later, because its day is what counts.
    """
    found = []
    for step in PathStep:
        try:
            check(step, facts, row, day=on)
        except WrongStatus:
            continue
        found.append(step)
    return found


def check(step: PathStep, facts: PathFacts, row: Row, *, day: date) -> None:
    """Raise WrongStatus unless `step` can have been taken on `day`."""
    if step in facts.steps or EXCLUDES.get(step) in facts.steps:
        raise WrongStatus(gettext_noop("This step is on record already."))
    if step == PathStep.RETEST_ASKED:
        _check_retest(facts, row, day=day)
        return
    if facts.final is not None and step not in (PathStep.TOLD, PathStep.SEALED):
        raise WrongStatus(gettext_noop("The laboratory has answered; the path is at its end."))
    lacking = [one for one in NEEDS.get(step, ()) if one not in facts.steps]
    if lacking:
        raise WrongStatus(
            gettext_noop("Before that comes: %(step)s."), step=lacking[0].label.lower()
        )
    earliest = max([facts.found_on, *(facts.steps[one] for one in NEEDS.get(step, ()))])
    if day < earliest:
        raise WrongStatus(
            gettext_noop("This step cannot have been before %(day)s."), day=earliest.isoformat()
        )
    if step == PathStep.CONTESTED:
        _check_in_time(day, last_day(row, facts.steps[PathStep.TOLD], name="contest"))


def _check_retest(facts: PathFacts, row: Row, *, day: date) -> None:
    if facts.final != Result.CONFIRMED_POSITIVE or facts.final_on is None:
        raise WrongStatus(gettext_noop("A re-test follows a confirmed positive."))
    if day < facts.final_on:
        raise WrongStatus(
            gettext_noop("This step cannot have been before %(day)s."),
            day=facts.final_on.isoformat(),
        )
    _check_in_time(day, last_day(row, facts.final_on, name="retest"))


def _check_in_time(day: date, until: date) -> None:
    if day > until:
        raise WrongStatus(
            gettext_noop(
                "The time to ask ended on %(day)s. Ask the police what is still possible."
            ),
            day=until.isoformat(),
        )


def _right(kind: str, window: tuple[date, date], row: Row) -> PlannedDuty:
    return _duty(kind, window, row, party=Party.RESIDENTS, role=THE_PERSON)


def _of_the_police(kind: str, window: tuple[date, date], row: Row) -> PlannedDuty:
    return _duty(kind, window, row, party=Party.DEPARTMENT, role=Role.POLICE_LIAISON.value)


def _duty(
    kind: str, window: tuple[date, date], row: Row, *, party: Party, role: str
) -> PlannedDuty:
    return PlannedDuty(
        key=kind,
        kind=kind,
        window_from=window[0],
        due_on=window[1],
        party=party,
        role=role,
        because=row.cites,
    )
