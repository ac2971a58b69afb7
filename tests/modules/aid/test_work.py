"""Work found and kept: questions after 30, 90 and 180 days, and what the file says."""

from datetime import date, timedelta

import pytest

from guitu.aid import actions
from guitu.aid.models import Job
from guitu.aid.terms import FoundThrough, JobEnd, JobKind
from guitu.database.context import acting_for, as_system
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.measures import actions as measures
from guitu.measures.actions.statuses import Change, Paper
from guitu.measures.terms import Act
from guitu.people.models import Person
from guitu.people.terms import DocumentKind
from tests.cast import TODAY
from tests.modules.aid.files import a_town
from tests.modules.measures.files import a_running_measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return a_town()


@pytest.fixture
def measure(place):
    with acting_for(place.users["chen"].pk, on=TODAY):
        return a_running_measure(place)


def found(place, measure, *, who="li", **values):
    new = actions.NewJob(
        **{
            "kind": JobKind.EMPLOYED, "through": FoundThrough.STREET, "found_on": TODAY,
            "starts_on": TODAY, "employer": "便民超市",
        } | values
    )  # fmt: skip
    with acting_for(place.users[who].pk, on=TODAY):
        return actions.record_job(measure.person_id, new, actor=place.actor(who), on=TODAY)


def asked(place, job, done_on, *, at_work=True):
    with acting_for(place.users["li"].pk, on=done_on):
        new = actions.NewCheck(done_on, at_work)
        return actions.check_job(job.pk, new, actor=place.actor("li", on=done_on), on=done_on)


def duties(place, job):
    with acting_for(place.users["chen"].pk, on=TODAY):
        rows = Duty.objects.filter(subject_id=job.pk, voided_at=None).order_by("due_on")
        return [(row.key, row.met_on) for row in rows]


def test_work_asks_three_questions_and_the_file_says_employed(place, measure):
    job = found(place, measure)

    assert duties(place, job) == [("at_work:30", None), ("at_work:90", None), ("at_work:180", None)]
    with acting_for(place.users["li"].pk, on=TODAY):
        person = Person.objects.get(pk=measure.person_id)
        assert (person.employment, person.employer) == ("employed", "便民超市")


def test_an_answer_of_day_29_meets_nothing_and_one_of_day_95_meets_two(place, measure):
    job = found(place, measure)
    asked(place, job, date(2020, 4, 28))
    assert [met for _key, met in duties(place, job)] == [None, None, None]

    asked(place, job, date(2020, 7, 3))

    assert [met for _key, met in duties(place, job)] == [date(2020, 7, 3), date(2020, 7, 3), None]


def test_a_voided_answer_opens_the_question_again_and_another_takes_it(place, measure):
    job = found(place, measure)
    wrong = asked(place, job, date(2020, 4, 29))
    asked(place, job, date(2020, 5, 2))
    with acting_for(place.users["li"].pk, on=date(2020, 5, 3)):
        actions.void_check(wrong.pk, reason="问错了人", actor=place.actor("li"))

    assert duties(place, job)[0] == ("at_work:30", date(2020, 5, 2))


def test_the_end_of_work_stops_later_questions_and_the_file_says_looking(place, measure):
    job = found(place, measure)
    ended = date(2020, 5, 10)
    with acting_for(place.users["li"].pk, on=ended):
        end = actions.JobEnding(ended, JobEnd.LAID_OFF)
        li = place.actor("li", on=ended)
        actions.end_job(job.pk, end, actor=li, on=ended)
        assert Person.objects.get(pk=measure.person_id).employment == "seeking"
        with pytest.raises(WrongStatus):
            actions.end_job(job.pk, end, actor=li, on=ended)

    assert duties(place, job) == [("at_work:30", None)]


def test_a_second_job_keeps_the_file_saying_employed(place, measure):
    first = found(place, measure)
    found(place, measure, kind=JobKind.SELF_EMPLOYED, employer="早点摊")
    with acting_for(place.users["li"].pk, on=TODAY):
        end = actions.JobEnding(TODAY, JobEnd.BETTER)
        actions.end_job(first.pk, end, actor=place.actor("li"), on=TODAY)

        assert Person.objects.get(pk=measure.person_id).employment == "self_employed"


def test_work_that_begins_later_changes_the_file_only_then(place, measure):
    found(place, measure, starts_on=date(2020, 4, 20))

    with acting_for(place.users["li"].pk, on=TODAY):
        assert Person.objects.get(pk=measure.person_id).employment == ""


def test_nobody_is_asked_after_the_measure_ended(place, measure):
    job = found(place, measure)
    with acting_for(place.users["chen"].pk, on=TODAY):
        paper = Paper(issued_by="Police", issued_on=TODAY)
        change = Change(Act.DIE, TODAY, {DocumentKind.DEATH_CERTIFICATE: paper})
        measures.change_status(measure.pk, change, actor=place.actor("chen"), on=TODAY)

        assert not Duty.objects.filter(OPEN, subject_id=job.pk).exists()


def test_work_begins_when_it_is_found_or_later(place, measure):
    with pytest.raises(BadInput):
        found(place, measure, starts_on=date(2020, 3, 29))
    with acting_for(place.users["li"].pk, on=TODAY):
        assert Job.objects.count() == 0


def employment(place, measure):
    with acting_for(place.users["li"].pk, on=TODAY):
        person = Person.objects.get(pk=measure.person_id)
        return person.employment, person.employer


def overnight(on):
    with as_system(on=on):
        return actions.put_begun_work_on_file(on=on)


def test_the_file_follows_work_that_begins_later_on_its_first_day_and_once(place, measure):
    start = TODAY + timedelta(days=10)
    before = employment(place, measure)
    found(place, measure, starts_on=start)

    assert overnight(start - timedelta(days=1)) == 0
    assert employment(place, measure) == before
    assert [overnight(start), overnight(start)] == [1, 0]
    assert employment(place, measure) == ("employed", "便民超市")


def test_what_is_corrected_on_the_file_afterwards_stays(place, measure):
    start = TODAY + timedelta(days=10)
    found(place, measure, starts_on=start)
    overnight(start + timedelta(days=2))
    with acting_for(place.users["li"].pk, on=start):
        Person.objects.filter(pk=measure.person_id).update(employer="改名超市")

    assert overnight(start + timedelta(days=3)) == 0
    assert employment(place, measure) == ("employed", "改名超市")


def test_work_voided_before_it_begins_never_reaches_the_file(place, measure):
    start = TODAY + timedelta(days=10)
    before = employment(place, measure)
    job = found(place, measure, starts_on=start)
    with acting_for(place.users["li"].pk, on=TODAY):
        actions.void_job(job.pk, reason="x", actor=place.actor("li"), on=TODAY)

    assert overnight(start) == 0
    assert employment(place, measure) == before


def test_work_that_ended_before_anybody_looked_leaves_the_file_as_it_is(place, measure):
    """The machine was off: the work began and ended meanwhile, and its end is on record."""
    start = TODAY + timedelta(days=1)
    job = found(place, measure, starts_on=start)
    ended = start + timedelta(days=1)
    with acting_for(place.users["li"].pk, on=ended):
        end = actions.JobEnding(ended, JobEnd.COMPLETED)
        actions.end_job(job.pk, end, actor=place.actor("li", on=ended), on=ended)
    before = employment(place, measure)

    assert overnight(ended) == 0
    assert employment(place, measure) == before
