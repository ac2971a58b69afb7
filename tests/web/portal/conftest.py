"""A person with a link, and an office outside with one; clients without an account."""

from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from guitu.absences import actions
from guitu.absences.terms import StayReason, TaskKind
from guitu.access import links
from guitu.access.terms import LinkPurpose
from guitu.database.context import acting_for
from tests.cast import town
from tests.modules.absences.given import TODAY
from tests.modules.measures.files import a_running_measure

LAST = date(2020, 9, 30)


@pytest.fixture(autouse=True)
def _in_english(monkeypatch, settings):
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: TODAY)
    with translation.override("en"):
        yield


class Outside:
    """The town, a measure, a letter to an office outside with one task, and links."""

    def __init__(self) -> None:
        self.town = town()
        with self.acting():
            self.measure = a_running_measure(self.town)
            stay = actions.begin_stay(
                self.measure.person_id,
                actions.NewStay(
                    "贵阳市", date(2020, 6, 10), StayReason.WORK, actions.Division(),
                    host_name="示例街道",
                ),
                actor=self.chen, on=TODAY,
            )  # fmt: skip
            self.letter = actions.send_letter(
                stay.pk, asks="检测一次", sent_on=TODAY, actor=self.chen, on=TODAY
            )
            new = actions.NewTask(TaskKind.TEST, TODAY, date(2020, 7, 31))
            self.task = actions.ask_task(self.letter.pk, new, actor=self.chen, on=TODAY)

    @property
    def chen(self):
        return self.town.actor("chen", on=TODAY)

    def acting(self, name="chen"):
        return acting_for(self.town.users[name].pk, on=TODAY)

    def issued(self, purpose):
        own = purpose == LinkPurpose.OWN
        with self.acting():
            subject = self.measure.person if own else self.letter
            return links.issue(links.NewLink(purpose, subject, LAST), actor=self.chen, on=TODAY)

    def inside(self, purpose) -> Client:
        """Return a client that opened the link and gave its code."""
        found, client = self.issued(purpose), Client()
        client.get(f"/with-you/k/{found.token}/")
        client.post("/with-you/code/", {"code": found.code})
        return client

    def signed_in(self, name: str) -> Client:
        client = Client()
        client.force_login(self.town.users[name])
        return client


@pytest.fixture
def outside():
    return Outside()
