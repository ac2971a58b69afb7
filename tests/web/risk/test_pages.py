"""The pages of rounds: what they say, whom they let in, what they cost."""

from datetime import date

import pytest
from django.urls import reverse

from guitu.database.context import as_system
from guitu.risk.models import Answer, Round
from guitu.risk.terms import RoundStatus
from tests.modules.risk.files import COUNTS
from tests.web.asked import asked

pytestmark = pytest.mark.django_db
FRAME = 9


def url(name, row):
    return reverse(name, args=[row.pk])


def test_the_list_and_a_round_say_how_far_it_is(office):
    client = office.client("chen")

    assert "July 2020" in client.get(reverse("risk-rounds")).content.decode()
    page = client.get(url("risk-round", office.case.round)).content.decode()
    assert "1 of 1 has no level yet; the round ends on 31 July 2020." in page
    assert "苗一禾" in page


def test_a_worker_of_the_community_sees_the_round_and_own_people(office):
    mine = office.client("li").get(url("risk-round", office.case.round)).content.decode()
    others = office.client("zhao").get(url("risk-round", office.case.round)).content.decode()

    assert "苗一禾" in mine
    assert "苗一禾" not in others


@pytest.mark.parametrize(
    ("name", "status"),
    [("li", 200), ("chen", 200), ("officer", 200), ("zhao", 404), ("doctor", 403),
     ("elsewhere", 404), ("auditor", 403), ("volunteer", 403)],
)  # fmt: skip
def test_who_opens_an_assessment(office, name, status):
    answer = office.client(name).get(url("risk-assessment", office.assessment))

    assert answer.status_code == status


def test_an_assessment_says_what_is_missing_and_why_it_is_here(office):
    page = office.client("li").get(url("risk-assessment", office.assessment)).content.decode()

    assert "Still missing until 31 July 2020: contact, 17 items, opinions, a level." in page
    assert "On the register of 1 July 2020: A measure is running." in page
    assert "Poverty, housing and illness never raise a level." in page


def test_items_are_answered_with_their_evidence(office):
    client = office.client("li")
    where = url("risk-answers", office.assessment)
    given = {
        "self_harm": "some", "self_harm__evidence": "said so on the telephone",
        "self_harm__evidence_on": "2020-7-1", "self_harm__certainty": "told", "housing": "none",
    }  # fmt: skip
    assert client.get(where).status_code == 200

    answer = client.post(where, given | {"_version": office.assessment.version})

    assert answer.status_code == 303
    with as_system(on=COUNTS):
        assert {row.item for row in Answer.objects.all()} == {"self_harm", "housing"}
    page = client.get(url("risk-assessment", office.assessment)).content.decode()
    assert "said so on the telephone" in page
    assert "Talk about early" in page


def test_a_sign_without_evidence_is_named_beside_its_field_and_nothing_is_lost(office):
    answer = office.client("li").post(
        url("risk-answers", office.assessment),
        {"self_harm": "strong", "housing": "some", "_version": 1},
    )

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Say what was seen or told, so that it can be checked." in page
    with as_system(on=COUNTS):
        assert not Answer.objects.exists()


def test_two_colleagues_answering_at_once_do_not_overwrite_each_other(office):
    where = url("risk-answers", office.assessment)
    first, second = office.client("li"), office.client("chen")
    version = office.assessment.version
    first.post(where, {"housing": "none", "_version": version})

    answer = second.post(where, {"housing": "none", "income": "none", "_version": version})

    assert answer.status_code == 409


def test_closing_with_open_items_is_refused_with_the_list(office):
    answer = office.client("chen").post(url("risk-round-close", office.case.round))

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "1 without a level" in page
    assert "?missing=level" in page


def test_a_closed_round_is_opened_again_with_a_reason(office):
    with as_system(on=COUNTS):
        Round.objects.update(status=RoundStatus.CLOSED, closed_on=COUNTS)
    client = office.client("chen")
    where = url("risk-round-reopen", office.case.round)

    assert client.post(where, {"reason": "", "closes_on": "2020-8-1"}).status_code == 422
    assert client.post(where, {"reason": "left out", "closes_on": "2020-8-1"}).status_code == 303
    page = client.get(url("risk-round", office.case.round)).content.decode()
    assert "left out" in page


def test_a_round_is_opened_on_the_page(office):
    with as_system(on=COUNTS):
        Round.objects.update(status=RoundStatus.CLOSED, closed_on=COUNTS)
    client = office.client("chen")
    where = reverse("risk-round-new")
    assert "Each community for its own people" in client.get(where).content.decode()
    asks = {f"asks_{name}": "paper" for name in ("health", "family_planning", "justice", "police")}

    answer = client.post(
        where,
        asks | {"name": "Again", "counts_from": "2020-7-1", "closes_on": "2020-7-31",
                "asks_community": "each"},
    )  # fmt: skip

    assert answer.status_code == 303
    with as_system(on=COUNTS):
        assert Round.objects.get(name="Again").closes_on == date(2020, 7, 31)


def test_pages_cost_a_bounded_number_of_statements(office):
    client = office.client("chen")
    for where in (
        reverse("risk-rounds"),
        url("risk-round", office.case.round),
        url("risk-round-left-out", office.case.round),
        url("risk-assessment", office.assessment),
        url("risk-answers", office.assessment),
    ):
        assert len(asked(client, where)) <= FRAME + 12, where
