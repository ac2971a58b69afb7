"""What a record of a test must have before it can be saved. Pure.

Two staff take a sample, and a woman's urine only women take: 吸毒检测程序规定, of which only
excerpts were read; see the practice row `test_confirmation`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from guitu.drug_testing.terms import AT_FIRST, TAKEN, Result, SampleKind
from guitu.kernel.errors import BadInput, FieldError, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.terms import Sex

STAFF = 2


@dataclass(frozen=True)
class Staff:
    """One of the two who took the sample; `sex` is None where it was not stated."""

    name: str
    sex: Sex | None = None


@dataclass(frozen=True)
class Bounds:
    """Between which days a test can have been taken under a measure, and why not outside.

    `decided_on` is the day of the order, `reported_on` that of reporting in, `recorded_from` the
    first day of which records are kept here, `stopped_on` the day on which the measure ended.
    """

    decided_on: date
    reported_on: date | None
    recorded_from: date | None = None
    stopped_on: date | None = None


def check_day(day: date, bounds: Bounds, *, on: date) -> None:
    """Raise BadInput beside `tested_on` for a day on which no test of this measure can have been.

    Raises WrongStatus where nobody has reported in: there is nothing to test yet.
    """
    if bounds.reported_on is None:
        raise WrongStatus(
            gettext_noop("The person has not reported in yet. Tests begin after that.")
        )
    refused = (
        (day > on, gettext_noop("This day has not come yet."), None),
        (
            day < bounds.decided_on,
            gettext_noop("The order is of %(day)s; a test before it does not belong to it."),
            bounds.decided_on,
        ),
        (
            day < bounds.reported_on,
            gettext_noop("The person reported in on %(day)s; tests begin with that day."),
            bounds.reported_on,
        ),
        (
            bounds.recorded_from is not None and day < bounds.recorded_from,
            gettext_noop("Records of this office begin on %(day)s; earlier tests stand in papers."),
            bounds.recorded_from,
        ),
        (
            bounds.stopped_on is not None and day >= bounds.stopped_on,
            gettext_noop("The measure ended on %(day)s; no test is taken from that day on."),
            bounds.stopped_on,
        ),
    )
    for is_wrong, message, limit in refused:
        if is_wrong:
            params = {"day": limit.isoformat()} if limit else {}
            raise BadInput({"tested_on": FieldError(message, params)})


def check_staff(kind: SampleKind, sex: Sex | None, staff: Sequence[Staff]) -> None:
    """Raise BadInput unless two different people took the sample, women where that is asked for.

    `sex` is the person's; without it a urine sample cannot be judged and is not saved.
    """
    wrong: dict[str, FieldError] = {}
    for number, name in enumerate(("first_name", "second_name")):
        if len(staff) <= number or not staff[number].name.strip():
            wrong[name] = _says(gettext_noop("Two staff take a sample. Name both."))
    if not wrong and staff[0].name.strip() == staff[1].name.strip():
        wrong["second_name"] = _says(gettext_noop("The two who take a sample are two people."))
    wrong |= _sexes(kind, sex, staff)
    if wrong:
        raise BadInput(wrong)


def _sexes(kind: SampleKind, sex: Sex | None, staff: Sequence[Staff]) -> Mapping[str, FieldError]:
    wrong: dict[str, FieldError] = {}
    if kind == SampleKind.URINE and sex is None:
        wrong["sample_kind"] = _says(
            gettext_noop("The file does not say whether the person is a man or a woman. Add that.")
        )
    for name, one in zip(("first_sex", "second_sex"), staff[:STAFF], strict=False):
        if one.sex is None:
            wrong[name] = _says(gettext_noop("Say whether this is a man or a woman."))
        elif kind == SampleKind.URINE and sex == Sex.FEMALE and one.sex != Sex.FEMALE:
            wrong[name] = _says(
                gettext_noop("A woman's urine sample is taken by female staff only.")
            )
    return wrong


def check_first(result: Result) -> None:
    """Raise BadInput for a result that a test cannot begin with."""
    if result not in AT_FIRST:
        raise BadInput.of(
            "result",
            gettext_noop("A confirmed positive follows a preliminary one, from the police."),
        )


def check_follows(before: Result, result: Result) -> None:
    """Raise WrongStatus unless `result` may follow `before` as a later entry.

    Only a preliminary positive has a later result: the laboratory's. Everything else is voided
    with a reason and entered again.
    """
    after = (Result.CONFIRMED_POSITIVE, Result.NEGATIVE, Result.INVALID)
    if before != Result.PRELIMINARY_POSITIVE or result not in after:
        raise WrongStatus(
            gettext_noop("This test has its result. Void it with a reason and enter the right one.")
        )


def is_taken(result: Result) -> bool:
    """Return whether a sample was taken."""
    return result in TAKEN


def _says(message: str) -> FieldError:
    return FieldError(message, {})
