"""A list goes out as a spreadsheet, is filled in, and comes back: looked at first, whole or not."""

import io
from datetime import date

import openpyxl
import pytest

from guitu.audit.models import Event
from guitu.database.context import acting_for, as_system
from guitu.exchange.opinions import steps
from guitu.exchange.opinions.sheet import ANSWER, DAY, HEADING_ROW, KEY, WORDS
from guitu.kernel.errors import AccessDenied, BadInput, Conflict, WrongStatus
from guitu.people.models import Person
from guitu.risk import actions
from guitu.risk.actions import NewOpinion
from guitu.risk.models import Opinion, Round
from guitu.risk.terms import OpinionAnswer, OpinionWay, RoundStatus
from tests.modules.risk.departments import a_case, asked, list_of
from tests.modules.risk.files import COUNTS
from tests.modules.risk.files import DAY as A_DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    with as_system(on=COUNTS):
        yield a_case()


@pytest.fixture
def health(case):
    found = list_of(case, "health")
    yield found
    for name in ("health", "doctor"):
        with acting_for(case.place.users[name].pk, on=COUNTS):
            steps.drop(found, actor=case.actor(name, COUNTS))


def does(case, act, *, who="health"):
    with acting_for(case.place.users[who].pk, on=COUNTS):
        return act(case.actor(who, COUNTS))


def sent(case, list_, *, who="health") -> bytes:
    return does(
        case, lambda actor: steps.send_out(list_, "July 2020", actor=actor, on=COUNTS), who=who
    )


def filled(content: bytes, *rows) -> bytes:
    """Type answer, words and day into the rows one after another; None leaves a row alone."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.active
    columns = {cell.value: cell.column for cell in sheet[HEADING_ROW + 1]}
    for number, row in enumerate(rows, start=HEADING_ROW + 2):
        for heading, value in (row or {}).items():
            sheet.cell(number, columns[heading]).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def looked_at(case, list_, content, *, who="health"):
    does(case, lambda actor: steps.receive(list_, content, actor=actor), who=who)
    return does(case, lambda actor: steps.examine(list_, actor=actor, on=COUNTS), who=who)


def read_in(case, list_, content, *, accepted_only=False, who="health"):
    _found, digest = looked_at(case, list_, content, who=who)
    return does(
        case,
        lambda actor: steps.confirm(
            list_, digest=digest, accepted_only=accepted_only, actor=actor, on=COUNTS
        ),
        who=who,
    )


NOTHING = {ANSWER: "无情况"}
KNOWN = {ANSWER: "有情况", WORDS: "六月看过急诊", DAY: "2020年6月20日"}


def test_the_sheet_shows_the_little_that_is_shown_and_locks_it(case, health):
    book = openpyxl.load_workbook(io.BytesIO(sent(case, health)))
    sheet = book.active
    headings = [cell.value for cell in sheet[HEADING_ROW + 1]]
    first = list(sheet[HEADING_ROW + 2])

    assert headings == ["编号", "姓名", "出生日期", "身份证后四位", ANSWER, WORDS, DAY, KEY]
    assert sheet.protection.sheet
    assert [cell.protection.locked for cell in first] == [True] * 4 + [False] * 3 + [True]
    assert {one.type for one in sheet.data_validations.dataValidation} == {"list", "textLength"}
    number = Person.objects.get(name="齐小川").id_number
    assert number not in str([[cell.value for cell in row] for row in sheet])


def test_sending_out_is_on_record_with_what_was_disclosed(case, health):
    sent(case, health)
    sent(case, list_of(case, "police"), who="officer")

    told = [one.details["fields"] for one in Event.objects.filter(act="risk.opinions_sent")]
    assert ["name", "birth_day", "id_tail"] in told
    unmasked = Event.objects.filter(act="field.unmasked", user_name="officer")
    assert [one.details["field"] for one in unmasked] == ["id_number"]


def test_a_filled_in_list_is_looked_at_first_and_then_read_in(case, health):
    content = filled(sent(case, health), NOTHING, KNOWN)
    found, _digest = looked_at(case, health, content)

    assert (len(found.new), found.blank, found.refused) == (2, 1, ())
    assert not Opinion.objects.exclude(answer="").exists()

    assert read_in(case, health, content).changed == 2
    first, second, third = asked(health)
    assert (first.answer, first.way) == (OpinionAnswer.NOTHING_KNOWN, OpinionWay.SHEET)
    assert (second.words, second.known_on) == ("六月看过急诊", date(2020, 6, 20))
    assert third.answer == ""


def test_the_same_file_again_changes_nothing(case, health):
    content = filled(sent(case, health), NOTHING, KNOWN)
    read_in(case, health, content)
    before = list(Opinion.objects.order_by("pk").values_list("pk", "version"))

    found, _digest = looked_at(case, health, content)
    assert (found.new, found.unchanged) == ((), 2)
    assert read_in(case, health, content).changed == 0
    assert list(Opinion.objects.order_by("pk").values_list("pk", "version")) == before


@pytest.mark.parametrize(
    ("row", "column"),
    [
        pytest.param({ANSWER: "不清楚"}, ANSWER, id="no-such-answer"),
        pytest.param({ANSWER: "有情况"}, WORDS, id="known-without-words"),
        pytest.param({ANSWER: "无情况", WORDS: "其实知道"}, WORDS, id="nothing-with-words"),
        pytest.param({WORDS: "看过急诊"}, ANSWER, id="words-without-an-answer"),
        pytest.param(KNOWN | {DAY: "2020-7-2"}, DAY, id="a-day-to-come"),
        pytest.param(KNOWN | {DAY: "2020-2-30"}, DAY, id="no-such-day"),
        pytest.param(KNOWN | {DAY: "2020年6月"}, DAY, id="a-month-only"),
        pytest.param(NOTHING | {KEY: "x"}, KEY, id="a-broken-code"),
        pytest.param(NOTHING | {KEY: None}, KEY, id="no-code"),
        pytest.param(NOTHING | {KEY: "0" * 32 + "-1"}, KEY, id="nobodys-code"),
    ],
)
def test_a_row_is_refused_with_row_and_column_and_the_others_can_be_taken(
    case, health, row, column
):
    content = filled(sent(case, health), row, NOTHING)
    found, _digest = looked_at(case, health, content)

    assert [(one.row, one.column) for one in found.refused] == [(HEADING_ROW + 2, column)]
    with pytest.raises(WrongStatus):
        read_in(case, health, content)
    assert read_in(case, health, content, accepted_only=True).changed == 1


def test_the_same_person_twice_is_refused(case, health):
    content = sent(case, health)
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.active
    for place in range(1, 9):
        sheet.cell(HEADING_ROW + 3, place).value = sheet.cell(HEADING_ROW + 2, place).value
    out = io.BytesIO()
    book.save(out)

    found, _digest = looked_at(case, health, filled(out.getvalue(), NOTHING, NOTHING))
    assert [one.row for one in found.refused] == [HEADING_ROW + 3]


def test_a_row_of_another_list_is_refused(case, health):
    police = filled(sent(case, list_of(case, "police"), who="officer"), NOTHING)
    found, _digest = looked_at(case, health, police)

    assert len(found.refused) == 3
    assert not found.new


def test_an_answer_given_meanwhile_is_not_overwritten(case, health):
    content = filled(sent(case, health), NOTHING)
    one = asked(health)[0]
    new = [NewOpinion(one.pk, OpinionAnswer.KNOWN, "住院中")]
    does(
        case, lambda actor: actions.give_opinions(health.pk, new, actor=actor, on=COUNTS),
        who="doctor",
    )  # fmt: skip

    found, _digest = looked_at(case, health, content)
    assert [row.row for row in found.refused] == [HEADING_ROW + 2]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"<html><table></table></html>", id="a-web-page"),
        pytest.param("姓名,答复\n某人,无情况\n".encode(), id="another-table"),
        pytest.param(b"%PDF-1.7", id="a-pdf"),
        pytest.param(b"PK\x03\x04nonsense", id="damaged"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage\0".encode("utf-16-le"),
                     id="password"),
        pytest.param(b"", id="empty"),
    ],
)  # fmt: skip
def test_what_is_no_such_list_is_refused_in_one_sentence(case, health, content):
    with pytest.raises(BadInput) as refused:
        does(case, lambda actor: steps.receive(health, content, actor=actor))

    assert set(refused.value.fields) == {"file"}
    assert not does(case, lambda actor: steps.waits(health, actor))


def test_a_list_saved_as_text_is_read_too(case, health):
    one, *_others = asked(health)
    text = f"{ANSWER},{WORDS},{DAY},{KEY}\n无情况,,,{one.pk.hex}-{one.version}\n"

    assert read_in(case, health, text.encode("gb18030")).changed == 1


def test_their_own_file_comes_back_with_the_reasons(case, health):
    content = filled(sent(case, health), {ANSWER: "不清楚"}, NOTHING)
    looked_at(case, health, content)
    suffix, copy = does(case, lambda actor: steps.marked(health, actor=actor, on=COUNTS))

    sheet = openpyxl.load_workbook(io.BytesIO(copy)).active
    last = sheet.max_column
    assert suffix == ".xlsx"
    assert sheet.cell(HEADING_ROW + 1, last).value == "错误原因"
    assert "不清楚" in sheet.cell(HEADING_ROW + 2, last).value
    assert sheet.cell(HEADING_ROW + 3, last).value is None


def test_another_file_in_between_is_noticed(case, health):
    _found, digest = looked_at(case, health, filled(sent(case, health), NOTHING))
    looked_at(case, health, filled(sent(case, health), KNOWN))
    with pytest.raises(Conflict):
        does(
            case,
            lambda actor: steps.confirm(
                health, digest=digest, accepted_only=False, actor=actor, on=COUNTS
            ),
        )


def test_a_file_waits_for_whoever_sent_it_only(case, health):
    looked_at(case, health, filled(sent(case, health), NOTHING))

    assert not does(case, lambda actor: steps.waits(health, actor), who="doctor")


def test_nobody_else_takes_a_list(case, health):
    for who in ("civil", "officer", "li"):
        with pytest.raises(AccessDenied):
            sent(case, health, who=who)


def test_a_finished_round_sends_nothing_out(case, health):
    Round.objects.update(status=RoundStatus.CLOSED, closed_on=COUNTS + A_DAY)
    with pytest.raises(WrongStatus):
        sent(case, health)
