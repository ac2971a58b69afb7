"""The pages of packages: keys, sending, arrival with its preview, receipt."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from guitu.database.context import acting_for, as_system
from guitu.exchange.packages import keys, known
from guitu.exchange.packages.models import Correspondent, FilePackage
from guitu.measures import actions as measures
from guitu.measures.models import Measure
from guitu.people.actions.opening import NewPerson, open_file
from guitu.people.models import Person
from tests.cast import town
from tests.modules.exchange.installations import Two
from tests.modules.measures.files import REPORTED, a_running_measure, an_order
from tests.modules.people.files import number
from tests.web.asked import asked

pytestmark = pytest.mark.django_db
DAY = date(2020, 6, 1)


@pytest.fixture(autouse=True)
def _in_english(monkeypatch, settings):
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: DAY)
    with translation.override("en"):
        yield


@pytest.fixture
def place():
    return town()


@pytest.fixture
def two(place, tmp_path, monkeypatch):
    return Two(place, tmp_path, monkeypatch)


@pytest.fixture
def measure(place):
    with acting_for(place.users["chen"].pk, on=REPORTED):
        return a_running_measure(place)


@pytest.fixture
def pages(place, two):
    """Return a browser that stands in the installation of a user."""

    def at(name: str) -> Client:
        two._now = name
        client = Client()
        client.force_login(place.users[name])
        return client

    return at


def upload(client, content: bytes):
    return client.post(reverse("package-read"), {"file": SimpleUploadedFile("x", content)})


def test_the_whole_way_by_pages(pages, measure):
    sender = pages("chen")
    url = reverse("package-new", args=[measure.person_id])
    shown = sender.get(url).content.decode()
    assert "goes on without a break, until 27 March 2023" in shown
    with as_system(on=DAY):
        to = Correspondent.objects.get(code="tianjiang")
    made = sender.post(url, {"to": str(to.pk)})
    assert made.status_code == 303
    page = sender.get(made["Location"]).content.decode()
    assert "Its receipt is expected by 16 June 2020" in page
    assert "戒毒条例 Art. 22" in page
    package = sender.get(made["Location"] + "file/").content
    glance = sender.get(reverse("person-page", args=[measure.person_id])).content.decode()
    assert "receipt not here yet" in glance

    receiver = pages("elsewhere")
    checked = upload(receiver, package)
    assert checked.status_code == 303
    preview = receiver.get(checked["Location"]).content.decode()
    assert "Nothing is written yet" in preview
    assert "苗一禾" in preview
    with as_system(on=DAY):
        assert Person.objects.count() == 1
    done = receiver.post(checked["Location"], {"existing": "", "community": ""})
    assert done.status_code == 303
    page = receiver.get(done["Location"]).content.decode()
    assert "To report in here by 16 June 2020" in page
    assert "What the other office did until then" in page
    receipt = receiver.get(done["Location"] + "file/").content
    assert receiver.get(checked["Location"]).status_code == 404

    sender = pages("chen")
    closed = upload(sender, receipt)
    assert closed.status_code == 303
    assert "took the person over" in sender.get(closed["Location"]).content.decode()


def test_what_is_wrong_is_one_sentence_beside_the_file(pages, two, measure):
    _row, package = two.send(measure.person_id)
    receiver = pages("elsewhere")
    for content, sentence in (
        (package[:-1] + b"x", "changed or damaged on the way"),
        (b"hello", "This is not a package of Guitu."),
    ):
        answer = upload(receiver, content)
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
    with as_system(on=DAY):
        assert FilePackage.objects.count() == 1


def test_keys_are_taken_in_by_their_digits(pages, two, place):
    with two.at("chen", DAY) as chen:
        known.drop_keys(known.known_to(chen).get().pk, reason="更换", actor=chen)
    found = two.public("elsewhere")
    client = pages("chen")
    page = client.get(reverse("package-keys")).content.decode()
    assert two.public("chen").fingerprint in page
    given = client.get(reverse("package-key-file", args=["xintan"]))
    assert keys.read(given.content).code == "xintan"
    assert client.get(reverse("package-key-file", args=["tianjiang"])).status_code == 403

    def send(digits: str):
        return client.post(
            reverse("package-keys"),
            {"office": "xintan", "digits": digits, "compared_with": "王科长",
             "file": SimpleUploadedFile("k", keys.as_file(found))},
        )  # fmt: skip

    assert send("1 2 3").status_code == 422
    assert send(re.sub(" ", "", found.fingerprint)).status_code == 303
    assert "tianjiang街道" in client.get(reverse("package-keys")).content.decode()


def test_others_see_no_packages(pages, two, place, measure):
    row, _package = two.send(measure.person_id)
    assert pages("elsewhere").get(reverse("package-page", args=[row.pk])).status_code == 404
    li = pages("li")
    assert li.get(reverse("package-page", args=[row.pk])).status_code == 404
    assert li.get(reverse("package-new", args=[measure.person_id])).status_code == 403
    assert pages("doctor").get(reverse("packages")).status_code == 403


@pytest.mark.parametrize(
    ("name", "most"), [("packages", 10), ("package-keys", 7), ("package-read", 7)]
)
def test_the_lists_take_few_queries(pages, two, measure, name, most):
    two.send(measure.person_id)

    assert len(asked(pages("chen"), reverse(name))) <= most


def test_the_pages_of_one_package_take_few_queries(pages, two, measure):
    sender, url = pages("chen"), reverse("package-new", args=[measure.person_id])
    assert len(asked(sender, url)) <= 12
    row, package = two.send(measure.person_id)
    assert len(asked(sender, reverse("package-page", args=[row.pk]))) <= 9

    receiver = pages("elsewhere")
    preview = upload(receiver, package)["Location"]
    assert len(asked(receiver, preview)) <= 13
    taken = receiver.post(preview, {"existing": "", "community": ""})["Location"]
    assert len(asked(receiver, taken)) <= 9


TOLD = "which one is not told"


def a_file(place, who: str, org: str, id_number: str):
    with acting_for(place.users[who].pk, on=REPORTED):
        new = NewPerson(name="苗一禾", org=place.orgs[org], id_number=id_number)
        return open_file(new, actor=place.actor(who, on=REPORTED), on=REPORTED)


def a_numbered_measure(place) -> Measure:
    """Return a running measure of a person whose ID number is on file."""
    person = a_file(place, "chen", "zixin", number())
    with acting_for(place.users["chen"].pk, on=REPORTED):
        chen = place.actor("chen", on=REPORTED)
        order = measures.record_order(person.pk, an_order(place), actor=chen, on=REPORTED)
        return measures.report_in(order.pk, reported_on=REPORTED, actor=chen, on=REPORTED)


@pytest.mark.parametrize("is_there", [False, True])
def test_who_sends_is_told_that_another_office_here_has_the_number_and_not_which(
    place, pages, is_there
):
    measure = a_numbered_measure(place)
    a_file(place, "elsewhere", "tianjiang", number() if is_there else number(order=99))

    page = pages("chen").get(reverse("package-new", args=[measure.person_id])).content.decode()

    assert (TOLD in page) is is_there


@pytest.mark.parametrize("is_there", [False, True])
def test_who_reads_in_is_told_before_anything_is_written(place, pages, two, is_there):
    """Both installations share a database in the test: the sender's own file is the other one."""
    measure = a_numbered_measure(place)
    sender = pages("chen")
    with as_system(on=DAY):
        to = Correspondent.objects.get(code="tianjiang")
    made = sender.post(reverse("package-new", args=[measure.person_id]), {"to": str(to.pk)})
    package = sender.get(made["Location"] + "file/").content
    if not is_there:
        with as_system(on=DAY):
            Person.objects.filter(pk=measure.person_id).update(id_index=None, no_id_reason="test")

    receiver = pages("elsewhere")
    page = receiver.get(upload(receiver, package)["Location"]).content.decode()

    assert (TOLD in page) is is_there
    with as_system(on=DAY):
        assert FilePackage.objects.filter(direction="in").count() == 0
