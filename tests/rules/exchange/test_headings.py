"""The heading row is found under titles and notes, in one row or two, merged or not."""

import pytest

from guitu.exchange.ledgers.aliases import LedgerKind, aliases_for
from guitu.exchange.ledgers.headings import guess_headings
from guitu.exchange.ledgers.workbook import MergedRange, Sheet
from tests.factories import ledgers

PERSON = aliases_for(LedgerKind.PERSON)


def sheet_of(grid, *, is_merged=True) -> Sheet:
    rows = [[cell or None for cell in row] for row in grid.rows]
    merged = tuple(MergedRange(*area) for area in grid.merged) if is_merged else ()
    return Sheet(grid.name, rows, merged)


def guess(*rows, merged=(), aliases=PERSON):
    sheet = Sheet("a", [list(row) for row in rows], tuple(MergedRange(*area) for area in merged))
    return guess_headings(sheet, aliases)


def fields(found) -> list[str | None]:
    return [column.field for column in found.columns]


@pytest.mark.parametrize("is_merged", [True, False], ids=["workbook", "text-file"])
def test_the_form_is_understood(is_merged):
    grid = ledgers.form([ledgers.person_row(index) for index in range(3)])

    found = guess_headings(sheet_of(grid, is_merged=is_merged), PERSON)

    assert (found.row_index, found.rows_used, found.first_data_row) == (4, 2, 6)
    assert len(found.columns) == ledgers.WIDTH == 35
    assert [column.heading for column in found.columns[8:11]] == [
        "户籍地/省",
        "户籍地/市",
        "户籍地/区县",
    ]
    assert found.unknown == ()
    assert [column.heading for column in found.dropped] == [
        "吸毒原因",
        "毒品来源",
        "关注程度",
        "电子邮件",
        "民族",
        "政治面貌",
        "血型",
        "宗教信仰",
        "身高(CM)",
        "吸毒状态",
    ]
    assert set(found.by_field()) == {
        "name",
        "grid",
        "sex",
        "birth_date",
        "id_number",
        "measure_kind",
        "registered_province",
        "registered_city",
        "registered_district",
        "registered_address",
        "living_address",
        "other_address",
        "former_name",
        "employer",
        "phone",
        "mobile",
        "education",
        "occupation",
        "marital_status",
        "drug_kind",
        "status",
        "maintenance_treatment",
        "caught_on",
        "first_use_on",
        "remark",
    }


def test_an_empty_form_is_understood_too():
    assert guess_headings(sheet_of(ledgers.form([])), PERSON).first_data_row == 6


def test_one_heading_row_at_the_top():
    found = guess(["序号", "姓名", "身份证号", "联系方式"], [1.0, "甲", "x", "y"])

    assert (found.row_index, found.rows_used) == (0, 1)
    assert fields(found) == [None, "name", "id_number", "phone"]
    assert found.columns[0].is_ignored


def test_two_rows_without_merged_cells_are_joined_where_the_second_fills_blanks():
    found = guess(
        ["姓名", "性别", "家属", None, None, "尿检", None],
        [None, None, "姓名", "关系", "联系电话", "第一次", "第二次"],
        ["甲", "男", "乙", "父亲", "10012345678", "阴性", "阴性"],
    )

    assert found.rows_used == 2
    assert fields(found)[:5] == [
        "name",
        "sex",
        "relative_name",
        "relative_relation",
        "relative_phone",
    ]
    assert [column.heading for column in found.unknown] == ["尿检/第一次", "尿检/第二次"]


def test_a_merged_group_alone_makes_two_rows():
    found = guess(
        ["姓名", "户籍地", None, "备注"],
        [None, "省", "市", None],
        merged=[(0, 1, 0, 2)],
    )

    assert (found.rows_used, fields(found)) == (
        2,
        ["name", "registered_province", "registered_city", "remark"],
    )


def test_a_data_row_with_gaps_is_not_taken_for_a_second_heading_row():
    found = guess(["姓名", "性别", "备注"], ["甲", None, "早"], ["乙", "女"])

    assert found.rows_used == 1


def test_merged_cells_under_the_headings_do_not_count_as_headings():
    found = guess(["姓名", "性别"], ["甲", "男"], [None, "男"], merged=[(1, 0, 2, 0)])

    assert (found.row_index, found.rows_used) == (0, 1)


def test_each_field_has_one_column_and_the_surest_wins():
    found = guess(["本人姓名情况", "姓名", "姓名", "性别"])

    assert fields(found) == [None, "name", None, "sex"]
    assert [column.is_repeated for column in found.columns] == [True, False, True, False]


def test_a_sheet_without_a_name_or_number_column_has_no_headings():
    assert guess(["省", "市", "备注", "性别"], ["甲", "乙"]) is None


def test_a_look_up_sheet_has_no_headings():
    assert guess(*ledgers.LOOK_UPS["省市"]) is None


def test_a_guess_is_corrected_and_remembered():
    found = guess(["姓名", "性别", "档案编码", "备注", "宗教信仰"])

    corrected = found.corrected({2: "decision_no", 3: None, 4: "remark"})

    assert fields(corrected) == ["name", "sex", "decision_no", None, None]
    assert corrected.columns[4].over_collected
    assert corrected.remembered() == {
        "姓名": "name",
        "性别": "sex",
        "档案编码": "decision_no",
        "备注": None,
    }
    again = guess(["姓名", "档案编码", "备注"], aliases=PERSON.taught(corrected.remembered()))
    assert fields(again) == ["name", "decision_no", None]


def test_a_field_moves_when_another_column_is_named():
    found = guess(["姓名", "电话", "紧急"]).corrected({2: "phone"})

    assert fields(found) == ["name", None, "phone"]


def test_a_form_for_premises_is_understood():
    headings = ["单位名称*", "所属网格*", "单位地址", "负责人", "联系电话", "单位类别", "货物类别"]
    found = guess(
        ["1.0", "危险化学品单位信息登记表"],
        [*ledgers.UNIT],
        [*headings, "副本许可范围", "存储设备", "关注程度", "备注"],
        aliases=aliases_for(LedgerKind.PLACE),
    )

    assert found.row_index == 2
    assert fields(found) == [
        "place_name",
        "grid",
        "address",
        "contact_name",
        "contact_phone",
        "place_kind",
        "goods_kind",
        "licence_scope",
        "storage",
        None,
        "remark",
    ]


def test_a_list_of_coming_releases_is_understood():
    found = guess(
        ["序号", "姓名", "身份证号", "强制隔离戒毒所", "决定书文号", "拟出所日期", "接收社区"],
        aliases=aliases_for(LedgerKind.RELEASE_NOTICE),
    )

    assert fields(found) == [
        None,
        "name",
        "id_number",
        "centre",
        "decision_no",
        "released_on",
        "organisation",
    ]
