"""A whole ledger of the shape of a real form, in the three kinds of file."""

from datetime import date

import pytest

from guitu.exchange.ledgers import refusals
from guitu.exchange.ledgers.aliases import LedgerKind
from guitu.exchange.ledgers.cell_dates import PartialDate
from guitu.exchange.ledgers.ledger import Skipped, read_ledger
from guitu.exchange.ledgers.refusals import LedgerRefused
from tests.factories import ledgers

ON = ledgers.ON
SERIAL = (date(2019, 5, 6) - date(1899, 12, 30)).days


def write_gb18030(path, grid, *_look_ups):
    return ledgers.write_csv(path, grid, encoding="gb18030")


def write_utf_8(path, grid, *_look_ups):
    return ledgers.write_csv(path, grid)


WRITERS = [ledgers.write_xls, ledgers.write_xlsx, write_utf_8, write_gb18030]


@pytest.mark.parametrize("write", WRITERS)
def test_the_form_is_read_with_everything_that_goes_wrong_in_it(tmp_path, write):
    people = [
        ledgers.person_row(0, 查获日期="2019.5.6", 首吸时间="2015年3月"),
        [],
        ledgers.person_row(1, 查获日期=float(SERIAL), 联系手机="１００１２３４５６７８"),
        ledgers.person_row(2, 身份证号码=9.90000195608110e17),
        list(ledgers.form([]).rows[4]),
        ledgers.person_row(3, 查获日期="2019年5月6日", 姓名="买买提•吐尔逊"),
        ["合计", None, None, None, "4人"],
        ["填表人：某某"],
    ]
    path = write(tmp_path / "ledger", ledgers.form(people), *ledgers.look_ups())

    ledger = read_ledger(path, LedgerKind.PERSON)
    rows = [row for _, row in ledger.rows(on=ON)]

    assert [row.row_number for row in rows] == [7, 9, 10, 12]
    assert [row.is_refused for row in rows] == [False, False, True, False]
    (problem,) = rows[2].problems
    assert (problem.row, problem.column_letter, problem.heading) == (10, "E", "身份证号码")
    assert "rounded" in str(problem)
    assert rows[0].values["first_use_on"] == PartialDate(2015, 3)
    assert {row.values["caught_on"] for row in rows} == {PartialDate(2019, 5, 6)}
    assert rows[1].values["mobile"] == ("10012345678",)
    assert rows[3].values["name"] == "买买提·吐尔逊"


@pytest.mark.parametrize("write", [ledgers.write_xls, ledgers.write_xlsx])
def test_look_up_sheets_are_passed_over_and_every_other_is_read(tmp_path, write):
    first = ledgers.form([ledgers.person_row(0)], name="第一社区")
    second = ledgers.plain(["姓名", "身份证号"], ["甲", ledgers.person_row(1)[4]], name="第二社区")
    bean = ledgers.plain(["姓名", "身份证号码"], name="bean")
    notes = ledgers.plain(["怎样填写", "见下"], name="封面")
    empty = ledgers.Grid("空", [])
    path = write(tmp_path / "ledger", first, second, bean, notes, empty, *ledgers.look_ups())

    ledger = read_ledger(path, LedgerKind.PERSON)

    assert [table.sheet.name for table, _ in ledger.rows(on=ON)] == ["第一社区", "第二社区"]
    assert ledger.skipped == {
        "bean": Skipped.LOOK_UP,
        "封面": Skipped.NO_HEADINGS,
        "空": Skipped.EMPTY,
        "省市": Skipped.HIDDEN,
        "市县": Skipped.HIDDEN,
    }


def test_dropped_columns_are_told_and_never_in_the_values(tmp_path):
    grid = ledgers.form(
        [ledgers.person_row(0, 宗教信仰="某教", 血型="AB", 电子邮件="a@example.org")]
    )
    path = ledgers.write_xlsx(tmp_path / "ledger", grid)

    ledger = read_ledger(path, LedgerKind.PERSON)
    ((_, row),) = ledger.rows(on=ON)

    assert {"宗教信仰", "血型", "政治面貌", "身高(CM)"} <= set(ledger.dropped_columns)
    assert not {"某教", "AB", "a@example.org"} & set(map(str, row.values.values()))


def test_columns_are_corrected_by_hand_and_remembered(tmp_path):
    grid = ledgers.plain(
        ["姓名", "身份证号", "档案编码"], ["甲", ledgers.person_row(1)[4], "第7号"]
    )
    path = ledgers.write_xlsx(tmp_path / "ledger", grid)

    ledger = read_ledger(path, LedgerKind.PERSON).corrected({"Sheet1": {2: "decision_no"}})
    remembered = ledger.tables[0].headings.remembered()
    again = read_ledger(path, LedgerKind.PERSON, remembered=remembered)

    for each in (ledger, again):
        ((_, row),) = each.rows(on=ON)
        assert row.values["decision_no"] == "第7号"


def test_a_file_without_headings_is_refused(tmp_path):
    path = ledgers.write_xlsx(tmp_path / "ledger", ledgers.plain(["甲", "乙"], ["丙", "丁"]))

    with pytest.raises(LedgerRefused) as caught:
        read_ledger(path, LedgerKind.PERSON)

    assert caught.value.message == refusals.NO_HEADINGS
    assert "姓名" in str(caught.value)
