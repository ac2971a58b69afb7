"""What a change of status does to the term: said before, and said again after it."""

from datetime import date

import pytest

from guitu.measures.rules.effects import Change, Limits, before, on_record
from guitu.measures.rules.states import MEASURE
from guitu.measures.terms import Act, Status

LIMITS = Limits(report_in_days=15, reconsideration_days=60, litigation_months=6)
END = date(2023, 3, 27)
FROM = date(2021, 6, 1)


def told(change):
    return " ".join(step.message % dict(step.params) for step in on_record(change, limits=LIMITS))


def test_moving_elsewhere_does_not_stop_the_time():
    (step,) = before(Act.TRANSFER, Status.EXECUTING, ends_on=END, limits=LIMITS)

    assert "runs on at the new place" in step.message
    assert step.params == {"end": END, "days": 15}


def test_before_the_report_only_the_time_to_report_in_is_known():
    (step,) = before(Act.TRANSFER, Status.AWAITING_REPORT, ends_on=None, limits=LIMITS)

    assert "counted from the change" in step.message


@pytest.mark.parametrize("act", [Act.TERMINATE, Act.ISOLATE, Act.DIE, Act.ANNUL])
def test_what_ends_the_measure_says_so_before_and_after(act):
    said = before(act, Status.EXECUTING, ends_on=END, limits=LIMITS)

    assert "does not run on" in said[0].message
    assert "stopped on 2021-06-01" in told(Change(act, FROM))


@pytest.mark.parametrize("act", [Act.SUSPEND, Act.TERMINATE, Act.ISOLATE])
def test_a_decision_against_the_person_tells_both_ways_to_appeal(act):
    assert "within 60 days" in told(Change(act, FROM))
    assert "within 6 months" in told(Change(act, FROM))


def test_nobody_is_told_to_appeal_a_death():
    assert "reconsideration" not in told(Change(Act.DIE, FROM))


@pytest.mark.parametrize(
    ("until_on", "counts", "words"),
    [
        pytest.param(None, False, "the last day is open", id="runs-and-does-not-count"),
        pytest.param(None, True, "ends on 2023-03-27 all the same", id="runs-and-counts"),
        pytest.param(date(2021, 7, 1), False, "days: 30. They did not", id="over"),
        pytest.param(date(2021, 7, 1), True, "days: 30. They counted", id="over-and-counted"),
        pytest.param(date(2021, 6, 2), False, "days: 1. They did not", id="one-day"),
    ],
)
def test_a_suspension_says_what_became_of_the_last_day(until_on, counts, words):
    change = Change(Act.SUSPEND, FROM, until_on=until_on, days_count=counts, ends_on=END)

    assert words in told(change)


def test_a_suspension_of_no_day_did_nothing():
    assert told(Change(Act.SUSPEND, FROM, until_on=FROM)) == ""


def test_only_the_resumption_that_stands_names_the_last_day():
    assert "its last day is 2023-03-27" in told(Change(Act.RESUME, FROM, ends_on=END))
    assert told(Change(Act.RESUME, FROM, until_on=date(2021, 8, 1), ends_on=END)) == ""


def test_every_act_of_the_process_has_an_answer():
    for act in Act:
        for status in Status:
            if MEASURE.find(status, act) is not None:
                before(act, status, ends_on=END, limits=LIMITS)
        on_record(Change(act, FROM, ends_on=END), limits=LIMITS)
