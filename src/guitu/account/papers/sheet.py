"""The account as a spreadsheet: the figures, a chart of the duties, and the ids behind each."""

import io

import xlsxwriter
from django.utils.translation import gettext as _

from guitu.account import figures
from guitu.account.papers.words import values
from guitu.account.queries.year import YearAccount

SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
DUTIES = ("duties_met", "duties_met_late", "duties_late")
COLUMNS = ("label", "value", "of", "left_out", "counts", "of_what")


def paper(account: YearAccount) -> bytes:
    """Return the account as an .xlsx file. Every text is written as text."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as book:
        _figures(book, account)
        _records(book, account)
    return out.getvalue()


def _figures(book: xlsxwriter.Workbook, account: YearAccount) -> None:
    said = values(account)
    page = book.add_worksheet(_("Figures"))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 40)
    page.set_column(1, 2, 10)
    page.set_column(3, 5, 44)
    page.write_string(0, 0, f"{said['office']} {said['title']}", bold)
    page.write_string(1, 0, said["span"])
    for column, head in enumerate([*said["heads"], said["how"], said["heads"][2]]):
        page.write_string(3, column, head, bold)
    for number, row in enumerate(said["rows"], start=4):
        for column, name in enumerate(COLUMNS):
            if name in ("value", "of") and row[name]:
                page.write_number(number, column, int(row[name]), wrap)
            else:
                page.write_string(number, column, row[name], wrap)
    _chart(book, page, [row["code"] for row in said["rows"]])


def _chart(book: xlsxwriter.Workbook, page, codes: list[str]) -> None:
    first, last = (4 + codes.index(code) for code in (DUTIES[0], DUTIES[-1]))
    chart = book.add_chart({"type": "bar"})
    chart.add_series({
        "categories": [page.name, first, 0, last, 0],
        "values": [page.name, first, 1, last, 1],
        "data_labels": {"value": True},
    })  # fmt: skip
    chart.set_legend({"none": True})
    page.insert_chart(6 + len(codes), 0, chart)


def _records(book: xlsxwriter.Workbook, account: YearAccount) -> None:
    page = book.add_worksheet(_("Records"))
    page.set_column(0, 0, 24)
    page.set_column(1, 1, 22)
    page.set_column(2, 2, 40)
    for column, head in enumerate((_("Figure"), _("Kind of record"), _("Id"))):
        page.write_string(0, column, head)
    kinds = {one.code: one.record for one, _counts in account.figures}
    number = 1
    found = figures.record_ids([one for one, _counts in account.figures], account.asked)
    for code, ids in found.items():
        for record_id in ids:
            page.write_string(number, 0, code)
            page.write_string(number, 1, kinds[code])
            page.write_string(number, 2, record_id)
            number += 1
