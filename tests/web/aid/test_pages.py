"""Pages of help: what they say, whom they let in, what a list never shows."""

import io

import pytest
from django.urls import reverse
from docx import Document as WordDocument

from guitu.aid import actions
from guitu.aid.models import AidRequest, HelpPlan, Job, Need, SpecialCircumstance
from guitu.aid.terms import CircumstanceKind, NeedKind, PlanSigned
from guitu.database.context import acting_for
from tests.cast import TODAY
from tests.modules.aid.files import a_need, a_new_request
from tests.web.asked import asked

pytestmark = pytest.mark.django_db
NEED = {
    "kind": "work", "words": "想找份活干", "urgency": "soon", "heard": "asked",
    "raised_on": "2020-3-30",
}  # fmt: skip
REQUEST = {
    "kind": "work", "to_name": "市就业服务中心", "asked": "请协助推荐岗位", "fields_told": ["name"],
    "ground": "help_duty", "sent_on": "2020-3-30",
}  # fmt: skip


def seen(aid, model, **values):
    with acting_for(aid.town.users["chen"].pk, on=TODAY):
        return model.objects.get(**values)


def help_url(aid):
    return reverse("person-tab", args=[aid.person.pk, "help"])


def heard(aid, **values):
    return aid.does("li", lambda li: a_need(aid.person, li, **values))


def sent(aid, **values):
    new = a_new_request(aid.town, **values)
    return aid.does("li", lambda li: actions.send_request(aid.person.pk, new, actor=li, on=TODAY))


def test_a_need_heard_is_on_the_persons_page_in_the_persons_words(aid):
    client = aid.client("li")
    answer = client.post(reverse("help-need-new", args=[aid.person.pk]), NEED)

    assert answer.status_code == 303
    assert answer["Location"] == help_url(aid)
    page = client.get(help_url(aid)).content.decode()
    assert "想找份活干" in page
    overview = client.get(reverse("person-page", args=[aid.person.pk])).content.decode()
    assert "1 open: Work" in overview


def test_the_same_form_sent_twice_is_one_need(aid):
    client = aid.client("li")
    token = {"_token": "3f9d1c9e-6f7e-4b53-8f5e-0f8f0b0e2a11"}
    for _time in range(2):
        client.post(reverse("help-need-new", args=[aid.person.pk]), NEED | token)

    assert seen(aid, Need).kind == "work"


def test_a_second_answer_from_an_old_tab_is_shown_and_not_taken(aid):
    need, client = heard(aid), aid.client("li")
    url = reverse("help-need-act", args=[need.pk, "meet"])
    given = {"on_day": "2020-3-30", "note": "上岗", "_version": str(need.version)}
    assert client.post(url, given).status_code == 303

    again = client.post(url, given | {"note": "不同的话"})

    assert again.status_code in (409, 422)
    assert seen(aid, Need).version == need.version + 1


def test_a_mistake_is_undone_right_after(aid):
    need, client = heard(aid), aid.client("li")

    answer = client.post(reverse("help-need-undo", args=[need.pk]))

    assert answer.status_code == 303
    assert seen(aid, Need).voided_at is not None


@pytest.mark.parametrize(
    ("who", "status"),
    [("li", 200), ("archivist", 200), ("zhao", 404), ("elsewhere", 404), ("officer", 403),
     ("civil", 403), ("volunteer", 403)],
)  # fmt: skip
def test_a_need_is_open_to_those_who_help_only(aid, who, status):
    need = heard(aid)

    assert aid.client(who).get(reverse("help-need-page", args=[need.pk])).status_code == status


def test_lists_show_health_as_health_and_no_words_and_no_employer(aid):
    heard(aid, kind=NeedKind.MENTAL_HEALTH, words="夜里睡不着")
    client = aid.client("chen")

    page = client.get(reverse("help-needs")).content.decode()

    assert "Health" in page
    assert "Mental health" not in page
    assert "睡不着" not in page


def test_open_needs_narrow(aid):
    open_need = heard(aid)
    declined = heard(aid, kind=NeedKind.HOUSING)
    answer = actions.Answer("decline", TODAY)
    aid.does("li", lambda li: actions.move_need(declined.pk, answer, actor=li, on=TODAY))

    page = aid.client("chen").get(reverse("help-needs"), {"answer": "open"}).content.decode()

    assert str(open_need.pk) in page
    assert str(declined.pk) not in page


def test_a_request_says_on_the_page_what_the_other_side_was_told(aid):
    client = aid.client("li")
    answer = client.post(reverse("help-request-new", args=[aid.person.pk]), REQUEST)

    row = seen(aid, AidRequest)
    assert answer["Location"] == reverse("help-request-page", args=[row.pk])
    page = client.get(answer["Location"]).content.decode()
    assert "苗一禾" in page
    assert "ID number" not in page
    assert row.number


def test_a_request_without_a_ground_is_refused_beside_the_field(aid):
    client = aid.client("li")
    given = REQUEST | {"kind": "health"}
    page = client.post(reverse("help-request-new", args=[aid.person.pk]), given)

    assert page.status_code == 422
    assert "the person&#x27;s own consent" in page.content.decode()


def test_the_letter_tells_the_disclosed_data_only(aid):
    row = sent(aid)
    client = aid.client("chen")

    content = client.get(reverse("paper-open", args=[row.letter_id])).content

    text = "\n".join(line.text for line in WordDocument(io.BytesIO(content)).paragraphs)
    assert "苗一禾" in text
    assert "社区戒毒" not in text
    assert "《戒毒条例》第十八条" in text


def test_a_department_finds_its_inbox_and_answers_there(aid):
    row = sent(aid)
    civil = aid.client("civil")
    listed = civil.get(reverse("help-inbox")).content.decode()
    assert "苗一禾" not in listed
    sheet = civil.get(reverse("help-request-sheet", args=[row.pk])).content.decode()
    assert "苗一禾" in sheet
    assert "请协助推荐岗位" in sheet

    answer = civil.post(
        reverse("help-request-act", args=[row.pk, "provide"]),
        {"on_day": "2020-3-30", "note": "可以推荐两个岗位", "_version": "1"},
    )

    assert answer["Location"] == reverse("help-request-sheet", args=[row.pk])
    assert seen(aid, AidRequest).status == "provided"


@pytest.mark.parametrize(
    "name", ["person-page", "person-tab", "person-papers", "person-timeline", "person-family"]
)
def test_a_department_opens_no_file(aid, name):
    sent(aid)
    args = [aid.person.pk, "help"] if name == "person-tab" else [aid.person.pk]

    assert aid.client("civil").get(reverse(name, args=args)).status_code == 403


@pytest.mark.parametrize(
    ("who", "url_name", "status"),
    [
        ("labour", "help-request-sheet", 404),
        ("civil", "help-request-page", 403),
        ("li", "help-request-page", 200),
        ("zhao", "help-request-page", 404),
    ],
)
def test_a_request_is_open_to_its_two_sides(aid, who, url_name, status):
    row = sent(aid)

    assert aid.client(who).get(reverse(url_name, args=[row.pk])).status_code == status


def test_the_department_sees_its_duty_and_it_leads_to_the_request(aid):
    row = sent(aid)

    page = aid.client("civil").get(reverse("today")).content.decode()

    assert "Answer a request for help" in page
    assert reverse("help-request-sheet", args=[row.pk]) in page or "duty" in page


def test_a_plan_is_drafted_settled_and_printed_under_its_seven_headings(aid):
    client = aid.client("li")
    drafted = client.post(
        reverse("help-plan-start", args=[aid.person.pk]), {"present": "与母亲同住"}
    )
    plan = seen(aid, HelpPlan)
    assert drafted["Location"] == reverse("help-plan-page", args=[plan.pk])
    goal = {
        "goal": "找到工作",
        "text": "联系就业中心",
        "party": "community",
        "due_on": "2020-4-30",
    }
    assert client.post(reverse("help-goal-new", args=[plan.pk]), goal).status_code == 303
    settled = client.post(
        reverse("help-plan-settle", args=[plan.pk]),
        {"settled_on": "2020-3-30", "signed": PlanSigned.SCREEN, "_version": "1"},
    )
    assert settled.status_code == 303

    content = client.get(reverse("help-plan-word", args=[plan.pk])).content

    document = WordDocument(io.BytesIO(content))
    text = "\n".join(line.text for line in document.paragraphs)
    places = [
        text.index(heading)
        for heading in (
            "一、基本情况", "二、家庭成员", "三、吸毒史及治疗情况", "四、当前情况",
            "五、应采取的戒毒治疗措施", "六、心理咨询疏导计划", "七、拟采取帮扶救助措施",
        )
    ]  # fmt: skip
    assert places == sorted(places)
    assert "（一）是否动员参加药物维持治疗" in text
    assert "联系就业中心" in document.tables[1].cell(1, 1).text
    assert seen(aid, HelpPlan).paper_id is not None


def test_work_is_recorded_asked_after_and_shown(aid):
    client = aid.client("li")
    job = {
        "kind": "employed", "employer": "便民超市", "through": "street", "found_on": "2020-3-1",
        "starts_on": "2020-3-1",
    }  # fmt: skip
    client.post(reverse("help-job-new", args=[aid.person.pk]), job)
    row = seen(aid, Job)
    client.post(
        reverse("help-job-check", args=[row.pk]),
        {"answer": "yes", "done_on": "2020-3-30", "_version": "1"},
    )

    page = client.get(reverse("help-job-page", args=[row.pk])).content.decode()
    assert "Began 29 days ago" in page
    listed = client.get(reverse("help-jobs")).content.decode()
    assert "便民超市" not in listed


def test_money_given_is_typed_in_yuan_and_kept_in_fen(aid):
    given = {
        "form": "money", "what": "临时救助", "given_on": "2020-3-30", "source": "civil_affairs",
        "amount": "500.50", "receipt": "signed", "result": "helped",
    }  # fmt: skip
    client = aid.client("li")
    client.post(reverse("help-given-new", args=[aid.person.pk]), given)

    page = client.get(help_url(aid)).content.decode()

    assert "500.50" in page


def circumstance(aid):
    new = actions.NewCircumstance(CircumstanceKind.PREGNANT, TODAY, "本人陈述")
    return aid.does(
        "li", lambda li: actions.add_circumstance(aid.person.pk, new, actor=li, on=TODAY)
    )


@pytest.mark.parametrize(
    ("who", "shown"),
    [("li", True), ("doctor", True), ("officer", False), ("archivist", False),
     ("inspector", False)],
)  # fmt: skip
def test_a_circumstance_is_shown_to_the_case_team_and_to_health_only(aid, who, shown):
    circumstance(aid)

    page = aid.client(who).get(help_url(aid))

    assert ("Pregnant" in page.content.decode()) is shown
    if shown:
        assert "Compulsory isolation does not apply" in page.content.decode()


def test_a_circumstance_is_ended_by_the_doctor_and_not_found_by_the_police(aid):
    row = circumstance(aid)
    url = reverse("help-circumstance-end", args=[row.pk])

    assert aid.client("officer").post(url, {"until_on": "2020-3-30"}).status_code == 404
    assert aid.client("doctor").post(url, {"until_on": "2020-3-30"}).status_code == 303
    assert seen(aid, SpecialCircumstance).until_on == TODAY


def test_no_list_knows_of_circumstances(aid):
    circumstance(aid)
    client = aid.client("chen")
    for name in ("people-list", "help-needs", "help-requests", "help-jobs", "measure-list"):
        assert "Pregnant" not in client.get(reverse(name)).content.decode()


def test_pages_take_few_queries(aid):
    need, row, client = heard(aid), sent(aid), aid.client("li")
    circumstance(aid)
    pages = (
        (help_url(aid), 18),
        (reverse("help-need-page", args=[need.pk]), 9),
        (reverse("help-request-page", args=[row.pk]), 9),
        (reverse("help-needs"), 8),
        (reverse("help-requests"), 8),
        (reverse("help-jobs"), 8),
        (reverse("help-plan-start", args=[aid.person.pk]), 9),
    )
    for url, most in pages:
        assert len(asked(client, url)) <= most, url


def test_every_page_of_a_file_opens(aid):
    need, row, client = heard(aid), sent(aid), aid.client("li")
    for name, args in (
        ("help-need-act", [need.pk, "cannot"]),
        ("help-need-void", [need.pk]),
        ("help-request-act", [row.pk, "revoke"]),
        ("help-given-new", [aid.person.pk]),
        ("help-dependant-new", [aid.person.pk]),
        ("help-circumstance-new", [aid.person.pk]),
        ("help-job-new", [aid.person.pk]),
        ("help-plan-start", [aid.person.pk]),
    ):
        assert client.get(reverse(name, args=args)).status_code == 200
    timeline = client.get(reverse("person-timeline", args=[aid.person.pk]))
    assert "Need: Work" in timeline.content.decode()
