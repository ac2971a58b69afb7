from datetime import date, timedelta

import pytest

from guitu import policy
from guitu.absences import rules
from guitu.absences.plan import AbsenceFacts, DepartureFacts, plan, plan_departure
from guitu.absences.terms import Standing
from guitu.duties.periods import Span
from guitu.kernel.errors import BadInput

BOOK = policy.rulebook("43")
DAY = date(2020, 6, 1)
LIMITS, CARE = BOOK.row("serious_breach", DAY), BOOK.row("absence_care", DAY)
FAR = date(2022, 1, 1)


def gone(first, days, *, justified=False):
    return rules.Unreported(first, Span(first, first + timedelta(days=days - 1)), justified)


def counted(*found, on=FAR):
    return rules.counts(found, limits=LIMITS, care=CARE, on=on)


@pytest.mark.parametrize(
    ("back_on", "asked"),
    [
        pytest.param(date(2020, 6, 2), False, id="two-days"),
        pytest.param(date(2020, 6, 3), True, id="the-third-day-is-included"),
        pytest.param(date(2020, 6, 4), True, id="four-days"),
    ],
)
def test_three_days_or_more_ask_for_a_report(back_on, asked):
    found = rules.asks_report(DAY, back_on, BOOK)

    assert found.value is asked
    assert "Art. 19(3)" in {cite.article for cite in found.because}


def test_days_over_a_leap_day_and_a_month_end_are_counted():
    assert rules.days_in(Span(date(2020, 2, 28), date(2020, 3, 1))) == 3
    assert rules.days_in(Span(date(2021, 2, 28), date(2021, 3, 1))) == 2


@pytest.mark.parametrize(
    ("days", "standing"),
    [
        pytest.param(19, Standing.NONE, id="nineteen"),
        pytest.param(20, Standing.HELP, id="twenty-help"),
        pytest.param(30, Standing.HELP, id="exactly-thirty-is-not-more-than-thirty"),
        pytest.param(31, Standing.DRAFT, id="thirty-one"),
    ],
)
def test_more_than_thirty_days_begin_with_the_thirty_first(days, standing):
    found = counted(gone(DAY, days))

    assert (found.days, found.standing) == (days, standing)


@pytest.mark.parametrize(
    ("times", "standing"),
    [(0, Standing.NONE), (1, Standing.NONE), (2, Standing.HELP), (3, Standing.DRAFT)],
)
def test_help_comes_at_two_of_three_and_a_draft_at_three(times, standing):
    found = counted(*(gone(DAY + timedelta(days=10 * n), 1) for n in range(times)))

    assert found.standing is standing


def test_what_nobody_judged_and_what_was_justified_count_to_nothing():
    waiting = gone(DAY, 40, justified=None)

    found = counted(waiting, gone(date(2020, 9, 1), 40, justified=True))

    assert (found.departures, found.days, found.standing) == ((), 0, Standing.NONE)
    assert found.waiting == (waiting,)


def test_a_day_shared_by_two_records_counts_once():
    spans = [Span(DAY, date(2020, 6, 10)), Span(date(2020, 6, 5), date(2020, 6, 12))]

    assert rules.days_of(spans, on=FAR) == 12


def test_days_to_come_do_not_count():
    assert rules.days_of([Span(DAY, None)], on=date(2020, 6, 4)) == 4
    assert rules.days_of([Span(DAY, None)], on=date(2020, 5, 31)) == 0


@pytest.mark.parametrize(
    ("span", "is_free"),
    [
        pytest.param(Span(date(2020, 5, 20), date(2020, 5, 31)), True, id="the-day-before"),
        pytest.param(Span(date(2020, 5, 20), date(2020, 6, 1)), False, id="the-first-day"),
        pytest.param(Span(date(2020, 6, 10), date(2020, 6, 20)), False, id="the-last-day"),
        pytest.param(Span(date(2020, 6, 11), date(2020, 6, 20)), True, id="the-day-after"),
        pytest.param(Span(date(2020, 5, 1), None), False, id="without-an-end"),
    ],
)
def test_a_day_on_record_is_refused_with_the_other_record_named(span, is_free):
    other = rules.Away("a reported absence", 1, Span(DAY, date(2020, 6, 10)))

    if is_free:
        rules.check_free(span, [other], field="leaves_on")
        return
    with pytest.raises(BadInput) as error:
        rules.check_free(span, [other], field="leaves_on")
    said = str(error.value.fields["leaves_on"])
    assert "a reported absence from 2020-06-01 to 2020-06-10" in said


def test_a_report_asks_for_a_receipt_a_contact_a_week_and_a_look_at_the_return():
    duties = plan(AbsenceFacts(DAY, date(2020, 6, 2), date(2020, 6, 16)), CARE)

    assert [(duty.key, duty.window_from, duty.due_on) for duty in duties] == [
        ("receipt", DAY, date(2020, 6, 2)),
        ("contact:01", date(2020, 6, 2), date(2020, 6, 8)),
        ("contact:02", date(2020, 6, 9), date(2020, 6, 15)),
        ("return", date(2020, 6, 16), date(2020, 6, 19)),
    ]


def test_a_closed_report_asks_for_nothing():
    assert plan(AbsenceFacts(DAY, DAY, DAY, is_open=False), CARE) == []


def test_help_is_asked_for_only_after_a_decision_and_where_the_counts_say_so():
    def keys(**facts):
        return [duty.key for duty in plan_departure(DepartureFacts(DAY, **facts), CARE)]

    assert keys() == ["hear", "judge"]
    assert keys(judged_on=DAY) == ["hear", "judge"]
    assert keys(judged_on=DAY, standing=Standing.HELP) == ["hear", "judge", "help"]


def test_every_clock_of_the_office_is_called_practice():
    duties = plan_departure(DepartureFacts(DAY), CARE)

    assert {duty.because[0].status.value for duty in duties} == {"practice"}
