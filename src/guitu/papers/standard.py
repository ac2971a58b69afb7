"""Helpers that draw a standard form. Page and type follow GB/T 9704.

Fonts are named, not shipped: 仿宋_GB2312 and 方正小标宋简体 stand on the machines of offices, and a
machine without them shows a similar one. A line may hold fields in double braces; a line that is
only `{%p for one in lines %}` or `{%p endfor %}` repeats the lines between.
"""

import io
from collections.abc import Callable, Sequence

from docx import Document
from docx.document import Document as Sheet
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

BODY, HEAD, TITLE = "仿宋_GB2312", "黑体", "方正小标宋简体"
BODY_SIZE, TABLE_SIZE, TITLE_SIZE, LINE = Pt(16), Pt(12), Pt(22), Pt(28)
TWO_SIGNS = Pt(32)
TEXT_WIDTH = Mm(156)


def drawn(build: Callable[[Sheet], None]) -> bytes:
    """Return the Word file that `build` draws on an empty page."""
    sheet = _page()
    build(sheet)
    out = io.BytesIO()
    sheet.save(out)
    return out.getvalue()


def title(sheet: Sheet, text: str) -> None:
    """Write the title, centred, with an empty line below."""
    one = line(sheet, text, font=TITLE, size=TITLE_SIZE, indent=False)
    one.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line(sheet, "", indent=False)


def number(sheet: Sheet) -> None:
    """Write the number of the paper, centred; a draft has none yet."""
    one = line(sheet, "{{ number }}", indent=False)
    one.alignment = WD_ALIGN_PARAGRAPH.CENTER


def line(
    sheet: Sheet, text: str, *, font: str = BODY, size: Length = BODY_SIZE, indent: bool = True
) -> Paragraph:
    """Write one paragraph."""
    paragraph = sheet.add_paragraph()
    shape = paragraph.paragraph_format
    shape.line_spacing, shape.space_after, shape.space_before = LINE, Pt(0), Pt(0)
    if indent:
        shape.first_line_indent = TWO_SIGNS
    _run(paragraph, text, font=font, size=size)
    return paragraph


def heading(sheet: Sheet, text: str) -> None:
    """Write the heading of a part."""
    line(sheet, text, font=HEAD)


def right(sheet: Sheet, text: str) -> None:
    """Write a line at the right margin."""
    line(sheet, text, indent=False).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def close(sheet: Sheet) -> None:
    """Write the office and the day, as a document ends."""
    line(sheet, "", indent=False)
    right(sheet, "{{ office }}")
    right(sheet, "{{ today }}")


def table(
    sheet: Sheet, heads: Sequence[str], cells: Sequence[str], *, loop: str,
    widths: Sequence[Length] = (),
) -> None:  # fmt: skip
    """Draw a table with one row for each turn of `loop`, e.g. "row in rows".

    `cells` are what stands in each column of that row, e.g. "{{ row.day }}".
    """
    found = sheet.add_table(rows=4, cols=len(heads))
    found.style = "Table Grid"
    for place, text in enumerate(heads):
        _cell(found.cell(0, place), text, font=HEAD)
    _cell(found.cell(1, 0), f"{{%tr for {loop} %}}")
    for place, text in enumerate(cells):
        _cell(found.cell(2, place), text)
    _cell(found.cell(3, 0), "{%tr endfor %}")
    _set_widths(found.rows, widths or [Length(TEXT_WIDTH // len(heads))] * len(heads))


def facts(sheet: Sheet, rows: Sequence[Sequence[str]]) -> None:
    """Draw a table of labels and values, each row as many cells as it has texts."""
    width = max(len(row) for row in rows)
    found = sheet.add_table(rows=len(rows), cols=width)
    found.style = "Table Grid"
    for cells, texts in zip(found.rows, rows, strict=True):
        last = cells.cells[len(texts) - 1]
        if len(texts) < width:
            last = last.merge(cells.cells[width - 1])
        for place, text in enumerate(texts[:-1]):
            _cell(cells.cells[place], text, font=BODY if place % 2 else HEAD)
        _cell(last, texts[-1])


def _page() -> Sheet:
    """Return an empty page: A4, 37 mm above, 28 mm left, 156 × 225 mm of text."""
    sheet = Document()
    page = sheet.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(37), Mm(35)
    page.left_margin, page.right_margin = Mm(28), Mm(26)
    normal = sheet.styles["Normal"]
    normal.font.name, normal.font.size = BODY, BODY_SIZE
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), BODY)
    return sheet


def _run(paragraph: Paragraph, text: str, *, font: str, size: Length) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = font, size
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)


def _cell(cell: _Cell, text: str, *, font: str = BODY) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    _run(paragraph, text, font=font, size=TABLE_SIZE)


def _set_widths(rows, widths: Sequence[Length]) -> None:
    for row in rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
