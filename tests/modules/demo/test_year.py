"""The demonstration year: its figures, its records, and that every list shows something."""

from collections import Counter
from datetime import date, timedelta

import pytest

from guitu.absences.models import Absence, HostTask, Letter
from guitu.absences.terms import LetterAnswer
from guitu.access.models import User
from guitu.access.queries import actor_for
from guitu.account.queries.year import account_of
from guitu.aid.models import AidRequest, Dependant, Job, JobCheck, Need
from guitu.aid.terms import OPEN_NEEDS, FoundThrough, NeedStatus, RequestStatus
from guitu.colleagues import digests
from guitu.contacts.models import Appointment, Contact, Review
from guitu.contacts.terms import CONTACT_KINDS, REVIEW_KINDS, AppointmentState
from guitu.database.context import acting_for, as_system
from guitu.database.models import SPECIAL
from guitu.demo import homecoming, minor, year
from guitu.drug_testing.models import CallUp, DrugTest, Finding, MaintenanceTreatment
from guitu.drug_testing.terms import DRUG_TEST, Result
from guitu.duties.models import Duty, Snooze
from guitu.duties.queries import OPEN, overdue
from guitu.measures.models import BreachPaper, Measure
from guitu.measures.terms import RELEASE_NOTICE, BreachPaperKind, BreachPaperStatus
from guitu.orgs.models import Org
from guitu.people import queries as people
from guitu.people.models import Document, Person, Relative
from tests.modules.demo.conftest import ON

LISTS = (
    ("worker", "/people/"),
    ("worker", "/contacts/"),
    ("worker", "/contacts/booked/"),
    ("station", "/tests/?month=2020-10"),
    ("worker4", "/missed/"),
    ("worker2", "/absences/"),
    ("tianjiang", "/absences/hosted/"),
    ("station", "/help/needs/"),
    ("station", "/help/requests/"),
    ("civil", "/help/requests/received/"),
    ("worker", "/help/work/"),
    ("head", "/colleagues/digests/"),
    ("head", "/measures/"),
    ("head", "/hand-overs/list/"),
)


@pytest.fixture(autouse=True)
def _as_system(demonstration):
    with as_system(on=ON):
        yield


def met_at_the_gate() -> Person:
    return Person.objects.get(name=homecoming.NAME)


def test_the_account_tells_the_homecoming_of_the_year():
    account = account_of(Org.objects.get(code="xintan"), 2020, on=ON)
    found = {one.code: counts.numerator for one, counts in account.figures}

    assert {code: found[code] for code in (
        "handovers_notified", "handovers_met", "agreements_same_day", "agreements_signed",
        "in_execution", "employed", "at_work_after_30", "at_work_after_90", "at_work_after_180",
        "requests_answered_on_time",
    )} == {
        "handovers_notified": 1, "handovers_met": 1, "agreements_same_day": 1,
        "agreements_signed": 6, "in_execution": 25, "employed": 15, "at_work_after_30": 1,
        "at_work_after_90": 1, "at_work_after_180": 0, "requests_answered_on_time": 1,
    }  # fmt: skip


def test_routine_duties_are_met_by_the_records_that_are_meant_to_meet_them():
    since = date(2020, 3, 1)
    met = Duty.objects.filter(
        kind__in=(*CONTACT_KINDS, DRUG_TEST, *REVIEW_KINDS), met_on__gte=since
    )
    models = {
        "contacts.contact": Contact,
        "contacts.review": Review,
        "drug_testing.drugtest": DrugTest,
    }

    assert set(met.values_list("met_by_type", flat=True)) == set(models)
    for label, model in models.items():
        ids = set(met.filter(met_by_type=label).values_list("met_by_id", flat=True))
        assert model.objects.filter(pk__in=ids, voided_at=None).count() == len(ids)
    assert not Document.objects.filter(pk__in=met.values("met_by_id")).exists()


def test_a_few_duties_are_late_and_none_of_them_is_his():
    late = Duty.objects.filter(
        OPEN, overdue(on=ON), kind__in=(*CONTACT_KINDS, DRUG_TEST), due_on__gte=date(2020, 3, 1)
    )

    assert 1 <= late.count() <= 12
    assert not late.filter(person_id=met_at_the_gate().pk).exists()


def test_he_works_for_a_courier_since_may_and_every_test_was_negative():
    person = met_at_the_gate()
    job = Job.objects.get(person=person)

    assert (job.through, job.starts_on, job.employer) == (
        FoundThrough.COMMUNITY, date(2020, 5, 18), "快递公司（演示）",
    )  # fmt: skip
    assert person.employer == job.employer
    answers = JobCheck.objects.filter(job=job).order_by("done_on")
    assert [(row.done_on - job.starts_on).days for row in answers] == [31, 91]
    assert all(row.at_work for row in answers)
    results = Finding.objects.filter(person=person).values_list("result", flat=True)
    assert len(results) >= 3
    assert set(results) == {Result.NEGATIVE}
    assert set(Need.objects.filter(person=person).values_list("status", flat=True)) == {
        NeedStatus.MET
    }


def test_every_case_of_the_day_is_there():
    assert Absence.objects.get(returned_on=None, until_on__gte=ON).acknowledged_on
    letters = Letter.objects.filter(sent_on__year=2020, ended_on=None)
    assert Counter(letters.values_list("answer", flat=True)) == {"": 1, LetterAnswer.ACCEPTED: 1}
    assert HostTask.objects.filter(outcome="").count() == 1
    assert MaintenanceTreatment.objects.filter(until_on=None).count() == 1
    assert Dependant.objects.get(is_sole_carer=True).until_on is None
    assert Need.objects.filter(status__in=OPEN_NEEDS).count() >= 6
    statuses = Counter(
        AidRequest.objects.filter(sent_on__year=2020).values_list("status", flat=True)
    )
    assert statuses == {RequestStatus.SENT: 1, RequestStatus.PROVIDED: 2}
    week = (ON, ON + timedelta(days=6))
    booked = Appointment.objects.filter(state=AppointmentState.BOOKED, planned_on__range=week)
    assert booked.count() == 9
    assert CallUp.objects.filter(call_on=date(2020, 10, 16)).count() >= 4
    assert Snooze.objects.filter(until_on__gt=ON, voided_at=None).count() == 1


def test_a_refusal_was_answered_with_help_and_the_exhortation_is_a_draft():
    refused = DrugTest.objects.get(findings__result=Result.REFUSED, tested_on__gte=date(2020, 1, 1))
    papers = BreachPaper.objects.filter(measure=refused.measure_id)

    assert [(paper.kind, paper.status) for paper in papers] == [
        (BreachPaperKind.EXHORTATION, BreachPaperStatus.DRAFT)
    ]
    assert refused.measure.help_offered.count() == 1


def test_clocks_of_a_strip_to_be_confirmed_run():
    running = Duty.objects.filter(OPEN, kind="test_decide", window_from__lte=ON, due_on__gte=ON)

    assert running.count() == 1


def test_one_term_is_over_and_only_the_notice_is_late():
    measure = Measure.objects.get(ends_on=date(2020, 9, 27))
    late = Duty.objects.filter(OPEN, overdue(on=ON), subject_id=measure.pk)

    assert list(late.values_list("kind", flat=True)) == [RELEASE_NOTICE]


def test_the_digest_of_the_week_waits_for_the_head(demonstration):
    with acting_for(demonstration.users["head"].pk, on=ON):
        unread = digests.unread(actor_for(demonstration.users["head"], on=ON))

    assert unread is not None
    assert unread.week_from == ON
    assert unread.figures["late"]
    assert unread.figures["put_off"]


@pytest.mark.parametrize(("username", "path"), LISTS, ids=lambda one: one.strip("/") or "today")
def test_every_list_shows_at_least_one_row(demonstration, username, path):
    answer = demonstration.client(username).get(path)

    assert answer.status_code == 200
    main = answer.content.split(b"<main", 1)[1]
    assert b"<td" in main or b'class="spread"' in main


@pytest.mark.parametrize("username", ["worker", "station", "head", "police", "civil", "tianjiang"])
def test_today_asks_something_of_every_post_that_acts(demonstration, username):
    answer = demonstration.client(username).get("/")

    assert answer.status_code == 200
    assert b"/duties/" in answer.content


def test_loading_again_changes_nothing():
    before = Duty.objects.count(), Contact.objects.count(), Person.objects.count()

    assert not year.load_when_empty(progress=lambda _line: None)

    assert (Duty.objects.count(), Contact.objects.count(), Person.objects.count()) == before


def test_a_minor_is_there_with_a_guardian_and_for_whoever_has_clearance_only():
    person = Person.objects.get(name=minor.NAME)
    measure = Measure.objects.get(person=person)

    assert person.sec_label == SPECIAL
    assert Relative.objects.filter(person=person, is_guardian=True).count() == 1
    parties = {str(one.party) for one in measure.agreements.get().signatures.all()}
    assert "family" in parties
    assert Contact.objects.filter(measure=measure, outcome="met").exists()
    for username, sees in (("worker", True), ("head", True), ("police", False), ("doctor", False)):
        user = User.objects.get(username=username)
        with acting_for(user.pk, on=ON):
            assert people.visible_to(actor_for(user, on=ON)).filter(pk=person.pk).exists() is sees
