"""The meeting in the browser: queue, one person at a time, decision, telling, objection."""

import pytest
from django.urls import reverse

from guitu.database.context import as_system
from guitu.risk import actions
from guitu.risk.models import Assessment, LevelDecision, Meeting, NextMeasure, Objection, Telling
from guitu.risk.terms import Level, NextKind, Strength, TellWay
from tests.modules.risk.files import COUNTS, DAY, a_case
from tests.modules.risk.levels import OUTSIDE, decided, found
from tests.web.risk.opened import Opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    with as_system(on=COUNTS):
        found = a_case()
        yield Opened(found.place, found.measure, found.round)


def url(name, row):
    return reverse(name, args=[row.pk])


def text_of(answer):
    return " ".join(answer.content.decode().split())


def posted(case, who="chen", **more):
    given = {
        "level": "low", "reasons": "Steady.", "others": "罗医生, Health centre",
        "_version": case.assessment.version,
    } | more  # fmt: skip
    return case.client(who).post(url("risk-panel", case.assessment), given)


def a_decision(case, **more):
    with case.acting():
        return decided(case, **more)


def test_the_queue_says_how_many_wait(case):
    page = text_of(case.client("chen").get(url("risk-meeting", case.round)))

    assert "1 person waits for a level." in page
    assert "One person at a time" in page


def test_a_worker_sees_the_queue_of_the_own_community(case):
    client = case.client("li")
    assert "苗一禾" in text_of(client.get(url("risk-meeting", case.round)))
    assert "Record a meeting" not in text_of(client.get(url("risk-meeting", case.round)))
    assert "苗一禾" not in text_of(case.client("zhao").get(url("risk-meeting", case.round)))


@pytest.mark.parametrize(
    ("who", "status"),
    [("chen", 200), ("wang", 200), ("officer", 200), ("li", 200), ("zhao", 404), ("doctor", 403),
     ("elsewhere", 404), ("volunteer", 403)],
)  # fmt: skip
def test_who_sees_a_person_at_the_meeting(case, who, status):
    assert case.client(who).get(url("risk-panel", case.assessment)).status_code == status


def test_the_projector_shows_little_of_the_person(case):
    page = text_of(case.client("chen").get(url("risk-panel", case.assessment)))

    assert "苗**" in page
    assert "苗一禾" not in page


def test_a_worker_of_the_community_sees_no_form_and_cannot_send_one(case):
    assert "Keep the decision" not in text_of(
        case.client("li").get(url("risk-panel", case.assessment))
    )
    assert posted(case, "li").status_code == 403


def test_a_level_is_decided_and_undone(case):
    answer = posted(case)
    assert answer.status_code == 303
    level = LevelDecision.objects.get()
    assert level.level == Level.LOW

    undone = case.client("chen").post(url("risk-decision-undo", level))
    assert undone.status_code == 303
    level.refresh_from_db()
    assert level.voided_at


def test_needs_are_shown_greyed_with_the_reason(case):
    with case.acting():
        found(case.assessment, case, housing=Strength.STRONG, self_harm=Strength.SOME)
    page = text_of(case.client("chen").get(url("risk-panel", case.assessment)))

    assert "A need: it asks for help, and raises no level." in page
    assert 'value="self_harm"' in page
    assert 'value="housing"' not in page


def test_a_high_level_on_needs_is_refused_beside_the_field(case):
    with case.acting():
        found(case.assessment, case, housing=Strength.STRONG)
    answer = posted(case, level="high", grounds="housing", order_reason="x")

    assert answer.status_code == 422
    assert "raise no level" in text_of(answer)
    assert not LevelDecision.objects.exists()


def test_what_somebody_else_decided_meanwhile_is_not_overwritten(case):
    version = case.assessment.version
    a_decision(case)

    answer = posted(case, "wang", level="low", _version=version)

    assert answer.status_code == 409
    assert LevelDecision.objects.count() == 1
    assert "Somebody" in text_of(answer)


def test_things_are_arranged_with_the_level(case):
    posted(
        case, next_1_kind="help", next_1_what="A place to train", next_1_due_on="2020-7-20",
        next_1_owner=str(case.place.users["li"].pk),
    )  # fmt: skip

    row = NextMeasure.objects.get()
    assert row.owner.username == "li"
    done = case.client("li").post(
        url("risk-next-done", row), {"outcome": "done", "done_on": "2020-7-1", "note": "Promised."}
    )
    assert done.status_code == 303
    row.refresh_from_db()
    assert row.done_on == COUNTS


def test_a_thing_without_a_day_is_refused(case):
    answer = posted(case, next_1_kind="help", next_1_what="A place to train")
    assert answer.status_code == 422
    assert not LevelDecision.objects.exists()


def test_a_meeting_is_recorded(case):
    answer = case.client("chen").post(
        url("risk-meeting-new", case.round),
        {"held_on": "2020-7-1", "place": "Room 2", "chair": "陈主任",
         "members": str(case.place.users["wang"].pk), "others": "罗医生，卫生院"},
    )  # fmt: skip

    assert answer.status_code == 303
    assert [each["name"] for each in Meeting.objects.get().members] == ["wang", "罗医生"]
    assert "罗医生" in text_of(case.client("chen").get(url("risk-meeting", case.round)))


def test_a_level_is_voided_with_a_reason(case):
    level = a_decision(case)
    client = case.client("chen")
    assert client.post(url("risk-decision-void", level), {"reason": ""}).status_code == 422
    assert client.post(url("risk-decision-void", level), {"reason": "wrong"}).status_code == 303


def test_the_person_is_told_and_it_is_undone(case):
    a_decision(case)
    client = case.client("li")
    page = text_of(client.get(url("risk-tell", case.assessment)))
    assert "Within 30 days" in page
    assert "1 visits a month" in page

    given = {"told_on": "2020-7-1", "way": "in_person", "said": "Good."}
    assert client.post(url("risk-tell", case.assessment), given).status_code == 303
    telling = Telling.objects.get()
    assert "Told on 1 July 2020" in text_of(client.get(url("risk-tell", case.assessment)))
    assert client.post(url("risk-telling-undo", telling)).status_code == 303


def test_telling_without_a_level_says_so(case):
    answer = case.client("li").get(url("risk-tell", case.assessment))
    assert answer.status_code == 422


def test_the_notice_is_a_numbered_paper_made_once(case):
    level = a_decision(case)
    client = case.client("li")
    first = client.post(url("risk-notice", level))
    second = client.post(url("risk-notice", level))

    assert first.status_code == 200
    assert first.content[:2] == b"PK"
    assert first.content == second.content


def objected(case, level):
    given = {"made_on": "2020-7-1", "way": "in_person", "words": "That is not so."}
    answer = case.client("li").post(url("risk-object", level), given)
    assert answer.status_code == 303
    return Objection.objects.get()


def test_a_member_who_decided_is_told_why_not(case):
    objection = objected(case, a_decision(case))
    client = case.client("chen")

    assert "You were among those who decided" in text_of(
        client.get(url("risk-objection", objection))
    )
    given = {"state": "kept", "words": "No.", "_version": objection.version}
    assert client.post(url("risk-objection", objection), given).status_code == 403


def test_somebody_else_of_the_panel_takes_and_answers_it(case):
    objection = objected(case, a_decision(case))
    client = case.client("officer")
    assert client.post(url("risk-objection-take", objection)).status_code == 303
    given = {"state": "changed", "words": "We look anew.", "_version": objection.version + 1}

    assert client.post(url("risk-objection", objection), given).status_code == 303

    assert Assessment.objects.filter(round=None).count() == 1
    paper = case.client("li").post(url("risk-objection-paper", objection))
    assert paper.content[:2] == b"PK"


def test_an_objection_is_taken_back(case):
    objection = objected(case, a_decision(case))
    answer = case.client("li").post(url("risk-objection-withdraw", objection), {"words": "Fine."})
    assert answer.status_code == 303


def test_a_review_is_opened_from_the_person(case):
    address = reverse("risk-review-new", args=[case.measure.person_id])
    given = {"trigger": "crisis", "happened_on": "2020-7-1", "words": "Lost the job."}
    li = case.client("li")

    assert "Relapse confirmed" not in text_of(li.get(address))
    assert "Relapse confirmed" in text_of(case.client("officer").get(address))
    assert li.post(address, given).status_code == 303
    assert li.post(address, given).status_code == 422
    assert "A crisis" in text_of(li.get(reverse("risk-reviews")))
    one = Assessment.objects.get(round=None)
    assert "Lost the job." in text_of(li.get(url("risk-panel", one)))
    assert li.post(url("risk-review-undo", one)).status_code == 303


@pytest.mark.parametrize("name", ["risk-decision-void", "risk-object", "risk-notice"])
def test_a_level_of_another_office_is_not_there(case, name):
    level = a_decision(case)
    assert case.client("elsewhere").post(url(name, level)).status_code == 404


def test_a_level_is_printed_only_by_who_tells(case):
    level = a_decision(case)
    assert case.client("officer").post(url("risk-notice", level)).status_code == 403


def test_the_level_stands_with_all_of_it_on_the_page(case):
    with case.acting():
        decided(case, next_measures=(actions.NewNext(NextKind.HELP, "Train", COUNTS + DAY),))
        actions.tell(
            case.assessment.pk, actions.NewTelling(COUNTS, TellWay.PHONE),
            actor=case.actor("chen"), on=COUNTS,
        )  # fmt: skip
    page = text_of(case.client("chen").get(url("risk-panel", case.assessment)))

    for words in ("then there is none", "罗医生", "Steady for half a year.", "visits a month"):
        assert words in page
    assert OUTSIDE.name in page
