"""The account as a Word file: a form built from code after GB/T 9704, filled in a sandbox."""

import io
from functools import lru_cache

from docx import Document
from docx.document import Document as Page
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from guitu.account.papers.words import values
from guitu.account.queries.year import YearAccount
from guitu.papers.filling import fill

BODY, HEAD, TITLE = "仿宋_GB2312", "黑体", "方正小标宋简体"
WIDTHS = (Mm(62), Mm(20), Mm(20), Mm(54))


def paper(account: YearAccount) -> bytes:
    """Return the account as a Word file."""
    return fill(form(), values(account))


@lru_cache(maxsize=1)
def form() -> bytes:
    """Return the empty form."""
    page = Document()
    section = page.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    title = _write(page.add_paragraph(), "{{ office }}", font=TITLE, size=22)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title = _write(page.add_paragraph(), "{{ title }}", font=TITLE, size=22)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(page.add_paragraph(), "{{ span }}", size=14).alignment = WD_ALIGN_PARAGRAPH.CENTER
    _table(page)
    _write(page.add_paragraph(), "")
    _write(page.add_paragraph(), "{{ how }}", font=HEAD)
    _write(page.add_paragraph(), "{%p for row in rows %}")
    _write(page.add_paragraph(), "{{ row.label }}：{{ row.counts }} {{ row.of_what }}", size=12)
    _write(page.add_paragraph(), "{%p endfor %}")
    _write(page.add_paragraph(), "{{ signed }}：　　　　　　　　{{ signed_on }}：", size=14)
    out = io.BytesIO()
    page.save(out)
    return out.getvalue()


def _table(page: Page) -> None:
    table = page.add_table(rows=4, cols=len(WIDTHS))
    table.style = "Table Grid"
    for number in range(len(WIDTHS)):
        _cell(table.cell(0, number), f"{{{{ heads[{number}] }}}}", font=HEAD)
    _cell(table.cell(1, 0), "{%tr for row in rows %}")
    for number, name in enumerate(("label", "value", "of", "left_out")):
        _cell(table.cell(2, number), f"{{{{ row.{name} }}}}")
    _cell(table.cell(3, 0), "{%tr endfor %}")
    for line in table.rows:
        for cell, width in zip(line.cells, WIDTHS, strict=True):
            cell.width = width


def _cell(cell: _Cell, text: str, *, font: str = BODY) -> None:
    _write(cell.paragraphs[0], text, font=font, size=12)


def _write(paragraph: Paragraph, text: str, *, font: str = BODY, size: int = 16) -> Paragraph:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = font, Pt(size)
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)
    paragraph.paragraph_format.space_after = Pt(4)
    return paragraph
