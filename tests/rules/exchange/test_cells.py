"""Cells become values, or say exactly why not."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.exchange.ledgers import cells
from guitu.exchange.ledgers.cell_dates import PartialDate
from guitu.exchange.ledgers.cells import READERS, text_in, value_in
from guitu.exchange.ledgers.problems import CellRefused
from guitu.exchange.ledgers.words import LISTS, Standing

KINDS = (*READERS, *LISTS)


@pytest.mark.parametrize(
    ("kind", "cell", "expected"),
    [
        pytest.param("text", "\u3000某某路１号\u00a0", "某某路1号", id="full-width-address"),
        pytest.param("text", 12.0, "12", id="whole-number"),
        pytest.param("text", 1.75, "1.75", id="decimal-number"),
        pytest.param("text", "'=1+1", "=1+1", id="guarded-formula-text"),
        pytest.param("text", "㊣", "㊣", id="compatibility-sign-stays"),
        pytest.param("text", date(2020, 3, 5), "2020-03-05", id="day-in-a-text-column"),
        pytest.param("name", " 张 \u3000 三 ", "张三", id="spaces-inside-a-han-name"),
        pytest.param("name", "买买提•吐尔逊", "买买提·吐尔逊", id="bullet"),
        pytest.param("name", "买买提 ・ 吐尔逊", "买买提·吐尔逊", id="katakana-dot-with-spaces"),
        pytest.param("name", "John  Smith", "John Smith", id="latin-name"),
        pytest.param("name", "\u200b𬱖阳\ufeff", "𬱖阳", id="invisible-signs"),
        pytest.param("names", "小明、阿强；无", ("小明", "阿强"), id="several-names"),
        pytest.param("id_number", 990101850305123.0, "990101850305123", id="15-digits-as-number"),
        pytest.param(
            "id_number", "９９０１０１１９８５０３０５１２３ｘ", "99010119850305123x", id="wide"
        ),
        pytest.param("phones", 10012345678.0, ("10012345678",), id="phone-as-number"),
        pytest.param("phones", "１００１２３４５６７８", ("10012345678",), id="full-width-phone"),
        pytest.param(
            "phones", "10012345678、100-8765-4321", ("10012345678", "10087654321"), id="two-phones"
        ),
        pytest.param("phones", "10012345678/10012345678", ("10012345678",), id="same-phone-twice"),
        pytest.param("sex", "男", "male", id="man"),
        pytest.param("sex", "女 ", "female", id="woman"),
        pytest.param("sex", 1.0, "male", id="code-of-the-standard"),
        pytest.param("yes_no", "是", True, id="yes"),
        pytest.param("yes_no", "无", False, id="none-is-an-answer"),
        pytest.param("yes_no", "√", True, id="tick"),
        pytest.param("yes_no", "不详", None, id="unknown-is-none"),
        pytest.param("measure", "社区戒毒", Standing("community_detox", ""), id="detox"),
        pytest.param("measure", "责令社区康复", Standing("community_rehab", ""), id="rehab"),
        pytest.param("measure", "强制隔离戒毒", Standing("isolation", "isolation"), id="isolation"),
        pytest.param("measure", "无", Standing("none", ""), id="no-measure"),
        pytest.param("status", "已解除", Standing("", "released"), id="ended"),
        pytest.param(
            "status", "社区康复中", Standing("community_rehab", "executing"), id="both-at-once"
        ),
        pytest.param("education", "初中毕业", "junior_secondary", id="schooling"),
        pytest.param("employment", "无业", "seeking", id="looking-for-work"),
        pytest.param("employment", "/", None, id="slash-is-none"),
        pytest.param("marital_status", "离异", "divorced", id="divorced"),
        pytest.param("relation", "母子", "mother", id="mother"),
        pytest.param("id_kind", "护照", "passport", id="passport"),
        pytest.param("date", "不详", None, id="no-date"),
        pytest.param("phones", "无", None, id="no-phone"),
        pytest.param(
            "term",
            "2020年3月28日至2023年3月27日",
            (PartialDate(2020, 3, 28), PartialDate(2023, 3, 27)),
            id="term",
        ),
        pytest.param(
            "term",
            "2020.3.28-2023.3.27",
            (PartialDate(2020, 3, 28), PartialDate(2023, 3, 27)),
            id="term-with-dots",
        ),
    ],
)
def test_a_cell_is_read(kind, cell, expected):
    assert value_in(cell, kind) == expected


@pytest.mark.parametrize(
    ("kind", "cell", "reason"),
    [
        pytest.param("id_number", 9.9010119850305e17, cells.ROUNDED, id="id-as-number"),
        pytest.param("id_number", "9.90101E+17", cells.ROUNDED, id="id-as-scientific-text"),
        pytest.param("phones", 1e15, cells.ROUNDED, id="phone-too-long"),
        pytest.param("text", 1e15, cells.ROUNDED, id="account-like-number"),
        pytest.param("text", "#REF!", cells.SHOWS_ERROR, id="error-cell"),
        pytest.param("sex", "未说明", cells.UNKNOWN_WORD, id="unknown-sex"),
        pytest.param("measure", "其他措施", cells.UNKNOWN_WORD, id="unknown-measure"),
        pytest.param("term", "2020.3.28起三年", cells.NO_TERM, id="no-term"),
    ],
)
def test_a_cell_is_refused_with_its_reason(kind, cell, reason):
    with pytest.raises(CellRefused) as caught:
        value_in(cell, kind)

    assert caught.value.message == reason


def test_a_phone_number_is_refused_with_the_reason_of_the_phone_rules():
    with pytest.raises(CellRefused, match="11 digits"):
        value_in("1001234567", "phones")


@pytest.mark.parametrize("kind", KINDS)
@given(cell=st.one_of(st.text(max_size=30), st.floats(), st.integers(), st.booleans(), st.dates()))
def test_no_cell_breaks_a_reader(kind, cell):
    with suppress(CellRefused):
        value_in(cell, kind)


@given(st.text(st.characters(min_codepoint=0x3400), max_size=20))
def test_rare_characters_stay_what_they_are(text):
    kept = "".join(sign for sign in text if not "\uff01" <= sign <= "\uff5e")

    assert set(text_in(kept)) <= set(kept)
