"""The account: each figure counts what it says, and opens down to the records behind it."""

import io
import json
import zipfile
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from docx import Document
from openpyxl import load_workbook

from guitu.account import figures
from guitu.account.papers import FORMATS, paper
from guitu.account.queries.year import account_of
from guitu.database.context import acting_for, as_system
from guitu.duties.models import Duty
from guitu.handover import actions as handover
from guitu.handover.actions import NewArrival, NoMeeting
from guitu.handover.models import HandOver
from guitu.handover.terms import Stage
from guitu.kernel.errors import AccessDenied, BadInput
from guitu.measures.rules.states import RUNNING
from tests.cast import TODAY, Town, town
from tests.modules.handover.cases import NOON, RELEASE, met, planned
from tests.modules.measures.files import REPORTED, a_running_measure

pytestmark = pytest.mark.django_db
YEAR_END = date(2020, 12, 31)


@pytest.fixture
def place() -> Town:
    return town()


def a_year(place: Town, *, org: str = "xintan", on: date = YEAR_END) -> dict[str, figures.Counts]:
    with as_system(on=on):
        account = account_of(place.orgs[org], 2020, on=on)
        return {one.code: counts for one, counts in account.figures}


def a_duty(place: Town, key: str, *, due_on: date, **values) -> None:
    org = place.orgs["zixin"]
    with as_system(on=TODAY):
        Duty.objects.create(
            org_seq=org.seq, key=key, kind="drug_test", subject_type="orgs.org", subject_id=org.pk,
            window_from=due_on, due_on=due_on, party="community", role="worker", because=[],
            **values,
        )  # fmt: skip


def met_on(day: date, org) -> dict:
    return {"met_on": day, "met_by_type": "x", "met_by_id": org.pk}


def test_duties_are_met_met_late_late_or_waived(place):
    zixin, due_on = place.orgs["zixin"], date(2020, 6, 30)
    a_duty(place, "a", due_on=due_on, **met_on(due_on, zixin))
    a_duty(place, "b", due_on=due_on, **met_on(due_on + timedelta(days=1), zixin))
    a_duty(place, "c", due_on=due_on)
    a_duty(place, "d", due_on=due_on, waived_on=due_on, waive_reason="x")
    a_duty(place, "e", due_on=YEAR_END)
    a_duty(place, "f", due_on=date(2021, 1, 1))

    found = a_year(place)

    assert found["duties_due"].numerator == 4
    assert {code: found[code].numerator for code in ("duties_met", "duties_met_late")} == {
        "duties_met": 1, "duties_met_late": 1,
    }  # fmt: skip
    late = found["duties_late"]
    assert (late.numerator, late.denominator, late.unknown) == (1, 3, 1)
    assert late.excluded == {"waived": 1}


def test_a_running_year_ends_with_the_day_on_which_it_is_read(place):
    a_duty(place, "a", due_on=TODAY)
    a_duty(place, "b", due_on=TODAY + timedelta(days=1))

    assert a_year(place, on=TODAY)["duties_due"].numerator == 1


def test_hand_overs_are_counted_by_how_the_person_came_home(place):
    with acting_for(place.users["chen"].pk, on=RELEASE):
        chen = place.actor("chen")
        hand_over = met(place)
        handover.arrive(hand_over.pk, NewArrival(NOON), actor=chen, on=RELEASE)
        HandOver.objects.filter(pk=hand_over.pk).update(agreement_signed_on=RELEASE)
        others = [
            planned(place, id_number="", reference=str(number), is_another=True)
            for number in range(3)
        ]
        for other, outcome in zip(others, (Stage.CAME_ALONE, Stage.MOVED_ELSEWHERE), strict=False):
            went = NoMeeting(outcome=outcome, outcome_on=RELEASE, reason="电话告知")
            handover.record_no_meeting(other.pk, went, actor=chen, on=RELEASE)

    found = a_year(place)

    assert found["handovers_notified"].numerator == 4
    gate = found["handovers_met"]
    assert (gate.numerator, gate.denominator, gate.unknown) == (1, 2, 1)
    assert gate.excluded == {"moved_elsewhere": 1}
    same_day = found["agreements_same_day"]
    assert (same_day.numerator, same_day.denominator) == (1, 2)


def test_a_figure_opens_down_to_its_records(place):
    a_duty(place, "a", due_on=TODAY)
    with as_system(on=YEAR_END):
        asked = figures.of_year(place.orgs["xintan"], 2020, on=YEAR_END)
        late = figures.definition("duties_late")
        rows = figures.records(late, asked)
        ids = figures.record_ids([late], asked)

        assert [row.id for row in rows] == [Duty.objects.get(key="a").pk]
        assert ids == {"duties_late": [str(rows[0].id)]}


def test_a_measure_is_in_execution_from_the_report_in_on(place):
    with acting_for(place.users["chen"].pk, on=REPORTED):
        measure = a_running_measure(place)
    with as_system(on=YEAR_END):
        org, one = place.orgs["xintan"], figures.definition("in_execution")
        before, after = (
            figures.records(one, figures.Asked(day, day, day, org.seq, org.seq_end))
            for day in (REPORTED - timedelta(days=1), REPORTED)
        )

    assert before == []
    assert [row.id for row in after] == [measure.person_id]
    assert a_year(place)["in_execution"].numerator == 1


def test_the_account_of_another_office_counts_nothing_of_ours(place):
    a_duty(place, "a", due_on=TODAY)

    assert a_year(place, org="tianjiang")["duties_due"].numerator == 0
    assert a_year(place, org="beita")["duties_due"].numerator == 1


def test_row_security_holds_for_whoever_asks(place):
    a_duty(place, "a", due_on=TODAY)
    with acting_for(place.users["zhao"].pk, on=YEAR_END):
        account = account_of(place.orgs["xintan"], 2020, on=YEAR_END)

    assert dict((one.code, counts) for one, counts in account.figures)["duties_due"].numerator == 0


def test_the_fact_of_execution_knows_every_status_in_which_a_measure_runs():
    text = (figures.running.HOUSE / "account/figures/facts/execution.sql").read_text()

    for status in RUNNING:
        assert f"'{status.value}'" in text
    assert text.count("'") == 2 * len(RUNNING)


def test_every_figure_is_said_in_both_languages():
    for one in figures.definitions():
        for text in (one.label, one.counts, one.of, one.unknown, *one.excluded.values()):
            assert text is None or (text["zh"] and text["en"]), one.code


@pytest.mark.parametrize("year", [2007, 2021])
def test_a_year_that_has_not_begun_is_refused(place, year):
    with as_system(on=YEAR_END), pytest.raises(BadInput):
        account_of(place.orgs["xintan"], year, on=YEAR_END)


@pytest.mark.parametrize("form", FORMATS)
def test_the_account_comes_in_every_form(place, form):
    a_duty(place, "a", due_on=TODAY)
    with as_system(on=YEAR_END):
        content = paper(account_of(place.orgs["xintan"], 2020, on=YEAR_END), form)

    if form == "json":
        read = json.loads(content)
        assert set(read) == {"org", "year", "figures"}
        assert set(read["figures"][0]) == {"code", "label", "value", "records"}
    elif form == "docx":
        table = Document(io.BytesIO(content)).tables[0]
        assert len(table.rows) == 1 + len(figures.definitions())
    elif form == "xlsx":
        book = load_workbook(io.BytesIO(content))
        assert len(book.sheetnames) == 2
        assert any(
            "charts/chart" in name for name in zipfile.ZipFile(io.BytesIO(content)).namelist()
        )
    else:
        assert content.startswith(b"%PDF")


def test_the_command_prints_the_json_and_a_user_sees_only_the_own_office(
    place, capsys, monkeypatch
):
    monkeypatch.setattr("guitu.account.management.commands.account.today", lambda: YEAR_END)
    a_duty(place, "a", due_on=TODAY)

    call_command("account", org="xintan", year=2020)
    printed = json.loads(capsys.readouterr().out)
    due = next(one for one in printed["figures"] if one["code"] == "duties_due")
    assert (printed["org"], due["value"], len(due["records"])) == ("xintan", 1, 1)

    with pytest.raises(AccessDenied):
        call_command("account", org="xintan", year=2020, user="elsewhere")


def test_indicators_are_printed_with_what_is_left_out(place, capsys, monkeypatch):
    monkeypatch.setattr("guitu.account.management.commands.indicators.today", lambda: YEAR_END)
    a_duty(place, "a", due_on=TODAY)
    a_duty(place, "b", due_on=TODAY, **met_on(TODAY, place.orgs["zixin"]))
    span = {"org": "xintan", "from_on": TODAY, "until_on": YEAR_END}

    call_command("indicators", json=True, **span)

    rows = {row["code"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["duties_met"] == {
        "code": "duties_met", "numerator": 1, "denominator": 2, "excluded": {}, "unknown": 0,
        "value": 0.5,
    }  # fmt: skip
    assert rows["duties_due"]["value"] == 2
