"""A whole three-year life, played by the acts of the posts: every door tells the same of it."""

import io
import json
from collections import Counter
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from guitu.absences import queries as absences
from guitu.aid.models import Job, Need
from guitu.contacts.models import Contact
from guitu.database.context import as_system
from guitu.demo import accounts, places
from guitu.demo.life import beginning, story
from guitu.demo.life.days import Days
from guitu.demo.life.ending import NOTICE_AFTER
from guitu.demo.life.living import Life
from guitu.demo.stage import Stage
from guitu.drug_testing import counting
from guitu.drug_testing.models import DrugTest
from guitu.duties.models import Duty
from guitu.duties.periods import ONE_DAY
from guitu.duties.queries import OPEN, overdue
from guitu.kernel.dates import add_months
from guitu.measures import missed
from guitu.measures.models import Measure
from guitu.measures.rules.duration import day_of_term
from guitu.orgs.actions import store_working_days
from guitu.policy import working_days
from guitu.rights.actions import close_files
from guitu.web import clock

pytestmark = pytest.mark.django_db
DAYS = Days(2020)
LAST_DAY = date(2023, 3, 14)
FREE_ON = LAST_DAY + timedelta(days=NOTICE_AFTER)


class Doors:
    """Looks at one person through every door on a day."""

    def __init__(self, stage: Stage, measure: Measure, monkeypatch, settings) -> None:
        self.stage, self.measure, self.patch, self.settings = stage, measure, monkeypatch, settings
        self.seen: list[date] = []

    def client(self, username: str) -> Client:
        client = Client()
        client.cookies["django_language"] = "en"
        client.force_login(
            self.stage.users[username], backend=self.settings.AUTHENTICATION_BACKENDS[0]
        )
        return client

    def stand_on(self, on: date) -> None:
        self.patch.setattr(clock, "demonstration_day", lambda: on)

    def get(self, username: str, name: str, *args: object) -> str:
        answer = self.client(username).get(reverse(name, args=[self.measure.person_id, *args]))
        assert answer.status_code == 200
        return answer.content.decode()

    def look(self, on: date, measure: Measure) -> None:
        """Compare the worklist, the counters and the person's page on a day."""
        self.stand_on(on)
        self.seen.append(on)
        self._worklist_tells_what_is_open(on)
        self._counters_agree_with_the_duties(on)
        page = self.get("head", "person-page")
        if measure.starts_on and measure.ends_on and on <= measure.ends_on:
            number, total = day_of_term(measure.starts_on, measure.ends_on, on=on)
            assert f"day {number} of {total}" in page
        with self.stage.acting("head", on):
            first = Duty.objects.filter(OPEN, person_id=measure.person_id).order_by("due_on", "id")
            coming = list(first.values_list("pk", "kind", "due_on")[:6])
        told = {(kind, due_on) for pk, kind, due_on in coming if str(pk) in page}
        assert {(kind, due_on) for _pk, kind, due_on in coming} == told

    def _worklist_tells_what_is_open(self, on: date) -> None:
        out = io.StringIO()
        call_command("due", org="xintan", on=on, until=on, json=True, stdout=out)
        ours = [
            (line["kind"], line["due_on"], line["overdue"])
            for line in json.loads(out.getvalue())
            if line["subject"].endswith(str(self.measure.pk))
        ]
        with self.stage.acting("head", on):
            rows = Duty.objects.filter(OPEN, subject_id=self.measure.pk, window_from__lte=on)
            late = set(rows.filter(overdue(on=on)).values_list("pk", flat=True))
            stored = [(row.kind, row.due_on.isoformat(), row.pk in late) for row in rows]
        assert sorted(ours) == sorted(stored)

    def _counters_agree_with_the_duties(self, on: date) -> None:
        with self.stage.acting("head", on):
            found = counting.tested(self.measure).completion(on=on)
            cycles = Duty.objects.filter(subject_id=self.measure.pk, kind="drug_test")
            cycles = cycles.filter(voided_at=None)
            met = cycles.filter(met_on__isnull=False).count()
            excused = cycles.filter(waived_on__isnull=False, due_on__lt=on).count()
            missing = cycles.filter(met_on=None, waived_on=None, due_on__lt=on).count()
            late_but_met = cycles.filter(met_on__isnull=False, due_on__gte=on).count()
        assert found.total.done == met - late_but_met
        assert (found.total.excused, found.total.missing) == (excused, missing)


@pytest.fixture
def stage() -> Stage:
    with as_system(on=DAYS.decided_on):
        for year in range(2020, 2025):
            store_working_days(year, *working_days.seed(year), source="test")
        orgs = places.build()
        return Stage(orgs, accounts.open_accounts(orgs))


def test_a_life_is_told_alike_by_every_door_until_the_archive_keeps_it(
    stage, monkeypatch, settings
):
    life = beginning.begin(stage, DAYS, sign=beginning.sign_on_the_spot)
    doors = Doors(stage, life.measure, monkeypatch, settings)
    doors.look(DAYS.reported_on, life.measure)
    assert life.measure.ends_on == date(2023, 2, 27)

    story.play(life, look=doors.look)

    assert len(doors.seen) > 20
    the_term_moved_by_the_days_of_the_suspension(life)
    what_was_done_is_all_there(life)
    the_printed_file_tells_the_same(doors)
    after_the_end_the_file_closes(doors)


def the_term_moved_by_the_days_of_the_suspension(life: Life) -> None:
    life.look_again(FREE_ON)
    assert life.measure.ends_on == LAST_DAY
    assert (LAST_DAY - date(2023, 2, 27)).days == (DAYS.freed_on - DAYS.detained_on).days


def what_was_done_is_all_there(life: Life) -> None:
    with life.stage.acting("head", FREE_ON) as head:
        total = counting.tested(life.measure).completion(on=FREE_ON).total
        assert (total.done, total.excused, total.missing) == (19, 2, 1)
        assert total.done + total.excused + total.missing == 22
        steps = missed.steps_of(life.measure, on=FREE_ON)
        assert sorted(str(step.is_justified) for step in steps) == ["False", "True", "True"]
        (stay,) = absences.of_person(life.measure.person_id, head)["stays"]
        assert (stay.from_on, stay.until_on) == DAYS.away
        job = Job.objects.get(person_id=life.measure.person_id)
        assert job.checks.filter(at_work=True).count() == 3
        assert str(Need.objects.get(person_id=life.measure.person_id).status) == "met"
        assert Contact.objects.filter(measure=life.measure, met_family=True).exists()


def the_printed_file_tells_the_same(doors: Doors) -> None:
    url = reverse("person-whole-file", args=[doors.measure.person_id])
    answer = doors.client("head").post(url, {"reason": "inspection"})
    pages = PdfReader(io.BytesIO(answer.content)).pages
    text = "".join("".join(page.extract_text().split()) for page in pages)
    with doors.stage.acting("head", FREE_ON):
        contacts = Contact.objects.filter(measure=doors.measure, voided_at=None)
        ways = Counter(contacts.values_list("way", flat=True))
        assert DrugTest.objects.filter(measure=doors.measure, voided_at=None).count() == 22
    assert text.count("Negative") == 19
    for way, said in (
        ("home_visit", "Homevisit·"), ("phone", "Phonecall·"), ("family", "Contactwiththefamily·"),
    ):  # fmt: skip
        assert text.count(said) == ways[way], way
    for said in ("Exhortation", "Suspended", "东莞", "演示物业公司", "Ended,noticereceived"):
        assert said in text, said


def after_the_end_the_file_closes(doors: Doors) -> None:
    year_later = add_months(LAST_DAY + ONE_DAY, 12)
    for on, who_opens in (
        (FREE_ON, {"head", "station", "worker2", "archivist"}),
        (year_later - ONE_DAY, {"head", "station", "worker2", "archivist"}),
        (year_later, {"archivist"}),
    ):
        doors.stand_on(on)
        with as_system(on=on):
            close_files(on=on)
        url = reverse("person-page", args=[doors.measure.person_id])
        statuses = {
            name: doors.client(name).get(url).status_code
            for name in ("head", "station", "worker2", "worker", "police", "inspector", "archivist")
        }
        assert {name for name, status in statuses.items() if status == 200} == who_opens, on
