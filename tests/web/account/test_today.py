"""The first screen: what is late, due this week and open, whose it is, and why."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from guitu.database.context import acting_for, as_system
from guitu.duties.models import Duty
from guitu.kernel.decisions import Citation, CitationStatus
from guitu.orgs.models import Org
from tests.cast import TODAY, Town, town

pytestmark = pytest.mark.django_db

LAW = Citation("detox-regulation", "Art. 14(1)", CitationStatus.REGULATION, since=date(2011, 6, 26))


@pytest.fixture(autouse=True)
def _in_english(monkeypatch, settings):
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: TODAY)
    with translation.override("en"):
        yield


@pytest.fixture
def place() -> Town:
    return town()


def a_duty(org: Org, key: str, *, due_on: date, window_from: date | None = None, **more) -> Duty:
    values = {"kind": "report_in", "party": "residents", "role": "community_worker"} | more
    with as_system(on=TODAY):
        return Duty.objects.create(
            org_seq=org.seq, key=key, subject_type="orgs.org", subject_id=org.pk,
            window_from=window_from or due_on, due_on=due_on, because=[LAW.as_json()], **values,
        )  # fmt: skip


def signed_in(place: Town, name: str) -> Client:
    client = Client()
    client.force_login(place.users[name])
    return client


def test_duties_stand_under_how_urgent_they_are(place):
    zixin = place.orgs["zixin"]
    a_duty(zixin, "late", due_on=TODAY - timedelta(days=3))
    a_duty(zixin, "week", due_on=date(2020, 4, 5))
    a_duty(zixin, "open", due_on=date(2020, 5, 30), window_from=date(2020, 3, 1))
    a_duty(zixin, "ahead", due_on=date(2020, 5, 30), window_from=date(2020, 5, 1))

    page = signed_in(place, "li").get("/")

    groups = [(str(group.urgency), len(group.lines)) for group in page.context["groups"]]
    assert groups == [("late", 1), ("this_week", 1), ("open", 1)]
    assert "3 days late" in page.content.decode()


def test_the_first_line_says_what_is_next_and_why(place):
    a_duty(place.orgs["zixin"], "late", due_on=TODAY - timedelta(days=1))

    page = signed_in(place, "li").get("/")

    assert "Report in at the office" in page.context["next"]
    assert "1 day late" in page.context["next"]
    assert "Regulation on Drug Rehabilitation" in page.context["next"]


@pytest.mark.parametrize(
    ("name", "seen"),
    [("li", 1), ("zhao", 1), ("chen", 2), ("elsewhere", 1), ("leader", 2)],
)
def test_each_sees_only_the_own_scope(place, name, seen):
    for code in ("zixin", "lanxi", "tianjiang"):
        a_duty(place.orgs[code], code, due_on=TODAY)

    page = signed_in(place, name).get("/")

    assert page.context["list"].total == seen


def test_filters_narrow_and_the_numbers_lead_to_what_they_count(place):
    a_duty(place.orgs["zixin"], "a", due_on=TODAY - timedelta(days=3))
    a_duty(place.orgs["zixin"], "b", due_on=TODAY, assignee=place.users["li"])
    a_duty(place.orgs["lanxi"], "c", due_on=TODAY, party="government", kind="sign_agreement")
    chen = signed_in(place, "chen")

    def total(query: str) -> int:
        return chen.get("/" + query).context["list"].total

    assert total("?place=zixin") == 2
    assert total("?owner=nobody") == 2
    assert total("?party=government") == 1
    assert total("?kind=sign_agreement") == 1
    assert total("?urgency=late") == 1
    for tab in chen.get("/").context["tabs"][1:]:
        assert total(tab["query"]) == tab["count"]
    assert signed_in(place, "li").get("/?owner=mine").context["list"].total == 1


def test_a_page_of_any_size_takes_at_most_twelve_queries(place):
    for number in range(60):
        code = "zixin" if number % 2 else "lanxi"
        a_duty(place.orgs[code], f"k{number}", due_on=TODAY + timedelta(days=number % 9 - 4))
    client = signed_in(place, "chen")
    client.get("/")

    with CaptureQueriesContext(connection) as asked:
        page = client.get("/?size=50")

    statements = [query["sql"] for query in asked.captured_queries]
    asked_for = [sql for sql in statements if "SAVEPOINT" not in sql]
    assert len(page.context["list"].rows) == 50
    assert len(asked_for) <= 12, "\n".join(sql[:150] for sql in asked_for)


def test_the_page_of_a_duty_gives_rule_facts_and_what_clears_it(place):
    duty = a_duty(place.orgs["zixin"], "late", due_on=TODAY - timedelta(days=3))

    page = signed_in(place, "li").get(f"/duties/{duty.pk}/").content.decode()

    assert "Art. 14(1)" in page
    assert "This is law" in page
    assert "The report-in put on record" in page
    assert "3 days late" in page


def test_a_duty_of_another_office_is_not_found(place):
    duty = a_duty(place.orgs["tianjiang"], "x", due_on=TODAY)

    assert signed_in(place, "chen").get(f"/duties/{duty.pk}/").status_code == 404


def test_duties_are_given_in_one_go_and_given_back(place):
    rows = [a_duty(place.orgs["zixin"], str(n), due_on=TODAY) for n in range(3)]
    chen = signed_in(place, "chen")
    sent = {"duties": [str(row.pk) for row in rows], "to": str(place.users["li"].pk), "next": "/"}

    page = chen.post("/duties/give/", sent, follow=True)
    with acting_for(place.users["chen"].pk, on=TODAY):
        given = Duty.objects.filter(assignee=place.users["li"]).count()
    undo = next(str(m.extra_tags) for m in page.context["messages"]).removeprefix("undo:")
    chen.post(undo, {"next": "/"})
    with acting_for(place.users["chen"].pk, on=TODAY):
        kept = Duty.objects.filter(assignee=place.users["li"]).count()

    assert (given, kept) == (3, 0)


def test_a_duty_goes_only_to_a_colleague_who_sees_it(place):
    duty = a_duty(place.orgs["zixin"], "x", due_on=TODAY)
    sent = {"duties": [str(duty.pk)], "to": str(place.users["zhao"].pk)}

    page = signed_in(place, "chen").post("/duties/give/", sent, follow=True)

    assert "does not see all of these duties" in page.content.decode()
    with as_system(on=TODAY):
        assert Duty.objects.get(pk=duty.pk).assignee_id is None


def test_a_worker_may_not_give_duties_to_others(place):
    duty = a_duty(place.orgs["zixin"], "x", due_on=TODAY)
    li = signed_in(place, "li")

    assert li.post("/duties/give/", {"duties": [str(duty.pk)]}).status_code == 403
    assert li.get(f"/duties/{duty.pk}/waive/").status_code == 403


def test_waiving_asks_for_a_reason_and_can_be_undone(place):
    duty = a_duty(place.orgs["zixin"], "x", due_on=TODAY)
    chen = signed_in(place, "chen")

    without = chen.post(f"/duties/{duty.pk}/waive/", {"reason": "  "})
    waived = chen.post(f"/duties/{duty.pk}/waive/", {"reason": "Moved away"}, follow=True)
    undone = chen.post(f"/duties/{duty.pk}/waive/undo/", {}, follow=True)

    assert without.status_code == 422
    assert waived.context["list"].total == 0
    assert undone.context["list"].total == 1


def test_somebody_without_a_worklist_is_led_elsewhere(place):
    assert "no worklist" in signed_in(place, "auditor").get("/").content.decode()


def test_nothing_to_do_says_what_comes_next(place):
    a_duty(place.orgs["zixin"], "x", due_on=date(2020, 6, 1), window_from=date(2020, 5, 1))

    page = signed_in(place, "li").get("/").content.decode()

    assert "Next comes: Report in at the office" in page
