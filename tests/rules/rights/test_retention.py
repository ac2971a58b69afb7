"""How far a file is closed, day by day: month ends, leap days, late notices, taking out."""

from datetime import date

import pytest

from guitu import policy
from guitu.rights.plan import plan_file
from guitu.rights.retention import FileFacts, closing, last_day_for, step_due
from guitu.rights.terms import FileStage, StepKind

BOOK = policy.rulebook("cn")
ENDED = date(2023, 3, 28)


def stage(facts, on):
    return closing(facts, BOOK, on=on).value.stage


def step(facts, on):
    return step_due(facts, closing(facts, BOOK, on=on).value, on=on)


@pytest.mark.parametrize(
    ("ended_on", "on", "expected"),
    [
        pytest.param(None, date(2030, 1, 1), FileStage.OPEN, id="something-runs"),
        pytest.param(ENDED, date(2023, 3, 27), FileStage.OPEN, id="last-day-of-the-term"),
        pytest.param(ENDED, ENDED, FileStage.NARROWED, id="day-of-release"),
        pytest.param(ENDED, date(2024, 3, 27), FileStage.NARROWED, id="a-year-less-a-day"),
        pytest.param(ENDED, date(2024, 3, 28), FileStage.SEALED, id="a-year-later"),
        pytest.param(date(2024, 2, 29), date(2025, 2, 27), FileStage.NARROWED, id="leap-before"),
        pytest.param(date(2024, 2, 29), date(2025, 2, 28), FileStage.SEALED, id="leap-on"),
        pytest.param(date(2023, 1, 31), date(2024, 1, 30), FileStage.NARROWED, id="month-end"),
        pytest.param(date(2023, 1, 31), date(2024, 1, 31), FileStage.SEALED, id="month-end-on"),
    ],
)
def test_a_file_is_narrowed_when_the_measure_ended_and_sealed_a_year_later(ended_on, on, expected):
    assert stage(FileFacts(ended_on), on) == expected


def test_a_late_notice_delays_the_narrowing_but_never_the_sealing():
    facts = FileFacts(ENDED, is_noticed=False)

    assert stage(facts, date(2024, 3, 27)) == FileStage.OPEN
    assert stage(facts, date(2024, 3, 28)) == FileStage.SEALED


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2034, 4, 4), FileStage.SEALED, id="day-before"),
        pytest.param(date(2034, 4, 5), FileStage.DESTRUCTION_DUE, id="ten-years-after-sealing"),
    ],
)
def test_the_years_until_destruction_are_counted_from_the_day_of_sealing(on, expected):
    facts = FileFacts(ENDED, stands=FileStage.SEALED, sealed_on=date(2024, 4, 5))

    assert stage(facts, on) == expected


def test_a_file_that_nobody_sealed_is_never_due_for_destruction():
    assert stage(FileFacts(ENDED), date(2060, 1, 1)) == FileStage.SEALED


@pytest.mark.parametrize(
    ("stands", "ended_on", "on", "expected"),
    [
        pytest.param(FileStage.OPEN, ENDED, ENDED, StepKind.NARROW, id="narrow"),
        pytest.param(FileStage.OPEN, ENDED, date(2025, 1, 1), StepKind.NARROW, id="narrow-first"),
        pytest.param(FileStage.NARROWED, ENDED, date(2025, 1, 1), StepKind.SEAL, id="seal"),
        pytest.param(FileStage.NARROWED, None, date(2025, 1, 1), StepKind.WIDEN, id="new-order"),
        pytest.param(FileStage.NARROWED, ENDED, date(2023, 5, 1), None, id="waits"),
        pytest.param(FileStage.SEALED, None, date(2025, 1, 1), None, id="sealed-stays-sealed"),
    ],
)
def test_one_step_at_a_time_and_none_opens_the_archive(stands, ended_on, on, expected):
    assert step(FileFacts(ended_on, stands=stands), on) == expected


def test_what_was_taken_out_stays_out_until_its_day_and_is_sealed_after_it():
    facts = FileFacts(ENDED, stands=FileStage.NARROWED, open_until=date(2025, 1, 31))

    assert step(facts, date(2025, 1, 31)) is None
    assert step(facts, date(2025, 2, 1)) == StepKind.SEAL


def test_reasons_name_the_practice_as_practice_and_the_law_in_force_on_the_day():
    def sources(on):
        return {cite.source for cite in closing(FileFacts(ENDED), BOOK, on=on).because}

    assert sources(date(2021, 10, 31)) == {"practice-standard", "detox-regulation"}
    assert "personal-information-law" in sources(date(2021, 11, 1))
    assert "public-security-law-2025" not in sources(date(2025, 12, 31))
    assert "public-security-law-2025" in sources(date(2026, 1, 1))


def test_the_office_has_a_duty_for_each_step_with_one_day_to_do_it():
    facts = FileFacts(ENDED)
    decision = closing(facts, BOOK, on=ENDED)

    planned = {
        duty.kind: (duty.window_from, duty.due_on) for duty in plan_file(facts, decision, BOOK)
    }

    assert planned == {
        "file_narrow": (ENDED, date(2023, 3, 29)),
        "file_seal": (date(2024, 3, 28), date(2024, 3, 29)),
    }
    assert last_day_for(StepKind.SEAL, decision.value, BOOK) == date(2024, 3, 29)
