"""At work 30, 90 and 180 days after work began: the boundaries, month ends, leap days."""

from datetime import date

import pytest

from guitu import policy
from guitu.aid import plan
from guitu.aid.rules.work import Check, Work, day_after, standing_after
from guitu.aid.terms import AfterDays

STARTS = date(2020, 1, 31)
ROW = policy.rulebook("43").row("job_followup", STARTS)


@pytest.mark.parametrize(
    ("starts_on", "days", "asked"),
    [
        pytest.param(date(2020, 1, 31), 30, date(2020, 3, 1), id="over-a-leap-day"),
        pytest.param(date(2019, 1, 31), 30, date(2019, 3, 2), id="over-a-common-february"),
        pytest.param(date(2020, 2, 29), 180, date(2020, 8, 27), id="from-a-leap-day"),
        pytest.param(date(2020, 10, 3), 90, date(2021, 1, 1), id="into-the-next-year"),
    ],
)
def test_days_are_counted_from_the_day_after_the_first(starts_on, days, asked):
    assert day_after(starts_on, days) == asked


@pytest.mark.parametrize(
    ("ended_on", "days", "expected"),
    [
        pytest.param(date(2020, 3, 1), 30, AfterDays.AT_WORK, id="last-day-is-day-30"),
        pytest.param(date(2020, 2, 29), 30, AfterDays.NOT_AT_WORK, id="ended-on-day-29"),
        pytest.param(date(2020, 4, 29), 90, AfterDays.NOT_AT_WORK, id="ended-on-day-89"),
        pytest.param(date(2020, 4, 30), 90, AfterDays.AT_WORK, id="last-day-is-day-90"),
        pytest.param(date(2020, 7, 29), 180, AfterDays.AT_WORK, id="last-day-is-day-180"),
        pytest.param(date(2020, 7, 28), 180, AfterDays.NOT_AT_WORK, id="ended-on-day-179"),
    ],
)
def test_the_last_day_of_work_counts(ended_on, days, expected):
    assert standing_after(Work(STARTS, ended_on), [], days) == expected


@pytest.mark.parametrize(
    ("done_on", "at_work", "expected"),
    [
        pytest.param(date(2020, 2, 29), True, AfterDays.UNKNOWN, id="asked-a-day-too-early"),
        pytest.param(date(2020, 3, 1), True, AfterDays.AT_WORK, id="asked-on-the-day"),
        pytest.param(date(2020, 6, 1), True, AfterDays.AT_WORK, id="asked-later"),
        pytest.param(date(2020, 2, 20), False, AfterDays.NOT_AT_WORK, id="not-at-work-before"),
        pytest.param(date(2020, 3, 1), False, AfterDays.NOT_AT_WORK, id="not-at-work-on-the-day"),
        pytest.param(date(2020, 3, 20), False, AfterDays.UNKNOWN, id="not-at-work-only-later"),
    ],
)
def test_silence_is_not_taken_for_work(done_on, at_work, expected):
    assert standing_after(Work(STARTS), [Check(done_on, at_work)], 30) == expected


def test_without_an_answer_nobody_knows():
    assert standing_after(Work(STARTS), [], 30) == AfterDays.UNKNOWN


def test_each_day_of_the_row_is_one_question_of_local_practice():
    found = plan.job_checks(STARTS, None, ROW)

    assert [(duty.key, duty.window_from, duty.due_on) for duty in found] == [
        ("at_work:30", date(2020, 3, 1), date(2020, 3, 15)),
        ("at_work:90", date(2020, 4, 30), date(2020, 5, 14)),
        ("at_work:180", date(2020, 7, 29), date(2020, 8, 12)),
    ]
    assert {duty.because[0].status.value for duty in found} == {"practice"}


@pytest.mark.parametrize(
    ("ended_on", "asked"),
    [
        pytest.param(date(2020, 2, 29), [], id="before-the-first-day"),
        pytest.param(date(2020, 3, 1), ["at_work:30"], id="on-the-first-day"),
        pytest.param(date(2020, 7, 28), ["at_work:30", "at_work:90"], id="a-day-before-the-last"),
    ],
)
def test_nobody_is_asked_about_days_after_the_end(ended_on, asked):
    assert [duty.key for duty in plan.job_checks(STARTS, ended_on, ROW)] == asked
