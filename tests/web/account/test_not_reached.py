"""The list of people not reached: who stands on it, since when, what was tried, who may see it."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from guitu.absences import actions as absences
from guitu.absences.terms import ContactWay, StayReason
from guitu.account.queries.not_reached import under_measure
from guitu.contacts.actions import record_contact, void_contact
from guitu.contacts.terms import Outcome, Way
from guitu.database.context import acting_for
from guitu.duties.practice import NewPractice, adopt
from guitu.measures.models import Measure
from tests.cast import Town, town
from tests.modules.absences.given import TODAY, a_report
from tests.modules.contacts.files import a_visit, an_attempt
from tests.modules.measures.files import REPORTED, a_running_measure

pytestmark = pytest.mark.django_db
DAYS = (TODAY - REPORTED).days
BASE = 7


@pytest.fixture(autouse=True)
def _in_english(monkeypatch, settings):
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: TODAY)
    with translation.override("en"):
        yield


@dataclass
class Scene:
    """The town and a running measure; acts are those of the head of the office."""

    town: Town
    measure: Measure

    @property
    def person(self):
        return self.measure.person

    @property
    def chen(self):
        return self.town.actor("chen", on=TODAY)

    def acting(self):
        return acting_for(self.town.users["chen"].pk, on=TODAY)

    def client(self, name: str = "li") -> Client:
        client = Client()
        client.force_login(self.town.users[name])
        return client

    def contact(self, new):
        return record_contact(self.person.pk, new, actor=self.chen, on=TODAY)

    def row(self):
        return under_measure(self.chen, on=TODAY).get(pk=self.measure.pk)


@pytest.fixture
def scene():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        measure = a_running_measure(place)
    return Scene(place, measure)


def shown(scene, query="?since=over", name="li"):
    return scene.client(name).get(reverse("contact-not-reached") + query).content.decode()


def test_whoever_was_never_reached_counts_from_the_first_day(scene):
    page = shown(scene)

    assert f"{DAYS} days" in page
    assert "never; counted from 28 March 2020" in page
    assert "1 person under a measure was not spoken with for long." in page


def test_a_contact_with_the_family_alone_is_none(scene):
    with scene.acting():
        scene.contact(a_visit(TODAY, way=Way.FAMILY, met_family=True))

        assert scene.row().reached_on is None


@pytest.mark.parametrize(("ago", "is_over"), [(30, False), (31, True)])
def test_the_day_after_the_days_of_the_office_is_the_first(scene, ago, is_over):
    with scene.acting():
        scene.contact(a_visit(TODAY - timedelta(days=ago)))
        row = scene.row()

    assert (row.days, row.days > row.allowed) == (ago, is_over)


def test_an_office_counts_by_the_days_it_adopted(scene):
    new = NewPractice(
        subject="not_reached", from_on=TODAY, values={"not_reached_days": 100}, reference="决定1号"
    )
    with scene.acting():
        adopt(scene.town.orgs["xintan"], new, actor=scene.chen, on=TODAY)

        assert scene.row().allowed == 100
    assert "Everybody under a measure was spoken with" in shown(scene)


def test_attempts_since_the_last_contact_open_to_their_records(scene):
    with scene.acting():
        scene.contact(an_attempt(date(2020, 4, 10)))
        scene.contact(a_visit(date(2020, 4, 20)))
        first = scene.contact(an_attempt(date(2020, 5, 4), Outcome.NO_NUMBER))
        report = a_report(scene, leaves=date(2020, 6, 1), back=date(2020, 6, 20))
        touch = absences.Touch(date(2020, 6, 8), ContactWay.PHONE, was_reached=False)
        absences.record_contact(report.pk, touch, actor=scene.chen, on=TODAY)

    page = shown(scene)
    rows = scene.client().get(reverse("contact-not-reached-rows", args=[scene.measure.pk]))

    assert "20 April 2020, Home visit" in page
    assert "8 June 2020" in page
    assert [line["day"] for line in rows.context["rows"]] == [date(2020, 6, 8), date(2020, 5, 4)]
    text = rows.content.decode()
    assert reverse("contact-page", args=[first.pk]) in text
    assert reverse("absence-page", args=[report.pk]) in text


def test_being_reached_while_away_counts_and_a_voided_contact_does_not(scene):
    with scene.acting():
        report = a_report(scene)
        touch = absences.Touch(date(2020, 6, 8), ContactWay.PHONE, was_reached=True)
        absences.record_contact(report.pk, touch, actor=scene.chen, on=TODAY)
        visit = scene.contact(a_visit(date(2020, 6, 20)))
        assert scene.row().reached_on == date(2020, 6, 20)

        void_contact(visit.pk, reason="wrong person", actor=scene.chen, on=TODAY)

        assert scene.row().reached_on == date(2020, 6, 8)


def test_filters_stand_in_the_address_and_numbers_lead_to_them(scene):
    with scene.acting():
        new = absences.NewStay("贵阳市", date(2020, 6, 10), StayReason.WORK, absences.Division())
        absences.begin_stay(scene.person.pk, new, actor=scene.chen, on=TODAY)

    page = shown(scene)

    assert "?since=over&amp;lives=elsewhere" in page
    assert "贵阳市" in shown(scene, "?since=over&lives=elsewhere")
    assert "贵阳市" in shown(scene, "?tried=no")
    for query in ("?lives=here", "?tried=yes", "?since=within"):
        answer = scene.client().get(reverse("contact-not-reached") + query)
        assert answer.context["list"].total == 0, query


def test_names_are_masked_where_the_post_shows_none(scene):
    assert "苗一禾" not in shown(scene, name="officer")


@pytest.mark.parametrize(("user", "rows"), [("li", 200), ("zhao", 404), ("volunteer", 403)])
def test_the_attempts_of_another_office_are_not_there(scene, user, rows):
    url = reverse("contact-not-reached-rows", args=[scene.measure.pk])

    assert scene.client(user).get(url).status_code == rows


def test_an_ended_measure_leaves_the_list(scene):
    with scene.acting():
        Measure.objects.filter(pk=scene.measure.pk).update(ends_on=TODAY - timedelta(days=1))

        assert not under_measure(scene.chen, on=TODAY).exists()


def test_the_list_takes_the_same_few_queries_for_many(scene):
    client, url = scene.client(), reverse("contact-not-reached") + "?since=over"
    with scene.acting():
        scene.contact(an_attempt(date(2020, 5, 4)))
    client.get(url)
    few = statements(client, url)
    with scene.acting():
        for number in range(3):
            a_running_measure(scene.town, decision_number=f"No. {number + 5}")

    assert statements(client, url) == few
    assert few <= BASE + 12, few


def statements(client, url):
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return len([q for q in queries if "SAVEPOINT" not in q["sql"] and "sec." not in q["sql"]])


def test_the_list_is_taken_out_for_a_purpose(scene):
    url = reverse("export-list", args=["not-reached"])

    answer = scene.client("chen").post(url, {"reason": "monthly meeting", "recipient": "office"})

    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    assert scene.client("officer").post(url, {}).status_code in (403, 422)
