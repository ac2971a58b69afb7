"""Figures of help: needs closed, requests on time, work kept, people in work."""

from datetime import date, timedelta

import pytest

from guitu.account import figures
from guitu.account.queries.year import account_of
from guitu.aid import actions
from guitu.aid.models import AidRequest, Job
from guitu.aid.rules.work import Check, Work, standing_after
from guitu.aid.terms import FoundThrough, JobEnd, JobKind, NeedAct, RequestAct
from guitu.database.context import acting_for, as_system
from guitu.people.actions.correcting import Correction, correct
from tests.cast import TODAY
from tests.modules.aid.files import a_need, a_new_request, a_town
from tests.modules.measures.files import a_running_measure

pytestmark = pytest.mark.django_db
YEAR_END = date(2020, 12, 31)
ANSWERS = {"at_work": "counted", "not_at_work": "not", "unknown": "unknown"}


@pytest.fixture
def place():
    return a_town()


@pytest.fixture
def person(place):
    with acting_for(place.users["chen"].pk, on=TODAY):
        return a_running_measure(place).person


def a_year(place, *, on: date = YEAR_END) -> dict[str, figures.Counts]:
    with as_system(on=on):
        found = account_of(place.orgs["xintan"], 2020, on=on)
        return {one.code: counts for one, counts in found.figures}


def told(counts: figures.Counts) -> tuple[int, int, int]:
    return counts.numerator, counts.denominator, counts.unknown


@pytest.mark.parametrize(
    ("act", "closed"),
    [
        (NeedAct.MEET, (1, 1, 0)),
        (NeedAct.DECLINE, (1, 1, 0)),
        (NeedAct.DROP, (1, 1, 0)),
        (NeedAct.CANNOT, (0, 1, 0)),
        (NeedAct.START, (0, 1, 0)),
    ],
)
def test_a_need_is_closed_when_met_declined_or_no_longer_needed(place, person, act, closed):
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        need = a_need(person, li)
        answer = actions.Answer(act, TODAY, "x", "x")
        actions.move_need(need.pk, answer, actor=li, on=TODAY)

    year = a_year(place)

    assert told(year["needs_raised"])[0] == 1
    assert told(year["needs_closed"]) == closed


@pytest.mark.parametrize(
    ("answered_on", "on", "expected"),
    [
        pytest.param(date(2020, 4, 9), YEAR_END, (1, 1, 0), id="on-its-day"),
        pytest.param(date(2020, 4, 10), YEAR_END, (0, 1, 0), id="a-day-late"),
        pytest.param(None, date(2020, 4, 9), (0, 0, 0), id="not-due-yet"),
        pytest.param(None, date(2020, 4, 10), (0, 1, 0), id="past-its-day"),
    ],
)
def test_a_request_is_on_time_until_the_end_of_its_day(place, person, answered_on, on, expected):
    with acting_for(place.users["li"].pk, on=TODAY):
        new = a_new_request(place)
        row = actions.send_request(person.pk, new, actor=place.actor("li"), on=TODAY)
        assert row.due_on == date(2020, 4, 9)
    if answered_on:
        with acting_for(place.users["civil"].pk, on=answered_on):
            turn = actions.Turn(RequestAct.PROVIDE, answered_on, "可以")
            civil = place.actor("civil", on=answered_on)
            actions.act_on_request(row.pk, turn, actor=civil, on=answered_on)

    assert told(a_year(place, on=on)["requests_answered_on_time"]) == expected


def test_a_request_taken_back_is_left_out(place, person):
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        row = actions.send_request(person.pk, a_new_request(place), actor=li, on=TODAY)
        turn = actions.Turn(RequestAct.REVOKE, TODAY, "本人已就业")
        actions.act_on_request(row.pk, turn, actor=li, on=TODAY)
        assert AidRequest.objects.get().status == "revoked"

    counts = a_year(place)["requests_answered_on_time"]
    assert (told(counts), counts.excluded) == ((0, 0, 0), {"revoked": 1})


def a_job(place, person, **values):
    new = actions.NewJob(
        **{
            "kind": JobKind.EMPLOYED, "through": FoundThrough.STREET, "found_on": TODAY,
            "starts_on": TODAY,
        } | values
    )  # fmt: skip
    with acting_for(place.users["li"].pk, on=TODAY):
        return actions.record_job(person.pk, new, actor=place.actor("li"), on=TODAY)


@pytest.mark.parametrize("days", [30, 90, 180])
@pytest.mark.parametrize("shift", [-1, 0, 1])
@pytest.mark.parametrize("way", ["ended", "yes", "no"])
def test_the_figure_and_the_rule_agree_around_each_day(place, person, days, shift, way):
    job = a_job(place, person)
    day = TODAY + timedelta(days=days + shift)
    with acting_for(place.users["li"].pk, on=day):
        li = place.actor("li", on=day)
        if way == "ended":
            actions.end_job(job.pk, actions.JobEnding(day, JobEnd.LEFT), actor=li, on=day)
        else:
            actions.check_job(job.pk, actions.NewCheck(day, way == "yes"), actor=li, on=day)
        job = Job.objects.get(pk=job.pk)
        checks = [Check(row.done_on, row.at_work) for row in job.checks.all()]
        rule = standing_after(Work(job.starts_on, job.ended_on), checks, days)

    expected = {"counted": (1, 1, 0), "not": (0, 1, 0), "unknown": (0, 0, 1)}[ANSWERS[rule]]
    assert told(a_year(place)[f"at_work_after_{days}"]) == expected


def test_work_is_judged_only_once_its_day_has_come_and_training_never(place, person):
    a_job(place, person)
    a_job(place, person, kind=JobKind.TRAINING)

    assert told(a_year(place, on=date(2020, 4, 28))["at_work_after_30"]) == (0, 0, 0)
    assert told(a_year(place, on=date(2020, 4, 29))["at_work_after_30"]) == (0, 0, 1)


@pytest.mark.parametrize(
    ("employment", "expected", "excluded"),
    [
        ("employed", (1, 1, 0), {}),
        ("farming", (1, 1, 0), {}),
        ("seeking", (0, 1, 0), {}),
        ("student", (0, 0, 0), {"learning": 1}),
        ("unable", (0, 0, 0), {"unable": 1}),
        ("", (0, 0, 1), {}),
    ],
)
def test_in_work_of_those_who_can_and_want(place, person, employment, expected, excluded):
    with acting_for(place.users["li"].pk, on=TODAY):
        change = Correction({"employment": employment}, person.version)
        correct(person.pk, change, actor=place.actor("li"), on=TODAY)

    counts = a_year(place)["employed"]

    assert (told(counts), counts.excluded) == (expected, excluded)
