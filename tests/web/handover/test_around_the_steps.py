"""What stands around the steps of the way home: flags, consent, and ways on that open."""

import pytest
from django.urls import reverse

from guitu.database.context import acting_for
from guitu.people.actions import NewFlag, raise_flag
from guitu.people.terms import FlagKind
from tests.modules.handover import cases
from tests.modules.people.files import a_file, number


def test_flags_of_the_file_stand_on_the_way_home_for_whoever_reads_the_file(sign_in, place):
    with acting_for(place.users["chen"].pk, on=cases.RECEIVED):
        chen = place.actor("chen")
        hand_over = cases.at_home(place, cases.planned(place))
        flag = NewFlag(FlagKind.ASK_FIRST, cases.RELEASE, "母亲先知道再告诉他")
        raise_flag(hand_over.person_id, flag, actor=chen, on=cases.RELEASE)
    urls = [
        reverse("handover-page", args=[hand_over.pk]),
        reverse("handover-step", args=[hand_over.pk, "recontact"]),
    ]

    assert all("母亲先知道再告诉他" in sign_in("chen").get(url).content.decode() for url in urls)
    page = sign_in("leader").get(urls[0])
    assert page.status_code == 200
    assert "母亲先知道再告诉他" not in page.content.decode()


def test_the_gate_asks_how_the_person_agreed_to_the_health_summary(chen, hand_over, stored):
    given = {
        "present": ["office"], "papers": ["health_summary"], "condition": "well",
        "conversation": "谈了工作", "day": "2020-03-28", "at": "08:30",
    }  # fmt: skip
    url = reverse("handover-step", args=[hand_over.pk, "gate"])

    refused = chen.post(url, given)
    asked_who = chen.post(url, given | {"agreed": "spoken"})
    taken = chen.post(url, given | {"agreed": "spoken", "witness": "李明"})

    assert (refused.status_code, asked_who.status_code, taken.status_code) == (422, 422, 303)
    assert 'id="id_agreed-error"' in refused.content.decode()
    assert "谈了工作" in refused.content.decode()
    assert 'id="id_witness-error"' in asked_who.content.decode()
    assert "health_summary" in stored(hand_over).papers_received
    page = chen.get(reverse("handover-page", args=[hand_over.pk])).content.decode()
    assert "The person agreed to the health summary on" in page


@pytest.mark.parametrize(
    ("words", "is_found"),
    [("单景", True), ("shanjing", True), ("没有这个人", False), ("\x00", False)],
)
def test_another_file_is_looked_for_by_name_before_one_is_opened(
    chen, place, hand_over, words, is_found
):
    a_file(place, "单景松", id_number=number())

    page = chen.post(reverse("handover-person", args=[hand_over.pk]), {"q": words})

    assert page.status_code == 200
    assert ("单景松" in page.content.decode()) == is_found


@pytest.mark.parametrize(("name", "is_offered"), [("chen", True), ("li", False)])
def test_an_empty_list_leads_to_a_new_notice_only_whoever_may_enter_one(sign_in, name, is_offered):
    page = sign_in(name).get(reverse("handover-list")).content.decode()

    assert "Nobody is on the way home just now" in page
    assert (reverse("notice-new") in page.split("<main")[1]) == is_offered


@pytest.mark.parametrize(("name", "is_offered"), [("chen", True), ("leader", False)])
def test_steps_at_home_are_offered_to_whoever_may_take_them(sign_in, hand_over, name, is_offered):
    page = sign_in(name).get(reverse("handover-page", args=[hand_over.pk])).content.decode()

    assert (reverse("handover-person", args=[hand_over.pk]) in page) == is_offered
