"""Every page of the way home can be opened, and its forms do what they say."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guitu.database.context import acting_for, as_system
from guitu.handover.models import CheckLine, FileTransfer, HandOver
from guitu.handover.steps import STEPS
from guitu.handover.terms import Stage
from tests.modules.handover import cases
from tests.modules.people.files import a_file

NOTICE = {
    "person_name": "周小满", "centre_name": "白泥湖", "ended_measure": "isolation",
    "decided_on": "2018.3.29", "release_on": "2020年3月28日", "received_on": "20200327",
    "sender_name": "区禁毒委", "org": "xintan", "id_number": cases.NUMBER,
    "papers_expected": ["rehab_order"],
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize(
    "name", ["handover-board", "handover-list", "handover-releases", "notice-new", "transfers",
             "checklist"],
)  # fmt: skip
def test_every_overview_opens(sign_in, hand_over, name, language):
    response = sign_in("chen", language).get(reverse(name))

    assert response.status_code == 200


@pytest.mark.parametrize("step", [step.code for step in STEPS])
def test_every_step_opens(chen, hand_over, step):
    assert chen.get(reverse("handover-step", args=[hand_over.pk, step])).status_code == 200


@pytest.mark.parametrize("name", ["handover-page", "handover-sheet", "handover-person"])
def test_the_pages_of_one_hand_over_open(chen, hand_over, name):
    response = chen.get(reverse(name, args=[hand_over.pk]))

    assert response.status_code == 200
    assert "周小满" in response.content.decode()


def test_a_step_does_not_open_for_whoever_may_not_take_it(sign_in, hand_over):
    where = reverse("handover-step", args=[hand_over.pk, "consent"])

    assert sign_in("officer").get(reverse("handover-page", args=[hand_over.pk])).status_code == 200
    assert sign_in("officer").get(where).status_code == 403


def test_an_unknown_step_is_not_there(chen, hand_over):
    assert chen.get(reverse("handover-step", args=[hand_over.pk, "x"])).status_code == 404


@pytest.mark.parametrize("name", ["handover-page", "handover-sheet", "handover-person"])
def test_another_office_gets_404(sign_in, hand_over, name):
    response = sign_in("elsewhere").get(reverse(name, args=[hand_over.pk]))

    assert response.status_code == 404


def test_a_name_is_masked_for_a_post_that_does_not_see_names(sign_in, hand_over):
    response = sign_in("inspector").get(reverse("handover-board"))

    assert "周小满" not in response.content.decode()
    assert "周**" in response.content.decode()


def test_the_board_asks_twelve_questions_at_most(place, chen):
    with acting_for(place.users["chen"].pk, on=cases.RECEIVED):
        for index in range(30):
            cases.received(place, id_number="", reference=f"第{index}号", is_another=True)
    chen.get(reverse("handover-board"))

    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = chen.get(reverse("handover-board"))

    own = [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]
    assert response.status_code == 200
    assert len(own) <= 12, "\n".join(own)


@pytest.mark.parametrize("stage", ["planned", "home"])
def test_the_page_of_a_hand_over_asks_twelve_questions_at_most(place, chen, stage, settings):
    settings.USERSESSIONS_TRACK_ACTIVITY = False
    with acting_for(place.users["chen"].pk, on=cases.RECEIVED):
        hand_over = cases.planned(place)
    if stage == "home":
        with acting_for(place.users["chen"].pk, on=cases.RELEASE):
            cases.at_home(place, hand_over)
    url = reverse("handover-page", args=[hand_over.pk])
    chen.get(url)

    with CaptureQueriesContext(connection) as asked:
        response = chen.get(url)

    own = [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]
    assert response.status_code == 200
    assert len(own) <= 12, "\n".join(own)


def test_a_notice_is_entered_by_page(chen, place):
    response = chen.post(reverse("notice-new"), NOTICE)

    assert response.status_code == 303
    with acting_for(place.users["chen"].pk, on=cases.RELEASE):
        hand_over = HandOver.objects.get()
        assert response["Location"] == reverse("handover-page", args=[hand_over.pk])


def test_a_notice_that_looks_like_an_open_one_is_asked_about(chen, place):
    with acting_for(place.users["chen"].pk, on=cases.RECEIVED):
        first = cases.received(place, id_number="", reference="1号")
    typed = NOTICE | {"id_number": "", "reference": "2号", "remark": "下午到"}
    assert 'name="is_another"' not in chen.get(reverse("notice-new")).content.decode()

    asked = chen.post(reverse("notice-new"), typed)

    page = asked.content.decode()
    assert asked.status_code == 422
    assert reverse("handover-page", args=[first.pk]) in page
    assert 'id="id_is_another-error"' in page
    assert "下午到" in page
    assert chen.post(reverse("notice-new"), typed | {"is_another": "on"}).status_code == 303


def test_wrong_days_and_numbers_stand_beside_their_fields(chen, place):
    wrong = NOTICE | {"release_on": "2018.3.29", "id_number": cases.NUMBER[:-1] + "5"}

    response = chen.post(reverse("notice-new"), wrong)

    assert response.status_code == 422
    assert "not after the day of the decision" in response.content.decode()
    right = chen.post(reverse("notice-new"), wrong | {"release_on": "2020.3.28"})
    assert 'id="id_id_number-error"' in right.content.decode()


def test_files_of_the_same_person_show_while_typing(chen, place):
    a_file(place, "周小满", id_number=cases.NUMBER)

    response = chen.post(reverse("notice-matches"), {"person_name": "周小满"})

    assert "on file already" in response.content.decode()


def test_the_gate_in_one_sending(chen, hand_over, stored):
    given = {
        "present": ["office", "workstation"], "papers": ["rehab_order"], "condition": "well",
        "conversation": "谈了工作", "day": "2020-03-28", "at": "08:30",
    }  # fmt: skip

    response = chen.post(reverse("handover-step", args=[hand_over.pk, "gate"]), given)

    assert response.status_code == 303
    assert stored(hand_over).stage == Stage.MET


def test_a_wrong_day_at_the_gate_stands_beside_the_day(chen, hand_over):
    given = {"present": ["office"], "condition": "well", "day": "2020-03-27", "at": "08:30"}

    response = chen.post(reverse("handover-step", args=[hand_over.pk, "gate"]), given)

    assert response.status_code == 422
    assert 'id="id_day-error"' in response.content.decode()


def test_what_is_lacking_is_named_when_marked_ready(chen, place):
    with acting_for(place.users["chen"].pk, on=cases.RECEIVED):
        hand_over = cases.received(place)
    for step, given in (("ask-consent", {}), ("consent", {"answer": "yes", "leader_name": "李"})):
        chen.post(reverse("handover-step", args=[hand_over.pk, step]), given)

    response = chen.post(reverse("handover-step", args=[hand_over.pk, "ready"]), {})

    assert response.status_code == 422
    assert "No vehicle and driver yet." in response.content.decode()


def test_a_file_is_opened_from_the_notice(chen, hand_over, stored):
    url = reverse("handover-person", args=[hand_over.pk])

    response = chen.post(url, {"community": "zixin"})

    assert response.status_code == 303
    assert stored(hand_over).person_id is not None


def test_a_notice_is_joined_to_a_file(chen, place):
    with acting_for(place.users["chen"].pk, on=cases.RECEIVED):
        hand_over = cases.received(place, id_number="")
    person = a_file(place, "周小满")
    page = chen.get(reverse("handover-person", args=[hand_over.pk])).content.decode()
    assert str(person.pk) in page

    url = reverse("handover-match", args=[hand_over.pk])
    assert chen.post(url, {"person": str(person.pk)}).status_code == 303


def test_the_team_page_takes_somebody_off(chen, place, hand_over, stored):
    with acting_for(place.users["chen"].pk, on=cases.RELEASE):
        member = hand_over.teammember_rows.first()
    url = reverse("handover-member-void", args=[hand_over.pk, member.pk])

    assert chen.post(url).status_code == 303
    assert not stored(hand_over).has_team


def test_a_file_goes_to_another_office_and_back(sign_in, place):
    person = a_file(place, "周小满", id_number=cases.NUMBER)
    given = {"to": "tianjiang", "reason": "moved"}
    sent = sign_in("chen").post(reverse("transfer-new", args=[person.pk]), given)
    assert sent.status_code == 303
    other = sign_in("elsewhere")
    page = other.get(reverse("transfers")).content.decode()
    assert "周小满" in page
    answer = page.split('/answer/"')[0].split('href="')[-1] + "/answer/"

    assert other.get(answer).status_code == 200
    assert other.post(answer, {"reason": "不住这里"}).status_code == 303
    assert "不住这里" in sign_in("chen").get(reverse("transfers")).content.decode()


def test_neither_office_forgets_a_file(sign_in, place):
    person = a_file(place, "周小满", id_number=cases.NUMBER)
    chen, other = sign_in("chen"), sign_in("elsewhere")
    chen.post(reverse("transfer-new", args=[person.pk]), {"to": "tianjiang", "reason": "moved"})
    today = other.get("/").content.decode()
    assert "Answer a file sent to the office" in today
    assert "周小满" in today
    row = only_transfer()
    link = reverse("transfer-page", args=[row.pk])
    assert link in today
    assert other.get(link).headers["Location"] == reverse("transfer-answer", args=[row.pk])
    for name in ("handover-board", "handover-list", "handover-releases", "transfers"):
        assert '<span class="count">1</span></a>' in other.get(reverse(name)).content.decode()
    other.post(reverse("transfer-answer", args=[row.pk]), {"reason": "不住这里"})

    page = chen.get(reverse("transfers")).content.decode()
    assert "1 file came back: send it on or keep it." in page
    assert "A file came back: send it on or keep it" in chen.get("/").content.decode()
    assert chen.get(link).headers["Location"] == reverse("transfers")
    assert chen.post(reverse("transfer-keep", args=[row.pk])).status_code == 303
    assert "No file waits for your answer." in chen.get(reverse("transfers")).content.decode()
    assert link not in chen.get("/").content.decode()


def test_a_leader_sees_who_is_meant_without_the_name(sign_in, place):
    person = a_file(place, "周小满", org="tianjiang", id_number=cases.NUMBER)
    given = {"to": "xintan", "reason": "moved"}
    sign_in("elsewhere").post(reverse("transfer-new", args=[person.pk]), given)

    page = sign_in("leader").get("/").content.decode()

    assert "Answer a file sent to the office" in page
    assert "周**" in page
    assert "周小满" not in page
    assert reverse("transfer-page", args=[only_transfer().pk]) not in page


def only_transfer() -> FileTransfer:
    with as_system(on=cases.RELEASE):
        return FileTransfer.objects.get()


def test_the_checklist_is_edited(chen, place):
    chen.post(reverse("checklist-own"))
    response = chen.post(reverse("checklist"), {"text": "带上毛毯", "text_en": ""})

    assert response.status_code == 303
    with acting_for(place.users["chen"].pk, on=cases.RELEASE):
        assert CheckLine.objects.filter(text="带上毛毯").exists()


def test_the_notice_of_rights_is_read_given_and_printed(chen, place):
    person = a_file(place, "周小满", id_number=cases.NUMBER)
    url = reverse("rights-notice", args=[person.pk])
    assert "Your rights" in chen.get(url + "?in=en").content.decode()
    given = {"answer": "refused", "given_on": "2020-3-28", "explained_by": "李明"}

    assert chen.post(url, given).status_code == 422
    assert chen.post(url, given | {"witness": "王红"}).status_code == 303
    assert chen.get(reverse("rights-notice-print", args=[person.pk])).status_code == 200


def test_notices_come_by_api_once(sign_in, place):
    district = sign_in("district")
    body = {
        "org": "xintan", "person_name": "周小满", "centre_name": "白泥湖",
        "release_on": "2020-03-28", "id_number": cases.NUMBER, "reference": "3号",
    }  # fmt: skip

    def send(key: str, **changes):
        return district.post(
            "/api/v1/release-notices", body | changes, content_type="application/json",
            headers={"Idempotency-Key": key},
        )  # fmt: skip

    first, again, same = send("key-0001"), send("key-0001"), send("key-0002")
    other = send("key-0003", release_on="2020-04-01")
    assert [first.status_code, again.status_code, same.status_code] == [201, 201, 200]
    assert first.json()["id"] == again.json()["id"] == same.json()["id"]
    assert other.status_code == 409
    listed = district.get("/api/v1/hand-overs").json()
    assert [row["stage"] for row in listed["items"]] == ["received"]
    assert "周小满" not in str(listed)
    assert sign_in("elsewhere").get("/api/v1/release-notices").json()["items"] == []


def test_the_api_asks_whether_it_is_another_person(sign_in, place):
    district = sign_in("district")
    body = {
        "org": "xintan", "person_name": "周小满", "centre_name": "白泥湖",
        "release_on": "2020-03-28",
    }  # fmt: skip

    def send(key: str, **changes):
        return district.post(
            "/api/v1/release-notices", body | changes, content_type="application/json",
            headers={"Idempotency-Key": key},
        )  # fmt: skip

    answers = [
        send("key-0001", reference="1号"),
        send("key-0002", reference="2号"),
        send("key-0003", reference="2号", is_another=True),
    ]
    assert [answer.status_code for answer in answers] == [201, 422, 201]
    assert "is_another" in answers[1].content.decode()


def test_a_number_on_file_elsewhere_is_said_before_a_second_file_is_opened(chen, place):
    a_file(place, "周小满", id_number=cases.NUMBER, org="tianjiang")
    with acting_for(place.users["chen"].pk, on=cases.RECEIVED):
        hand_over = cases.received(place)
    url = reverse("handover-person", args=[hand_over.pk])

    refused = chen.post(url, {"community": "zixin"})

    assert refused.status_code == 422
    assert "Another office has a file" in refused.content.decode()
    assert chen.post(url, {"community": "zixin", "anyway": "on"}).status_code == 303
