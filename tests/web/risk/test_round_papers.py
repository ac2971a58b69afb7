"""Minutes, coverage certificate and list of a round: what they hold, who makes them, the record."""

import io
import zipfile
from datetime import date

import pytest
from django.urls import reverse
from docx import Document

from guitu.access.actors import SYSTEM_ACTOR
from guitu.audit.models import Event
from guitu.database.context import as_system
from guitu.people.models import Person
from guitu.people.records import about
from guitu.risk import actions
from guitu.risk.models import Exclusion, LevelDecision, Meeting, NextMeasure, RoundStep, Telling
from guitu.risk.terms import Level, NextKind, NotAssessed, RoundAct
from tests.modules.risk import decided
from tests.modules.risk.files import COUNTS
from tests.web.asked import asked

pytestmark = pytest.mark.django_db
FRAME = 9


@pytest.fixture
def held(office):
    """A meeting that decided the one person's level; a file without a measure is not assessed."""
    with as_system(on=COUNTS):
        row, place = office.case.round, office.case.place
        meeting = Meeting.objects.create(
            org_seq=row.org_seq, round=row, held_on=COUNTS, place="Room 2", chair="陈主任",
            members=[{"user": "", "name": "罗医生", "post": "Health centre"}],
        )  # fmt: skip
        decision = decided.decision_of(
            office.case.assessment, Level.MEDIUM, meeting=meeting, dissent="Two found it too high."
        )
        decision.save()
        about(
            decision.person, NextMeasure, actor=SYSTEM_ACTOR, decision=decision,
            kind=NextKind.HELP, what="Ask the job centre", due_on=date(2020, 7, 20),
        ).save()  # fmt: skip
        person = Person.objects.create(
            org_seq=place.orgs["zixin"].seq, name="乙零", no_id_reason="none", opened_on=COUNTS
        )
        about(
            person, Exclusion, actor=SYSTEM_ACTOR, round=row, because=NotAssessed.NO_MEASURE,
            on_day=COUNTS,
        ).save()  # fmt: skip
    office.meeting = meeting
    return office


def url(name, row):
    return reverse(name, args=[row.pk])


def words(answer) -> str:
    sheet = Document(io.BytesIO(answer.content))
    cells = [cell.text for table in sheet.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in sheet.paragraphs), *cells])


def recorded() -> list[str]:
    with as_system(on=COUNTS):
        return [one.details["form"] for one in Event.objects.filter(act="risk.paper_made")]


def test_minutes_hold_the_meeting_and_each_person_and_are_recorded(held):
    answer = held.client("chen").post(url("risk-minutes", held.meeting))

    said = words(answer)
    for text in ("Room 2", "陈主任", "罗医生", "苗一禾", "等级：中", "Called every week.",
                 "Ask the job centre", "不同意见：Two found it too high.", "签名"):  # fmt: skip
        assert text in said, text
    assert answer["Content-Disposition"] == 'attachment; filename="risk_minutes.docx"'
    assert recorded() == ["risk_minutes"]


def test_the_certificate_adds_up_and_names_who_is_not_assessed(held):
    said = words(held.client("chen").post(url("risk-certificate", held.case.round)))

    assert "档案共2份，评估1人，不评估1人" in said
    assert "乙零" in said
    assert recorded() == ["risk_coverage"]


def test_no_certificate_while_a_file_stands_in_no_part(held):
    with as_system(on=COUNTS):
        Exclusion.objects.update(ended_on=COUNTS)
    client = held.client("chen")

    assert client.post(url("risk-certificate", held.case.round)).status_code == 422
    page = client.get(url("risk-coverage", held.case.round)).content.decode()
    assert "does not add up: 1 files in neither part" in page
    assert recorded() == []


def test_the_list_is_taken_out_for_a_purpose_and_holds_a_row_a_person(held):
    client, where = held.client("chen"), url("risk-round-sheet", held.case.round)
    assert client.post(where, {"reason": "", "recipient": ""}).status_code == 422

    answer = client.post(where, {"reason": "for the meeting", "recipient": "the committee"})

    assert answer["Content-Disposition"].endswith('"risk_round-2020-07-01.xlsx"')
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        texts = book.read("xl/sharedStrings.xml").decode()
    for text in ("苗一禾", "Medium", "Called every week.", "for the meeting", "Confidential"):
        assert text in texts, text
    with as_system(on=COUNTS):
        event = Event.objects.get(act="risk.paper_made")
    assert event.details["recipient"] == "the committee"


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("wang", {"risk-minutes": 200, "risk-certificate": 403, "risk-round-sheet": 403}),
        ("officer", {"risk-minutes": 200, "risk-certificate": 403, "risk-round-sheet": 403}),
        ("li", {"risk-minutes": 403, "risk-certificate": 403, "risk-round-sheet": 403}),
        ("leader", {"risk-minutes": 403, "risk-certificate": 403, "risk-round-sheet": 403}),
        ("elsewhere", {"risk-minutes": 404, "risk-certificate": 404, "risk-round-sheet": 404}),
    ],
)
def test_who_makes_papers(held, name, made):
    client = held.client(name)
    for where, status in made.items():
        row = held.meeting if where == "risk-minutes" else held.case.round
        assert client.post(url(where, row)).status_code == status, where


def test_coverage_shows_figures_to_the_leader_and_no_name(held):
    page = held.client("leader").get(url("risk-coverage", held.case.round)).content.decode()

    assert "1 assessed and 1 not assessed make all 2 files of the register." in page
    assert "苗一禾" not in page
    assert "乙零" not in page


def test_closing_keeps_what_was_counted(held):
    with as_system(on=COUNTS):
        row = held.case.round
        held.case.assessment.opinions.update(is_withdrawn=True)
        decision = LevelDecision.objects.get()
        about(
            decision.person, Telling, actor=SYSTEM_ACTOR, decision=decision, told_on=COUNTS,
            way="in_person", by_name="Li",
        ).save()  # fmt: skip
        actions.close_round(row.pk, actor=held.case.actor("chen"), on=COUNTS)
        step = RoundStep.objects.get(round=row, act=RoundAct.CLOSE)
        Person.objects.filter(name="乙零").update(voided_at="2020-07-02T00:00:00Z")

    assert step.counts == {"assessed": 1, "no_measure": 1}
    page = held.client("chen").get(url("risk-coverage", row)).content.decode()
    assert "make all 2 files" in page
    assert "1 of the files counted on closing has since moved" in page


def test_pages_cost_a_bounded_number_of_statements(held):
    client = held.client("chen")

    for name in ("risk-coverage", "risk-papers"):
        assert len(asked(client, url(name, held.case.round))) <= FRAME + 12, name
