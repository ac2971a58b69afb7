"""The pages on which departments answer: what they show, whom they let in, what they cost."""

import re

import pytest
from django.urls import reverse

from guitu.people.models import Person
from guitu.risk.models import Opinion, RoundDepartment
from guitu.risk.presenters import opinions as presenters
from guitu.risk.terms import Department
from tests.modules.risk.departments import asked as on_list
from tests.modules.risk.departments import list_of, many
from tests.modules.risk.files import COUNTS
from tests.web.asked import asked

pytestmark = pytest.mark.django_db
FRAME = 12


def url_of(found, department, org="", name="risk-opinions", **more):
    list_ = found.knows(lambda: list_of(found.case, department, org))
    return reverse(name, kwargs={"pk": list_.pk} | more)


def rows(found, department, org=""):
    return found.knows(lambda: on_list(list_of(found.case, department, org)))


def sent(one, answer, words="", known_on="", version=None):
    return {
        f"answer:{one.pk}": answer, f"words:{one.pk}": words, f"known_on:{one.pk}": known_on,
        f"version:{one.pk}": str(one.version if version is None else version),
    }  # fmt: skip


def fresh(found, one):
    def read():
        row = Opinion.objects.get(pk=one.pk)
        return row if row.words is not None else row

    return found.knows(read)


def test_a_department_sees_the_little_it_needs_and_nothing_of_the_file(asked_round):
    page = asked_round.client("health").get(url_of(asked_round, "health")).content.decode()

    assert "齐小川" in page
    assert "Last four of the ID number" in page
    number = asked_round.knows(lambda: Person.objects.get(name="齐小川").id_number)
    assert number[-4:] in page
    assert number not in page
    assert "people/" not in page.replace("/static", "")
    assert "3 people wait for an answer" in page


def test_the_police_are_shown_whole_numbers_and_that_is_on_record(asked_round):
    from guitu.audit.models import Event

    page = asked_round.client("officer").get(url_of(asked_round, "police")).content.decode()

    number = asked_round.knows(lambda: Person.objects.get(name="齐小川").id_number)
    assert number in page
    unmasked = asked_round.knows(
        lambda: Event.objects.filter(act="field.unmasked", user_name="officer").count()
    )
    assert unmasked == 1


@pytest.mark.parametrize(
    ("department", "org", "opens"),
    [
        ("health", "health", {"health", "doctor", "chen", "wang"}),
        ("police", "xintan", {"officer", "chen", "wang"}),
        ("community", "zixin", {"li", "chen", "wang"}),
        ("justice", "", {"chen", "wang"}),
    ],
)
def test_a_list_is_not_there_for_anybody_else(asked_round, department, org, opens):
    url = url_of(asked_round, department, org)
    people = (
        "health", "civil", "doctor", "officer", "li", "zhao", "chen", "wang", "elsewhere",
        "volunteer", "archivist", "leader",
    )  # fmt: skip
    answers = {who: asked_round.client(who).get(url).status_code for who in people}

    assert answers == {who: 200 if who in opens else 404 for who in people}


def test_a_department_is_told_that_the_persons_page_does_not_exist(asked_round):
    one = rows(asked_round, "health")[0]
    client = asked_round.client("health")

    answer = client.get(reverse("person-page", args=[one.person_id]))

    assert answer.status_code in (403, 404)
    assert client.get(reverse("today")).status_code == 200


def test_many_answers_are_sent_at_once_and_taken_back_at_once(asked_round):
    client, url = asked_round.client("health"), url_of(asked_round, "health")
    first, second, third = rows(asked_round, "health")
    given = sent(first, "known", "六月看过急诊", "2020-6-20") | sent(second, "nothing_known")

    answer = client.post(url, given | sent(third, ""))

    assert answer.status_code == 303
    page = client.get(answer["Location"]).content.decode()
    assert "2 answers are on record." in page
    assert "1 person waits for an answer" in page
    assert fresh(asked_round, first).words == "六月看过急诊"
    undo = re.search(r'action="(/risk/opinions/[^"]+/undo/\d+/)"', page)
    assert client.post(undo.group(1)).status_code == 303
    assert fresh(asked_round, first).answer == ""
    assert fresh(asked_round, second).answer == ""


def test_what_is_wrong_stands_beside_the_person_and_nothing_is_written(asked_round):
    client, url = asked_round.client("health"), url_of(asked_round, "health")
    first, second, _third = rows(asked_round, "health")
    bad = sent(first, "nothing_known") | sent(second, "known", "", "2020-13-40")

    answer = client.post(url, bad)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "No. 2: day on which it was so" in page
    answer = client.post(url, sent(first, "nothing_known") | sent(second, "known", " "))
    assert "Write in words what is known." in answer.content.decode()
    assert fresh(asked_round, first).answer == ""


@pytest.mark.parametrize(
    "form",
    [
        {"answer:nonsense": "known", "version:nonsense": "1"},
        {"version:'; --": "1"},
        {},
    ],
)
def test_a_form_of_nonsense_changes_nothing(asked_round, form):
    answer = asked_round.client("health").post(url_of(asked_round, "health"), form)

    assert answer.status_code == 303


def test_an_answer_of_no_known_kind_is_refused(asked_round):
    one = rows(asked_round, "health")[0]
    answer = asked_round.client("health").post(
        url_of(asked_round, "health"), sent(one, "high_risk", "x")
    )

    assert answer.status_code == 422
    assert fresh(asked_round, one).answer == ""


def test_somebody_of_another_list_cannot_be_slipped_in(asked_round):
    one = rows(asked_round, "police")[0]
    asked_round.client("health").post(url_of(asked_round, "health"), sent(one, "nothing_known"))

    assert fresh(asked_round, one).answer == ""


def test_two_officers_answer_the_same_person_and_the_second_sees_both(asked_round):
    url = url_of(asked_round, "health")
    one = rows(asked_round, "health")[0]
    asked_round.client("doctor").post(url, sent(one, "known", "住院中"))
    late = asked_round.client("health")

    answer = late.post(url, sent(one, "nothing_known"))

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Known, in words: 住院中" in page
    assert fresh(asked_round, one).words == "住院中"
    version = re.search(rf'name="version:{one.pk}" value="(\d+)"', page).group(1)
    assert late.post(url, sent(one, "nothing_known", version=version)).status_code == 303
    assert fresh(asked_round, one).answer == "nothing_known"


def test_the_same_form_sent_twice_counts_once(asked_round):
    client, url = asked_round.client("health"), url_of(asked_round, "health")
    one = rows(asked_round, "health")[0]
    token = {"_token": "3f9d1c9e-6f7e-4b53-8f5e-0f8f0b0e2a11"}
    for _time in range(2):
        assert client.post(url, sent(one, "nothing_known") | token).status_code == 303

    assert fresh(asked_round, one).version == one.version + 1


def test_the_rest_is_asked_once_more_and_then_answered(asked_round):
    client = asked_round.client("health")
    url = url_of(asked_round, "health", name="risk-opinions-rest")
    page = client.get(url).content.decode()
    assert "3 people without an answer get" in page

    assert client.post(url, {"shown": "2"}).status_code == 409
    assert client.post(url, {"shown": "3"}).status_code == 303
    assert all(one.answer == "nothing_known" for one in rows(asked_round, "health"))


def test_the_office_enters_a_paper_with_its_day_and_who_signed(asked_round):
    client, url = asked_round.client("chen"), url_of(asked_round, "justice")
    one = rows(asked_round, "justice")[0]
    assert "You enter what 北塔司法所 answered on paper." in client.get(url).content.decode()

    paper = {"by_name": "罗所长", "answered_on": "2020-6-30"}
    client.post(url, sent(one, "nothing_known") | paper)

    one = fresh(asked_round, one)
    assert (one.way, one.answered_by_name) == ("paper", "罗所长")


def test_an_answer_is_changed_where_it_stands(asked_round):
    client, url = asked_round.client("health"), url_of(asked_round, "health")
    one = rows(asked_round, "health")[0]
    client.post(url, sent(one, "nothing_known"))

    page = client.get(url, {"show": "all", "change": one.pk}).content.decode()
    assert f'name="version:{one.pk}" value="2"' in page
    one = fresh(asked_round, one)
    client.post(f"{url}?show=all", sent(one, "known", "昨日住院"))
    assert fresh(asked_round, one).words == "昨日住院"
    answer = client.post(reverse("risk-opinion-undo", args=[one.pk]))
    assert answer.status_code == 303
    assert fresh(asked_round, one).answer == ""


def test_the_inbox_has_one_line_for_each_list_and_names_nobody(asked_round):
    page = asked_round.client("health").get(reverse("risk-opinion-inbox")).content.decode()

    assert "July 2020" in page
    assert "0 of 3" in page
    assert "齐小川" not in page
    assert "Police" not in page


def test_the_worklist_of_a_department_leads_to_its_list(asked_round):
    page = asked_round.client("health").get(reverse("today")).content.decode()

    assert url_of(asked_round, "health") in page


def test_asking_again_is_a_button_of_the_head(asked_round):
    url = url_of(asked_round, "health", name="risk-opinions-chase")
    assert asked_round.client("li").post(url).status_code == 403
    assert asked_round.client("elsewhere").post(url).status_code == 404
    client = asked_round.client("chen")

    assert client.post(url).status_code == 303
    assert client.post(url).status_code == 422
    chased = asked_round.knows(
        lambda: RoundDepartment.objects.get(department=Department.HEALTH).chased_on
    )
    assert chased == COUNTS


def test_the_page_of_the_round_says_how_far_each_department_is(asked_round):
    drawn = asked_round.does(
        "chen", lambda chen: presenters.departments_of(asked_round.case.round, chen, on=COUNTS)
    )

    assert [one["progress"].asked for one in drawn["departments"]] == [1, 2, 3, 3, 3]
    assert all(one["chase_url"] for one in drawn["departments"])
    seen = asked_round.does(
        "li", lambda li: presenters.departments_of(asked_round.case.round, li, on=COUNTS)
    )
    assert [bool(one["url"]) for one in seen["departments"]] == [False, True, False, False, False]
    assert not any(one["chase_url"] for one in seen["departments"])


def test_the_assessment_shows_what_every_department_said(asked_round):
    one = rows(asked_round, "health")[0]
    given = sent(one, "known", "六月看过急诊")
    asked_round.client("health").post(url_of(asked_round, "health"), given)

    drawn = asked_round.does(
        "chen", lambda chen: presenters.opinions_of(fresh(asked_round, one).assessment, chen,
                                                    on=COUNTS)
    )  # fmt: skip
    said = {each["department"]: each for each in drawn["opinions"]}
    assert said["Health department"]["words"] == "六月看过急诊"
    assert said["Health department"]["by"] == "health"
    assert not said["Police"]["is_answered"]
    assert said["Police"]["enter_url"]


@pytest.mark.parametrize(("count", "pages"), [(57, 2), (1997, 40)])
def test_a_page_costs_the_same_for_sixty_and_for_two_thousand(asked_round, count, pages):
    asked_round.knows(lambda: many(asked_round.case, count))
    client, url = asked_round.client("health"), url_of(asked_round, "health")

    statements = asked(client, url)

    page = client.get(url).content.decode()
    assert f"{count + 3} people wait for an answer" in page
    assert page.count("data-opinion ") == 50
    assert f"page={pages}" in page
    assert len(statements) <= FRAME + 12, statements
    assert client.get(url, {"page": pages}).status_code == 200
