"""The page of the rules in force, local practice adopted on it, and the two commands."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from guitu import policy
from guitu.database.context import as_system
from guitu.duties.models import AdoptedPractice, Duty
from guitu.duties.policy import rules_for
from guitu.duties.practice_values import settable
from guitu.web import clock
from tests.cast import TODAY, town

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return town()


def signed_in(place, name):
    client = Client()
    client.force_login(place.users[name])
    return client


def shown(place, name="chen", **query):
    return signed_in(place, name).get(reverse("rules-page"), query)


def test_every_rule_of_the_day_is_shown_with_its_citation(place):
    page = shown(place)

    with as_system(on=TODAY):
        rows = rules_for(place.orgs["xintan"].seq).rows(TODAY)
    assert len(page.context["rows"]) == len(rows)
    assert "第十四条第一款" in page.content.decode()


@pytest.mark.parametrize("code", ["cn", *(profile.code for profile in policy.regions())])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_page_opens_for_every_region_in_both_languages(place, code, language):
    client = signed_in(place, "chen")
    client.cookies["django_language"] = language

    page = client.get(reverse("rules-page"), {"place": code, "on": "2024-6-1"})

    assert len(page.context["rows"]) == len(policy.rulebook(code).rows(date(2024, 6, 1)))


def test_a_binding_force_narrows_the_page(place):
    rows = shown(place, status="practice").context["rows"]

    assert {row["layer"] for row in rows} == {"Practice template"}


@pytest.mark.parametrize("subject", sorted({
    row.subject
    for row in policy.rulebook().rows()
    if row.layer == "practice" and settable(row.values)
}))  # fmt: skip
def test_every_practice_can_be_adopted_as_it_stands(place, subject):
    client = signed_in(place, "chen")
    where = reverse("rules-adopt", args=[subject])
    form = client.get(where).context["form"]
    given = {field.name: field.value() or "" for field in form}
    given |= {"org": str(place.orgs["xintan"].pk), "from_on": "2020-4-1", "reference": "3/2020"}

    answer = client.post(where, given)

    assert answer.status_code == 303, answer.context["form"].errors
    with as_system(on=TODAY):
        template = policy.rulebook().row(subject, TODAY)
        adopted = rules_for(place.orgs["zixin"].seq).row(subject, date(2020, 4, 1))
        assert adopted.layer == "adopted"
        assert policy.rows.plain(adopted.values) == policy.rows.plain(template.values)


def test_a_practice_of_words_alone_is_not_set_by_an_office(place):
    rows = {row["title"]: row["adopt_url"] for row in shown(place).context["rows"]}

    assert rows["一人一档的内容"] == ""
    where = reverse("rules-adopt", args=["file_contents"])
    assert signed_in(place, "chen").get(where).status_code == 404


def adopt_expiry(place, **changes):
    client = signed_in(place, "chen")
    given = {
        "first_before_days": "90", "second_before_days": "45", "from_on": "2020-4-1",
        "org": str(place.orgs["xintan"].pk), "reference": "3/2020",
    }  # fmt: skip
    return client, client.post(reverse("rules-adopt", args=["expiry"]), given | changes)


def test_what_was_adopted_is_shown_and_can_be_taken_back(place):
    client, _answer = adopt_expiry(place)
    with as_system(on=TODAY):
        row = AdoptedPractice.objects.get()

    page = client.get(reverse("rules-page"), {"on": "2020-4-1"})
    client.post(reverse("rules-take-back", args=[row.pk]), {"reason": "wrong meeting"})

    assert "3/2020" in page.content.decode()
    with as_system(on=TODAY):
        assert (
            rules_for(place.orgs["zixin"].seq)
            .row("expiry", date(2020, 4, 1))
            .values["first_before_days"]
            == 60
        )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        pytest.param({"first_before_days": "soon"}, "first_before_days", id="no-number"),
        pytest.param({"from_on": "2020-2-30"}, "from_on", id="no-day"),
        pytest.param({"reference": ""}, "reference", id="no-decision"),
    ],
)
def test_a_wrong_value_is_said_beside_its_field(place, changes, field):
    _client, answer = adopt_expiry(place, **changes)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_law_is_never_adopted(place):
    assert (
        signed_in(place, "chen").get(reverse("rules-adopt", args=["report_in"])).status_code == 404
    )


def said(*arguments):
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_the_command_prints_the_rules_of_a_region():
    rows = json.loads(said("rules", "--on", "2021-01-01", "--region", "33", "--json"))

    report_in = next(row for row in rows if row["subject"] == "report_in")
    assert (report_in["region"], report_in["values"]["days"]) == ("33", 2)
    assert "report_in (cn" in said("rules", "--on", "2021.1.1", "--region", "cn")


def test_the_command_prints_the_worklist_of_an_organisation(place):
    because = [{"source": "detox-regulation", "article": "Art. 19", "status": "regulation",
                "region": "cn", "since": None}]  # fmt: skip
    with as_system(on=TODAY):
        for code, due_on in (("zixin", date(2020, 3, 29)), ("tianjiang", date(2020, 3, 29)),
                             ("lanxi", date(2020, 4, 20))):  # fmt: skip
            Duty.objects.create(
                org_seq=place.orgs[code].seq, kind="x", key="k", subject_type="orgs.org",
                subject_id=place.orgs[code].pk, window_from=due_on, due_on=due_on,
                party="community", role="worker", because=because,
            )  # fmt: skip

    today = json.loads(said("due", "--org", "xintan", "--on", "2020-03-30", "--json"))
    later = json.loads(
        said("due", "--org", "xintan", "--on", "2020-03-30", "--until", "2020-04-30", "--json")
    )

    assert [(duty["overdue"], duty["because"][0]["article"]) for duty in today] == [
        (True, "Art. 19")
    ]
    assert len(later) == 2
    assert set(today[0]) == {
        "kind", "subject", "owner", "window_from", "due_on", "overdue", "because",
    }  # fmt: skip
