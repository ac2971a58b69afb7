"""The whole plan of a measure: its own steps, tests, contacts and reviews."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guitu import policy
from guitu.contacts.planner import contacts_of
from guitu.drug_testing.planner import cycles_of as planned_cycles
from guitu.duties.periods import Execution, Span
from guitu.duties.reconciling import difference
from guitu.kernel.dates import last_day_of_term
from guitu.measures.plan import MeasureFacts, plan
from guitu.measures.rules.reporting import ReportInFacts
from guitu.measures.terms import MeasureKind

BOOK = policy.rulebook("43")
DETOX = MeasureKind.COMMUNITY_DETOX
STARTS = st.dates(date(2012, 1, 1), date(2040, 12, 31))


def facts(starts_on: date, **values) -> MeasureFacts:
    ends_on = values.pop("ends_on", last_day_of_term(starts_on, months=36))
    execution = {
        name: values.pop(name)
        for name in ("pauses", "stopped_on", "recorded_from")
        if name in values
    }
    given_values = {
        "reported_on": starts_on, "agreed_on": starts_on, "term_months": 36,
        "execution": Execution(starts_on, ends_on, **execution),
        "report_in": ReportInFacts(DETOX, starts_on - timedelta(days=3)),
    } | values  # fmt: skip
    return MeasureFacts(kind=DETOX, **given_values)


def whole(given_facts: MeasureFacts) -> list:
    until = given_facts.execution.ends_on
    own = plan(given_facts, BOOK)
    if given_facts.agreed_on is None:
        return own
    return [
        *own, *planned_cycles(given_facts, BOOK, until), *contacts_of(given_facts, BOOK, until),
    ]  # fmt: skip


class Stored:
    """A stored duty, as reconciling looks at it."""

    def __init__(self, planned, *, is_history=False):
        self.__dict__ |= vars(planned)
        self.because = [cite.as_json() for cite in planned.because]
        self.is_history = is_history


@given(STARTS)
@settings(max_examples=60, deadline=None)
def test_planning_twice_changes_nothing(starts_on):
    stored = [Stored(duty) for duty in whole(facts(starts_on))]

    found = difference(whole(facts(starts_on)), stored)

    assert (found.insert, found.replace, found.void) == ((), (), ())


@given(STARTS, st.sets(st.integers(0, 100)))
@settings(max_examples=60, deadline=None)
def test_met_duties_never_change(starts_on, met):
    stored = [
        Stored(duty, is_history=number in met)
        for number, duty in enumerate(whole(facts(starts_on)))
    ]
    stopped = facts(starts_on, stopped_on=starts_on + timedelta(days=200))

    found = difference(whole(stopped), stored)

    touched = {duty.key for duty in found.void} | {duty.key for duty, _plan in found.replace}
    assert not touched & {duty.key for duty in stored if duty.is_history}


@given(STARTS)
@settings(max_examples=120, deadline=None)
def test_twelve_six_four_gives_twenty_two_cycles_wherever_the_term_starts(starts_on):
    cycles = planned_cycles(facts(starts_on), BOOK, date.max)

    years = [duty.params["year"] for duty in cycles]
    assert [years.count(year) for year in (1, 2, 3)] == [12, 6, 4]
    assert len(cycles) == 22


@given(STARTS, st.integers(1, 300))
@settings(max_examples=60, deadline=None)
def test_a_suspension_that_moves_the_end_keeps_every_key_of_the_plan(starts_on, days):
    before = facts(starts_on)
    moved = facts(starts_on, ends_on=before.execution.ends_on + timedelta(days=days))

    keys_before = {duty.key for duty in whole(before)}
    keys_after = {duty.key for duty in whole(moved)}

    assert {key for key in keys_before - keys_after if not key.startswith("evaluation")} == set()


@given(STARTS)
@settings(max_examples=60, deadline=None)
def test_every_key_is_planned_once_and_says_why(starts_on):
    duties = whole(facts(starts_on))

    assert len({duty.key for duty in duties}) == len(duties)
    assert all(duty.because for duty in duties)


def test_before_the_agreement_only_report_in_and_signing_are_planned():
    planned = whole(facts(date(2020, 3, 28), agreed_on=None))

    assert {duty.key for duty in planned} == {"agreement", "report_in"}


def test_before_reporting_in_there_is_one_duty_of_the_person():
    waiting = MeasureFacts(
        kind=DETOX,
        report_in=ReportInFacts(DETOX, date(2020, 3, 25)),
        execution=Execution(None, None),
    )

    (duty,) = plan(waiting, BOOK)

    assert (duty.key, duty.due_on, duty.party) == ("report_in", date(2020, 4, 9), "residents")


@pytest.mark.parametrize(
    ("key", "window_from", "due_on"),
    [
        pytest.param("agreement", date(2020, 3, 28), date(2020, 4, 4), id="sign-in-7-days"),
        pytest.param("expiry:talk", date(2023, 1, 26), date(2023, 2, 24), id="T-60"),
        pytest.param("expiry:prepare", date(2023, 2, 25), date(2023, 3, 27), id="T-30"),
        pytest.param("release_notice", date(2023, 3, 28), date(2023, 4, 3), id="notice-in-7"),
    ],
)
def test_the_steps_of_a_term_have_their_days(key, window_from, due_on):
    planned = {duty.key: duty for duty in whole(facts(date(2020, 3, 28)))}

    assert (planned[key].window_from, planned[key].due_on) == (window_from, due_on)


def test_papers_before_expiry_are_planned_early_until_the_year_is_in_the_table():
    planned = {duty.key: duty for duty in plan(facts(date(2020, 3, 28)), BOOK)}

    assert planned["expiry:dossier"].params == {"provisional": True}
    assert planned["expiry:dossier"].due_on == date(2023, 3, 6)


def test_nothing_of_a_running_suspension_is_planned():
    suspended = facts(date(2020, 3, 28), pauses=(Span(date(2020, 9, 1)),))

    assert max(duty.due_on for duty in whole(suspended)) < date(2020, 9, 1)


def test_nothing_of_the_time_before_records_begin_is_planned():
    taken_over = facts(date(2020, 3, 28), recorded_from=date(2021, 6, 1))

    assert min(duty.due_on for duty in whole(taken_over)) >= date(2021, 6, 1)


def test_after_a_measure_stopped_nothing_more_falls_due():
    stopped = facts(date(2020, 3, 28), stopped_on=date(2020, 8, 15))

    assert max(duty.due_on for duty in whole(stopped)) < date(2020, 8, 15)


def test_a_noted_breach_is_reported_to_the_police_on_the_same_day():
    noted = facts(date(2020, 3, 28), noted_on=date(2020, 9, 1), noted_act="note_breach")

    planned = {duty.kind: duty for duty in plan(noted, BOOK)}

    assert planned["police_report"].due_on == date(2020, 9, 1)
    assert planned["police_report"].because[0].article == "Art. 21"
