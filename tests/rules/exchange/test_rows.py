"""Rows become values and problems; what is about nobody is passed over."""

from datetime import date

import pytest

from guitu.exchange.ledgers import cells, checks
from guitu.exchange.ledgers.aliases import LedgerKind, aliases_for
from guitu.exchange.ledgers.cell_dates import PartialDate
from guitu.exchange.ledgers.headings import guess_headings
from guitu.exchange.ledgers.rows import read_rows
from guitu.exchange.ledgers.words import Standing
from guitu.exchange.ledgers.workbook import Sheet
from guitu.people import invented
from guitu.people.terms import Sex

ON = date(2020, 10, 11)
HEADINGS = ["序号", "姓名", "身份证号", "出生日期", "性别", "联系电话", "戒毒类型"]
MAN = invented.id_number(7, birth_on=date(1985, 3, 5), sex=Sex.MALE)
WOMAN = invented.id_number(8, birth_on=date(1990, 12, 1), sex=Sex.FEMALE)
MAN_ROW = [1.0, "甲乙", MAN, "1985.3.5", "男", "10012345678", "社区戒毒"]
WOMAN_ROW = [2.0, "丙丁", WOMAN, "1990年12月", "女", "10087654321", "社区康复"]


def read(*rows, headings=HEADINGS, kind=LedgerKind.PERSON, on=ON):
    aliases = aliases_for(kind)
    sheet = Sheet("a", [list(headings), *map(list, rows)])
    return list(read_rows(sheet, guess_headings(sheet, aliases), aliases, on=on))


def problems(row) -> list[tuple]:
    return [(found.column_letter, found.field, found.message) for found in row.problems]


def test_a_row_has_its_number_and_values():
    (row,) = read(MAN_ROW)

    assert (row.row_number, row.problems, row.is_refused) == (2, (), False)
    assert row.values == {
        "name": "甲乙",
        "id_number": MAN,
        "birth_date": PartialDate(1985, 3, 5),
        "sex": "male",
        "phone": ("10012345678",),
        "measure_kind": Standing("community_detox", ""),
    }


def test_blank_lines_keep_the_numbering():
    rows = read([], MAN_ROW, [], [], WOMAN_ROW)

    assert [row.row_number for row in rows] == [3, 6]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(["合计", 2.0], id="total-in-the-first-column"),
        pytest.param([None, "合计", None, None, "2人"], id="total-under-the-names"),
        pytest.param([None, "小 计"], id="subtotal-with-a-space"),
        pytest.param(["总计：2人"], id="total-with-a-count"),
        pytest.param(["共 2 人"], id="so-many-people"),
        pytest.param([9.0], id="serial-number-only"),
        pytest.param([None, "  "], id="spaces-only"),
        pytest.param(HEADINGS, id="headings-again"),
        pytest.param(["序号", "姓名", "身份证号", "出生年月", "性别"], id="most-headings-again"),
        pytest.param(["注：本表一式两份"], id="note"),
        pytest.param([None, "说明：" + "本表由街道填写。" * 8], id="long-note"),
        pytest.param(["填表人：", "某某", None, "审核人：", "某某"], id="line-of-signatures"),
        pytest.param(["填报单位（盖章）"], id="stamp"),
    ],
)
def test_a_line_about_nobody_is_passed_over(line):
    assert [row.row_number for row in read(MAN_ROW, line, WOMAN_ROW)] == [2, 4]


def test_a_person_whose_serial_column_says_note_is_still_read():
    assert len(read(["注", *MAN_ROW[1:]])) == 1


def test_a_row_without_a_name_is_refused_there():
    (row,) = read([1.0, None, MAN])

    assert row.is_refused
    assert problems(row) == [("B", "name", checks.REQUIRED)]


def test_a_file_without_a_name_column_says_so_in_each_row():
    (row,) = read([MAN, "男"], headings=["身份证号", "性别"])

    assert problems(row) == [("", "name", checks.NO_SUCH_COLUMN)]
    assert "姓名" in str(row.problems[0])


def test_a_rounded_id_number_is_refused_with_its_place():
    (row,) = read([1.0, "甲乙", float(MAN[:17] + "0"), "1985.3.5"])

    assert problems(row) == [("C", "id_number", cells.ROUNDED)]
    assert row.problems[0].row == 2
    assert row.problems[0].heading == "身份证号"
    assert "id_number" not in row.values


def test_a_wrong_id_number_is_refused_with_the_reason_of_the_id_rules():
    wrong = MAN[:17] + ("0" if MAN[17] != "0" else "1")

    (row,) = read([1.0, "甲乙", wrong])

    assert row.is_refused
    assert "does not add up" in str(row.problems[0])


def test_a_lower_case_x_and_full_width_digits_are_folded():
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in MAN.lower())

    (row,) = read([1.0, "甲乙", wide])

    assert row.values["id_number"] == MAN


def test_an_old_number_of_15_digits_is_taken_with_a_warning():
    (row,) = read([1.0, "甲乙", float(MAN[:6] + MAN[8:17])])

    assert row.values["id_number"] == MAN
    assert not row.is_refused
    assert [found.is_warning for found in row.problems] == [True]


def test_another_kind_of_paper_is_not_checked_as_an_id_number():
    (row,) = read(["甲乙", "护照", "E12345678"], headings=["姓名", "证件类型", "证件号码"])

    assert row.problems == ()
    assert row.values["id_number"] == "E12345678"


def test_birth_date_and_sex_follow_the_id_number():
    (row,) = read([1.0, "甲乙", MAN, "1984.3.5", "女"])

    assert not row.is_refused
    assert {found.message for found in row.problems} == {
        checks.OTHER_BIRTH_DATE,
        checks.OTHER_SEX,
    }
    assert row.values["birth_date"] == PartialDate(1985, 3, 5)
    assert row.values["sex"] == "male"


def test_birth_date_and_sex_come_from_the_id_number_where_the_cells_are_blank():
    (row,) = read([1.0, "甲乙", WOMAN])

    assert row.values["birth_date"].exact == date(1990, 12, 1)
    assert row.values["sex"] == "female"


def test_an_unknown_measure_refuses_the_row_and_an_unknown_schooling_only_warns():
    headings = ["姓名", "身份证号", "戒毒类型", "文化程度"]

    refused, warned = read(["甲", MAN, "别的"], ["乙", WOMAN, None, "别的"], headings=headings)

    assert refused.is_refused
    assert problems(refused) == [("C", "measure_kind", cells.UNKNOWN_WORD)]
    assert not warned.is_refused
    assert problems(warned) == [("D", "education", cells.UNKNOWN_WORD)]


def test_a_day_ahead_is_refused_where_it_must_have_been():
    headings = ["姓名", "身份证号", "查获日期", "到期日期"]

    (row,) = read(["甲", MAN, "2020-10-12", "2023-01-01"], headings=headings)

    assert problems(row) == [("C", "caught_on", checks.IN_FUTURE)]
    assert row.values["term_end"] == PartialDate(2023, 1, 1)


def test_a_month_will_do_for_the_first_use_but_not_for_the_first_day_of_a_term():
    headings = ["姓名", "身份证号", "首吸时间", "开始日期"]

    (row,) = read(["甲", MAN, "2015年3月", "2020年3月"], headings=headings)

    assert row.values["first_use_on"] == PartialDate(2015, 3)
    assert problems(row) == [("D", "term_start", checks.DAY_MISSING)]


def test_a_term_in_one_cell_becomes_first_and_last_day():
    headings = ["姓名", "身份证号", "社区戒毒起止时间"]

    (row,) = read(["甲", MAN, "2020.3.28至2023.3.27"], headings=headings)

    assert row.values["term_start"].exact == date(2020, 3, 28)
    assert row.values["term_end"].exact == date(2023, 3, 27)
    assert row.problems == ()


def test_a_term_that_ends_before_it_starts_is_refused():
    headings = ["姓名", "身份证号", "开始日期", "到期日期"]

    (row,) = read(["甲", MAN, "2020-03-28", "2019-03-27"], headings=headings)

    assert problems(row) == [("D", "term_end", checks.BEFORE_OTHER)]


def test_names_keep_how_they_were_typed():
    (row,) = read([1.0, "买买提•吐尔逊", MAN])

    assert row.values["name"] == "买买提·吐尔逊"
    assert row.typed == {"name": "买买提•吐尔逊"}


def test_a_release_notice_needs_its_day():
    headings = ["姓名", "身份证号", "戒毒所", "出所日期"]
    kind = LedgerKind.RELEASE_NOTICE

    coming, without = read(
        ["甲", MAN, "某某所", "2020-11-28"], ["乙", WOMAN, "某某所"], headings=headings, kind=kind
    )

    assert coming.values["released_on"].exact == date(2020, 11, 28)
    assert not coming.is_refused
    assert problems(without) == [("D", "released_on", checks.REQUIRED)]
