"""Makes ledgers of the shape offices use, with invented people, as .xls, .xlsx and .csv.

The form has a title row, a row of notes, a row for the reporting unit and a blank one; headings in
two rows, where only 户籍地 spans three columns and every other heading is merged downwards; 35
columns; and look-up sheets.
"""

import csv
import io
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import openpyxl
import xlwt

from guitu.exchange.ledgers import encodings
from guitu.people import invented
from guitu.people.terms import Sex

ON = date(2020, 10, 11)
GROUP = ("户籍地", ("省*", "市*", "区县*"))
BEFORE_GROUP = (
    "姓名*",
    "所属网格*",
    "性别*",
    "出生日期",
    "身份证号码*",
    "吸毒原因",
    "毒品来源",
    "戒毒情况*",
)
AFTER_GROUP = (
    "关注程度",
    "户籍详细地址",
    "现住地址*",
    "其他地址",
    "曾用名",
    "工作单位",
    "联系电话",
    "联系手机",
    "电子邮件",
    "民族*",
    "政治面貌*",
    "文化程度*",
    "职业",
    "婚姻状况*",
    "血型",
    "宗教信仰",
    "身高(CM)",
    "吸毒状态",
    "滥用毒品种类",
    "管控现状",
    "是否服美沙酮戒毒",
    "查获日期",
    "首吸时间",
    "备注",
)
GROUP_AT = len(BEFORE_GROUP)
WIDTH = GROUP_AT + 3 + len(AFTER_GROUP)
COLUMN = {
    **{name.strip("*"): index for index, name in enumerate(BEFORE_GROUP)},
    **{f"户籍地/{name.strip('*')}": GROUP_AT + index for index, name in enumerate(GROUP[1])},
    **{name.strip("*"): GROUP_AT + 3 + index for index, name in enumerate(AFTER_GROUP)},
}
NOTES = (
    "填写注意事项：\n1.带有*的单元格为必须填入的数据项目。\n2.性别、吸毒原因、毒品来源、戒毒情况只能在下拉列表中选择。"
    "\n3.出生日期填写格式为 年-月-日，如2008-08-08。\n4.填报单位以及网格填写对应的名称。"
)
UNIT = (
    "填报单位：",
    "某某省",
    "省*",
    "某某市",
    "市*",
    "某某区",
    "市/县/区*",
    "某某镇",
    "乡镇/街道*",
)
FIRST_HEADING_ROW = 4  # counted from 0
FIRST_DATA_ROW = 6
NAME = "吸毒人员登记表"
LOOK_UPS = {
    "省市": [["甲省", "乙省"], [2.0, 1.0], ["甲一市", "乙一市"], ["甲二市"]],
    "市县": [["甲一市", 2.0, "甲一县", "甲二区"], ["乙一市", 1.0, "乙一县"]],
}


@dataclass
class Grid:
    """Cells of one sheet, merged areas (first row, first column, last row, last column)."""

    name: str
    rows: list[list[object]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    is_hidden: bool = False


def person_row(index: int, **changes: object) -> list[object]:
    """Return the cells of the invented person `index`; `changes` by heading, as in COLUMN."""
    person = invented.person(index, on=ON)
    values: dict[str, object] = {
        "姓名": person.name,
        "所属网格": "第一网格",
        "性别": "男" if person.sex is Sex.MALE else "女",
        "出生日期": person.birth_on.isoformat(),
        "身份证号码": person.id_number,
        "吸毒原因": "好奇",
        "戒毒情况": "社区戒毒",
        "户籍地/省": "某某省",
        "户籍地/市": "某某市",
        "户籍地/区县": "某某区",
        "关注程度": "一般",
        "户籍详细地址": "某某路1号",
        "现住地址": "某某路2号",
        "联系手机": person.phone,
        "民族": "汉族",
        "政治面貌": "群众",
        "文化程度": "初中",
        "婚姻状况": "未婚",
        "血型": "O",
        "宗教信仰": "无",
        "身高(CM)": 170.0,
        "管控现状": "在控",
        "是否服美沙酮戒毒": "否",
        "查获日期": "2019-05-06",
        "首吸时间": "2015年3月",
        **changes,
    }
    row: list[object] = [None] * WIDTH
    for heading, value in values.items():
        row[COLUMN[heading]] = value
    return row


def form(people: list[list[object]], *, name: str = NAME) -> Grid:
    """Return the form with the rows `people` under its headings."""
    above: list[object] = [*BEFORE_GROUP, GROUP[0], None, None, *AFTER_GROUP]
    below: list[object] = [None] * GROUP_AT + list(GROUP[1]) + [None] * len(AFTER_GROUP)
    merged = [(0, 1, 0, 11), (1, 1, 1, 11), (2, 26, 2, 29), (4, GROUP_AT, 4, GROUP_AT + 2)]
    merged += [(4, c, 5, c) for c in range(WIDTH) if not GROUP_AT <= c < GROUP_AT + 3]
    rows = [["1.0", "吸毒人员信息登记表"], [None, NOTES], list(UNIT), [], above, below, *people]
    return Grid(name, rows, merged)


def look_ups() -> list[Grid]:
    """Return the sheets that a form takes its lists from."""
    return [Grid(name, rows, is_hidden=True) for name, rows in LOOK_UPS.items()]


def plain(headings: list[str], *rows: list[object], name: str = "Sheet1") -> Grid:
    """Return a sheet with one heading row at its top."""
    return Grid(name, [list(headings), *rows])


def write_xlsx(path: Path, *grids: Grid) -> Path:
    """Write the sheets as a workbook of today; text stays text, also when it begins with =."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for grid in grids:
        sheet = book.create_sheet(grid.name)
        for row, cells in enumerate(grid.rows, start=1):
            for column, value in enumerate(cells, start=1):
                if value is not None:
                    cell = sheet.cell(row, column, value)
                    if isinstance(value, str):
                        cell.data_type = "s"
        for top, left, bottom, right in grid.merged:
            sheet.merge_cells(None, top + 1, left + 1, bottom + 1, right + 1)
        sheet.sheet_state = "hidden" if grid.is_hidden else "visible"
    book.save(path)
    return path


def write_xls(path: Path, *grids: Grid) -> Path:
    """Write the sheets as an old workbook (BIFF 8)."""
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for grid in grids:
        sheet = book.add_sheet(grid.name)
        sheet.visibility = 1 if grid.is_hidden else 0
        tops = {(top, left): (bottom, right) for top, left, bottom, right in grid.merged}
        for row, cells in enumerate(grid.rows):
            for column, value in enumerate(cells):
                if value is not None and (row, column) not in tops:
                    style = day if isinstance(value, date | datetime) else xlwt.Style.default_style
                    sheet.write(row, column, value, style)
        for (top, left), (bottom, right) in tops.items():
            cells = grid.rows[top] if top < len(grid.rows) else []
            value = cells[left] if left < len(cells) else None
            sheet.write_merge(top, bottom, left, right, value or "")
    book.save(str(path))
    return path


def csv_text(grid: Grid, *, delimiter: str = ",") -> str:
    """Return the sheet as text: no merged cells, blanks where they were."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    for cells in grid.rows:
        writer.writerow(["" if value is None else value for value in cells])
    return text.getvalue()


def write_csv(path: Path, grid: Grid, *, encoding: str = "utf-8-sig", delimiter: str = ",") -> Path:
    """Write the sheet as a text file."""
    path.write_bytes(encodings.encode(csv_text(grid, delimiter=delimiter), encoding))
    return path
