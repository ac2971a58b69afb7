"""The pages of work among colleagues: what they show, to whom, and at what cost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from guitu.access.standing_in import NewStandIn, name_stand_in
from guitu.access.terms import AwayReason
from guitu.audit.models import Event
from guitu.colleagues import digests, packs
from guitu.colleagues.terms import LeavingReason
from guitu.database.context import acting_for, as_system
from guitu.duties.models import Duty
from guitu.people.actions import NewFlag, raise_flag
from guitu.people.actions.correcting import assign
from guitu.people.actions.opening import NewAddress
from guitu.people.actions.reaching import add_address
from guitu.people.models import Person
from guitu.people.terms import AddressKind, FlagKind
from tests.cast import TODAY, Town, town
from tests.modules.measures.files import a_person
from tests.web.account.test_today import a_duty

pytestmark = pytest.mark.django_db

NAME = "苗一禾"


@pytest.fixture(autouse=True)
def _in_english(monkeypatch, settings):
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: TODAY)
    with translation.override("en"):
        yield


@pytest.fixture
def place() -> Town:
    """A town where li is responsible for a person with an address, a visit and a late duty."""
    found = town()
    li = found.users["li"]
    with acting_for(found.users["chen"].pk, on=TODAY):
        chen = found.actor("chen")
        person = a_person(found, chen, name=NAME)
        assign(person.pk, li, actor=chen, on=TODAY)
        address = NewAddress(AddressKind.LIVING, "资新社区", "幸福路18号")
        add_address(person.pk, address, actor=chen, on=TODAY)
    about = {"assignee": li, "person_id": person.pk, "window_from": TODAY - timedelta(days=9)}
    a_duty(found.orgs["zixin"], "visit", due_on=TODAY, kind="helper_contact", **about)
    a_duty(found.orgs["zixin"], "late", due_on=TODAY - timedelta(days=2), **about)
    return found


def signed_in(place: Town, name: str) -> Client:
    client = Client()
    client.force_login(place.users[name])
    return client


def queries_of(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(url)
    assert page.status_code == 200
    statements = [query["sql"] for query in asked.captured_queries]
    begin = next(n for n, sql in enumerate(statements) if "sec.enter" in sql)
    return len([sql for sql in statements[begin:] if "SAVEPOINT" not in sql])


def test_each_number_of_the_workload_opens_to_what_it_counts(place):
    chen = signed_in(place, "chen")
    page = chen.get(reverse("workload"))
    row = next(row for row in page.context["rows"] if row["name"] == "li")

    assert row["people"] == 1
    assert len(chen.get(row["people_url"]).context["people"]) == 1
    for one in row["duties"]:
        assert len(chen.get(one["url"]).context["lines"]) == one["value"], one["label"]
    assert sum(one["value"] for one in row["duties"]) == 2


def test_the_heaviest_load_stands_first_and_nobodys_last(place):
    """Late duties weigh most; a colleague without any comes after those who have some."""
    late = TODAY - timedelta(days=1)
    for number in range(3):
        org = place.orgs["lanxi"]
        a_duty(org, f"more-{number}", due_on=late, assignee=place.users["zhao"])

    rows = signed_in(place, "chen").get(reverse("workload")).context["rows"]

    counts = [row["duties"][0]["value"] for row in rows[:-1]]
    assert rows[0]["name"] == "zhao"
    assert counts == sorted(counts, reverse=True)
    assert rows[-1]["is_nobody"]


def test_the_workload_is_for_supervisors_and_shows_a_leader_no_name(place):
    assert signed_in(place, "li").get(reverse("workload")).status_code == 403
    leader = signed_in(place, "leader")
    row = next(r for r in leader.get(reverse("workload")).context["rows"] if r["name"] == "li")

    assert NAME not in leader.get(row["people_url"]).content.decode()


def test_work_is_given_in_bulk_with_a_preview_a_reason_and_an_undo(place):
    chen = signed_in(place, "chen")
    with as_system(on=TODAY):
        person = Person.objects.get()
    url, wang = reverse("workload-give"), str(place.users["wang"].pk)

    preview = chen.post(url, {"people": [str(person.pk)], "to": wang})
    sent = {"people": str(person.pk), "duties": "", "to": wang, "_token": "x"}
    without = chen.post(url, sent)
    given = chen.post(url, sent | {"reason": "New post"}, follow=True)
    with as_system(on=TODAY):
        after = Person.objects.get().responsible_id
        moved = set(Duty.objects.values_list("assignee_id", flat=True))
    undo = next(str(m.extra_tags) for m in given.context["messages"]).removeprefix("undo:")
    chen.post(undo)
    with as_system(on=TODAY):
        back = Person.objects.get().responsible_id

    assert preview.context["along"] == 2
    assert without.status_code == 422
    assert (after, moved) == (place.users["wang"].pk, {place.users["wang"].pk})
    assert back == place.users["li"].pk


def test_a_stand_in_finds_the_lines_marked_among_the_own(place):
    with acting_for(place.users["chen"].pk, on=TODAY):
        new = NewStandIn(place.users["li"], place.users["wang"], TODAY, TODAY, AwayReason.LEAVE)
        row = name_stand_in(new, actor=place.actor("chen"), on=TODAY)
    wang = signed_in(place, "wang")

    page = wang.get("/?owner=mine")

    assert page.context["list"].total == 2
    assert page.content.decode().count("you stand in") == 2
    assert "You stand in for li" in page.content.decode()
    assert wang.get(reverse("stand-in", args=[row.pk])).status_code == 200


def test_a_pack_is_made_given_signed_and_not_signed_twice(place):
    chen, wang = signed_in(place, "chen"), signed_in(place, "wang")
    made = chen.post(
        reverse("pack-new"),
        {"leaver": str(place.users["li"].pk), "last_on": "2020-3-31", "reason": "leaves"},
    )
    url = made["Location"]
    items = [str(group["id"]) for group in chen.get(url).context["groups"]]
    to = {"to": str(place.users["wang"].pk), "items": items}
    chen.post(f"{url}to/", to)
    page = wang.get(url)

    first = wang.post(f"{url}sign/", {"items": items})
    second = wang.post(f"{url}sign/", {"items": items})

    assert "3 lines wait for your signature" in page.content.decode()
    assert first.status_code == 302
    assert second.status_code == 422
    assert "Signed for" in chen.get(url).content.decode()
    assert NAME in chen.get(f"{url}print/").content.decode()
    assert signed_in(place, "zhao").get(url).status_code == 404


def test_closing_an_account_names_what_is_left(place):
    security = signed_in(place, "security")
    url = reverse("account-close", args=[place.users["li"].pk])

    asked = security.get(url).content.decode()
    refused = security.post(url, {"reason": "Left"})

    assert "Open duties given to the colleague: 2" in asked
    assert NAME not in asked
    assert refused.status_code == 422


def test_addresses_are_masked_until_a_reason_is_given_and_each_is_recorded(place):
    li, url = signed_in(place, "li"), reverse("day-plan")

    masked = li.get(url).content.decode()
    shown = li.post(url, {"reason": "Visits of today"}).content.decode()

    assert "资新社区" in masked
    assert "幸福路18号" not in masked
    assert "幸福路18号" in shown
    with as_system(on=TODAY):
        assert Event.objects.filter(act="field.unmasked").count() == 1
    assert "幸福路18号" not in li.post(url, {"reason": " "}).content.decode()


def test_flags_of_those_to_be_visited_stand_on_the_sheet(place):
    with acting_for(place.users["chen"].pk, on=TODAY):
        flag = NewFlag(FlagKind.ASK_FIRST, TODAY, "先打电话再上门")
        raise_flag(Person.objects.get(name=NAME).pk, flag, actor=place.actor("chen"), on=TODAY)

    assert "先打电话再上门" in signed_in(place, "li").get(reverse("day-plan")).content.decode()


def test_the_calendar_address_is_shown_once_and_answers_without_a_session(place):
    li = signed_in(place, "li")
    address = li.post(reverse("my-calendar"), {}).context["address"]

    feed = Client().get(address)

    assert feed["Content-Type"].startswith("text/calendar")
    assert b"BEGIN:VEVENT" in feed.content
    assert NAME.encode() not in feed.content
    assert address not in li.get(reverse("my-calendar")).content.decode()
    li.post(reverse("calendar-revoke"))
    assert Client().get(address).status_code == 404


def test_one_duty_as_a_file(place):
    with as_system(on=TODAY):
        duty = Duty.objects.get(key="visit")

    answer = signed_in(place, "li").get(reverse("duty-ics", args=[duty.pk]))

    assert answer.content.count(b"BEGIN:VEVENT") == 1
    assert signed_in(place, "elsewhere").get(reverse("duty-ics", args=[duty.pk])).status_code == 404


def test_a_digest_opens_down_and_a_comment_reaches_the_worker(place):
    digests.make_all(on=TODAY)
    chen = signed_in(place, "chen")
    page = chen.get(reverse("digests"))
    url = page.context["rows"][0]["url"]
    figures = chen.get(url).context["figures"]
    late = next(one for one in figures if str(one["label"]) == "Late")
    line = chen.get(late["url"]).context["lines"][0]

    chen.post(reverse("duty-comment", args=[line.id]), {"text": "Please call first."})
    li = signed_in(place, "li")
    before = li.get("/").content.decode()
    read = li.get(f"/duties/{line.id}/").content.decode()
    after = li.get("/").content.decode()

    assert late["value"] == 1
    assert "A new comment for you" in before
    assert "Please call first." in read
    assert "A new comment for you" not in after


def test_a_digest_is_acknowledged_on_its_page(place):
    digests.make_all(on=TODAY)
    chen = signed_in(place, "chen")
    url = chen.get(reverse("digests")).context["rows"][0]["url"]

    chen.post(url, {"remark": "Seen"})

    assert "Seen" in chen.get(url).content.decode()
    assert chen.post(url, {"remark": ""}).status_code == 422


@pytest.mark.parametrize(("day", "leads_to"), [("2020-03-30", "digest"), ("2020-03-23", "digests")])
def test_the_address_in_the_mail_leads_to_the_digest_of_its_week(place, day, leads_to):
    digests.make_all(on=TODAY)
    chen = signed_in(place, "chen")
    there = chen.get(reverse("digests")).context["rows"][0]["url"]

    answer = chen.get(reverse("digest-of-week", args=[day]))

    assert answer["Location"] == (there if leads_to == "digest" else reverse("digests"))
    assert chen.get("/colleagues/digests/week/next-monday/").status_code == 404


def test_pages_cost_at_most_twelve_queries(place):
    digests.make_all(on=TODAY)
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        new = packs.NewPack(place.users["li"], TODAY, LeavingReason.LEAVES)
        pack = packs.make_pack(new, actor=chen, on=TODAY)
        digest = digests.visible_to(chen).first()
        stand_in = name_stand_in(
            NewStandIn(place.users["zhao"], place.users["wang"], TODAY, TODAY, AwayReason.LEAVE),
            actor=chen,
            on=TODAY,
        )
    client = signed_in(place, "chen")
    of_li = reverse("workload-of", args=[place.users["li"].pk])
    pages = {
        name: queries_of(client, url)
        for name, url in {
            "workload": reverse("workload"),
            "people": f"{of_li}?show=people",
            "late": f"{of_li}?show=late",
            "stand-ins": reverse("stand-ins"),
            "stand-in": reverse("stand-in", args=[stand_in.pk]),
            "packs": reverse("packs"),
            "pack": reverse("pack", args=[pack.pk]),
            "digests": reverse("digests"),
            "digest": reverse("digest", args=[digest.pk]),
            "figure": reverse("digest-figure", args=[digest.pk, "late"]),
            "visits": reverse("day-plan"),
        }.items()
    }

    assert {name: count for name, count in pages.items() if count > 12} == {}
