"""The digest: counts and a link to those who are told, and nobody's name."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command

from guitu.access.models import User
from guitu.access.standing_in import NewStandIn, name_stand_in
from guitu.access.terms import AwayReason
from guitu.account.digest import digests, send
from guitu.account.terms import DigestKind
from guitu.database.context import acting_for, as_system
from tests.cast import TODAY, Town, town
from tests.modules.measures.files import REPORTED, a_running_measure
from tests.web.account.test_today import a_duty

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(settings) -> Town:
    settings.LANGUAGE_CODE = "en"
    settings.PUBLIC_URL = "https://guitu.example/"
    found = town()
    with as_system(on=TODAY):
        for name in ("chen", "leader", "li", "zhao", "elsewhere", "auditor"):
            User.objects.filter(pk=found.users[name].pk).update(email=f"{name}@example.org")
    return found


def told(kind: DigestKind) -> dict[str, dict[str, int]]:
    return {one.address.partition("@")[0]: one.counts for one in digests(kind, on=TODAY)}


def test_supervisors_are_told_how_their_office_stands(place):
    a_duty(place.orgs["zixin"], "a", due_on=TODAY - timedelta(days=2))
    a_duty(place.orgs["lanxi"], "b", due_on=TODAY, assignee=place.users["zhao"])

    found = told(DigestKind.WEEKLY)

    assert found == {
        name: {"late": 1, "this_week": 1, "nobody": 1, "put_off": 0} for name in ("chen", "leader")
    }


def test_whoever_has_late_duties_is_told_every_day(place):
    a_duty(place.orgs["zixin"], "a", due_on=TODAY - timedelta(days=1), assignee=place.users["li"])
    a_duty(place.orgs["zixin"], "b", due_on=TODAY, assignee=place.users["li"])
    a_duty(place.orgs["lanxi"], "c", due_on=TODAY, assignee=place.users["zhao"])

    assert told(DigestKind.DAILY) == {"li": {"late": 1, "this_week": 1}}


def test_the_stand_in_is_told_of_whoever_is_away_and_within_the_own_scope(place):
    for org, key, name in (("zixin", "a", "li"), ("lanxi", "b", "zhao")):
        late = TODAY - timedelta(days=1)
        a_duty(place.orgs[org], key, due_on=late, assignee=place.users[name])
    with acting_for(place.users["chen"].pk, on=TODAY):
        new = NewStandIn(place.users["li"], place.users["zhao"], TODAY, TODAY, AwayReason.LEAVE)
        name_stand_in(new, actor=place.actor("chen"), on=TODAY)

    assert told(DigestKind.DAILY) == {"zhao": {"late": 1, "this_week": 0}}


def test_a_mail_holds_counts_and_a_link_and_no_name(place):
    with acting_for(place.users["chen"].pk, on=REPORTED):
        a_running_measure(place)
    a_duty(place.orgs["zixin"], "a", due_on=TODAY - timedelta(days=2))

    sent = send(digests(DigestKind.WEEKLY, on=TODAY))

    assert sent == len(mail.outbox) == 2
    for message in mail.outbox:
        assert "Late: 1" in message.body
        assert "https://guitu.example/?urgency=late" in message.body
        assert "苗一禾" not in message.body + message.subject


def test_one_address_that_fails_does_not_stop_the_others(place, monkeypatch):
    a_duty(place.orgs["zixin"], "a", due_on=TODAY - timedelta(days=2))
    found = list(digests(DigestKind.WEEKLY, on=TODAY))
    answers = iter([ConnectionRefusedError(), 1])

    def refuse_first(self, **_kwargs):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr("guitu.account.digest.EmailMessage.send", refuse_first)

    assert send(found) == 1


def test_the_command_prints_what_would_be_sent(place, capsys, monkeypatch):
    monkeypatch.setattr("guitu.account.management.commands.digest.today", lambda: TODAY)
    a_duty(place.orgs["zixin"], "a", due_on=TODAY - timedelta(days=2))

    call_command("digest", "--dry-run")

    assert "chen@example.org" in capsys.readouterr().out
    assert mail.outbox == []


def test_the_weekly_mail_leads_to_the_digest_kept_of_its_week(place):
    """The address holds the Monday of the week, also when the mail is sent by hand on a Friday."""
    a_duty(place.orgs["zixin"], "a", due_on=TODAY - timedelta(days=2))
    friday = TODAY + timedelta(days=4)

    for kind, is_there in ((DigestKind.WEEKLY, True), (DigestKind.DAILY, False)):
        mail.outbox.clear()
        send(digests(kind, on=friday))
        for message in mail.outbox:
            link = "https://guitu.example/colleagues/digests/week/2020-03-30/"
            assert (link in message.body) is is_there
