"""Papers about missed steps by the API: drafted once, listed, read; never issued."""

import pytest
from django.test import Client

from guitu.database.context import acting_for
from guitu.measures.actions import breach_papers, hearing
from guitu.measures.models import BreachPaper
from guitu.measures.terms import HelpAnswer, MissedKind
from tests.cast import TODAY, town
from tests.modules.measures.files import a_running_measure

pytestmark = pytest.mark.django_db
HERE = "/api/v1/breach-papers"
WORDS = "那天孩子发烧，没敢说。"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: TODAY)


@pytest.fixture
def place():
    return town()


@pytest.fixture
def measure(place):
    """A measure under which one step counts; the draft that followed by itself is voided."""
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        found = a_running_measure(place)
        step = hearing.NewStep(MissedKind.OTHER, TODAY, "没有赴约", TODAY, "电话")
        row = hearing.note_step(found.pk, step, actor=chen, on=TODAY)
        heard = hearing.NewHearing(TODAY, WORDS, False)
        hearing.hear(found.pk, row.pk, heard, actor=chen, on=TODAY)
        for paper in BreachPaper.objects.filter(measure=found):
            breach_papers.void_paper(paper.pk, reason="test", actor=chen)
        return found


def post(place, who, body, *, key):
    client = Client()
    client.force_login(place.users[who])
    headers = {"Idempotency-Key": key}
    return client.post(HERE, body, content_type="application/json", headers=headers)


def get(place, who, url):
    client = Client()
    client.force_login(place.users[who])
    return client.get(url)


def asked(measure, kind="exhortation", **values):
    return {"measure": str(measure.pk), "kind": kind} | values


def test_a_paper_sent_for_twice_is_drafted_once(place, measure):
    answers = [post(place, "li", asked(measure), key="key-0001") for _time in range(2)]

    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert answers[0].json()["status"] == "draft"
    assert answers[0].json()["number"] == ""
    with acting_for(place.users["li"].pk, on=TODAY):
        assert BreachPaper.objects.filter(voided_at=None).count() == 1


def test_a_second_draft_and_one_beyond_the_law_are_refused_with_the_reason(place, measure):
    post(place, "li", asked(measure), key="key-0001")

    again = post(place, "li", asked(measure), key="key-0002")
    beyond = post(place, "li", asked(measure, "serious_breach"), key="key-0003")

    assert (again.status_code, beyond.status_code) == (422, 422)
    assert again.json()["detail"] != beyond.json()["detail"]


def test_an_admonition_out_of_turn_asks_for_a_reason(place, measure):
    without = post(place, "li", asked(measure, "admonition"), key="key-0001")
    with_one = post(
        place, "li", asked(measure, "admonition", reason="多次爽约，情节较重"), key="key-0002"
    )

    assert without.status_code == 422
    assert without.json()["errors"][0]["field"] == "note"
    assert with_one.status_code == 201


def test_a_draft_says_what_it_lacks_and_tells_no_name_and_no_word(place, measure):
    made = post(place, "li", asked(measure), key="key-0001").json()
    url = f"{HERE}/{made['id']}"
    before = get(place, "li", url).json()
    with acting_for(place.users["li"].pk, on=TODAY):
        offer = hearing.NewHelp(TODAY, "陪同就医", HelpAnswer.ACCEPTED)
        hearing.offer_help(measure.pk, offer, actor=place.actor("li"), on=TODAY)

    after = get(place, "li", url)

    assert {"code": "help", "is_there": False} in before["evidence"]
    assert {"code": "help", "is_there": True} in after.json()["evidence"]
    assert len(before["steps"]) == 1
    for secret in (WORDS, "苗一禾", "没有赴约"):
        assert secret not in after.content.decode()


def test_missed_steps_are_told_with_what_counts(place, measure):
    answer = get(place, "li", f"/api/v1/measures/{measure.pk}/missed-steps")

    (step,) = answer.json()
    assert (step["kind"], step["counts"], step["is_justified"]) == ("other", True, False)
    assert WORDS not in answer.content.decode()


def test_the_list_narrows_and_pages(place, measure):
    post(place, "li", asked(measure), key="key-0001")
    post(place, "li", asked(measure, "admonition", reason="x"), key="key-0002")

    first = get(place, "li", f"{HERE}?limit=1").json()
    second = get(place, "li", f"{HERE}?limit=1&offset={first['next_offset']}").json()
    issued = get(place, "li", f"{HERE}?status=issued").json()
    one_kind = get(place, "li", f"{HERE}?kind=admonition&measure={measure.pk}").json()

    assert {first["items"][0]["kind"], second["items"][0]["kind"]} == {"exhortation", "admonition"}
    assert second["next_offset"] is None
    assert issued["items"] == []
    assert [one["kind"] for one in one_kind["items"]] == ["admonition"]


@pytest.mark.parametrize(
    ("who", "read", "write"),
    [("officer", 200, 403), ("zhao", 404, 404), ("elsewhere", 404, 404), ("volunteer", 403, 403)],
)
def test_whom_it_lets_in(place, measure, who, read, write):
    made = post(place, "li", asked(measure), key="key-0001").json()

    assert get(place, who, f"{HERE}/{made['id']}").status_code == read
    body = asked(measure, "admonition", reason="x")
    assert post(place, who, body, key="key-0002").status_code == write
