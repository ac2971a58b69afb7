"""The standard forms, built from code. Page and type follow GB/T 9704.

Fonts are named, not shipped: 仿宋_GB2312 and 方正小标宋简体 stand on the machines of offices, and a
machine without them shows a similar one.
"""

import io
from functools import lru_cache

from docx import Document
from docx.document import Document as Sheet
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from guitu.measures.terms import PaperTemplate

BODY, HEAD, TITLE = "仿宋_GB2312", "黑体", "方正小标宋简体"
BODY_SIZE, TITLE_SIZE, LINE = Pt(16), Pt(22), Pt(28)
TWO_SIGNS = Pt(32)


@lru_cache(maxsize=3)
def form(paper: PaperTemplate) -> bytes:
    """Return the Word file of one standard form."""
    sheet = _sheet()
    BUILDERS[paper](sheet)
    out = io.BytesIO()
    sheet.save(out)
    return out.getvalue()


def _sheet() -> Sheet:
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


def _line(
    sheet: Sheet, text: str, *, font: str = BODY, size: Pt = BODY_SIZE, indent: bool = True
) -> Paragraph:
    paragraph = sheet.add_paragraph()
    shape = paragraph.paragraph_format
    shape.line_spacing, shape.space_after, shape.space_before = LINE, Pt(0), Pt(0)
    if indent:
        shape.first_line_indent = TWO_SIGNS
    run = paragraph.add_run(text)
    run.font.name, run.font.size = font, size
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)
    return paragraph


def _title(sheet: Sheet, text: str) -> None:
    line = _line(sheet, text, font=TITLE, size=TITLE_SIZE, indent=False)
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _line(sheet, "", indent=False)


def _right(sheet: Sheet, text: str) -> None:
    _line(sheet, text, indent=False).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _agreement(sheet: Sheet) -> None:
    _title(sheet, "{{ measure_zh }}协议书")
    _line(sheet, "甲方：{{ office }}", indent=False)
    _line(sheet, "乙方：{{ name }}  {{ sex }}  身份证件号码：{{ id_number }}", indent=False)
    _line(sheet, "决定书：{{ decided_by }} {{ decision_number }}（{{ decided_on }}）", indent=False)
    _line(sheet, "期限：{{ term }}", indent=False)
    _line(sheet, "根据《中华人民共和国禁毒法》《戒毒条例》，双方签订本协议。")
    _line(sheet, "{%p for part in parts %}")
    _line(sheet, "{{ part.number }}、{{ part.title }}", font=HEAD)
    _line(sheet, "{%p for clause in part.clauses %}")
    _line(sheet, "（{{ clause.number }}）{{ clause.text }}")
    _line(sheet, "{%p endfor %}")
    _line(sheet, "{%p endfor %}")
    _line(sheet, "以上条款已逐条向乙方说明，乙方已知悉。")
    _line(sheet, "", indent=False)
    _line(sheet, "{%p for one in signatures %}")
    _line(sheet, "{{ one.party }}（签名）：{{ one.name }}        {{ one.day }}", indent=False)
    _line(sheet, "{%p endfor %}")


def _explanation(sheet: Sheet) -> None:
    _title(sheet, "{{ measure_zh }}权利义务和法律后果告知书")
    _line(sheet, "{{ name }}：", indent=False)
    _line(sheet, "您被责令接受{{ measure_zh }}。现将您的权利、应当做的事和法律后果告知如下：")
    _line(sheet, "{%p for fact in explained %}")
    _line(sheet, "{{ fact.title }}：{{ fact.text }}（{{ fact.source }}）")
    _line(sheet, "{%p endfor %}")
    _line(sheet, "被告知人（签名）：")
    _right(sheet, "{{ office }}")
    _right(sheet, "{{ today }}")


def _report_in(sheet: Sheet) -> None:
    _title(sheet, "报到证明")
    _line(
        sheet,
        "{{ name }}（身份证件号码：{{ id_number }}）依据{{ decided_by }}{{ decision_number }}"
        "决定书，于{{ reported_on }}到我处报到，{{ measure_zh }}期限为{{ term }}。",
    )
    _line(sheet, "特此证明。")
    _line(sheet, "", indent=False)
    _right(sheet, "{{ office }}")
    _right(sheet, "{{ today }}")


BUILDERS = {
    PaperTemplate.AGREEMENT: _agreement,
    PaperTemplate.EXPLANATION: _explanation,
    PaperTemplate.REPORT_IN: _report_in,
}
