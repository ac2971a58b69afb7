"""The Word forms of a change of place: the letter to the new office, and its receipt."""

from docx.document import Document as Sheet

from guitu.kernel.terms import gettext_noop
from guitu.papers import forms
from guitu.papers.forms import PaperForm
from guitu.papers.standard import close, line, number, title
from guitu.people.terms import DocumentKind

LETTER, RECEIPT = "place_change_letter", "place_change_receipt"
SAMPLE = {
    "to_office": "示例新街道办事处",
    "from_office": "示例街道办事处",
    "materials": [{"number": "1", "paper": "责令社区戒毒决定书", "mark": "示例决字〔2020〕第1号"}],
    "report_in_by": "2020年3月25日",
}


def register() -> None:
    """Register both once."""
    forms.register(*FORMS, group=gettext_noop("Change of place"))


def _letter(sheet: Sheet) -> None:
    title(sheet, "变更执行地函")
    number(sheet)
    line(sheet, "{{ to_office }}：", indent=False)
    line(
        sheet,
        "{{ name }}（身份证件号码：{{ id_number }}）由{{ decided_by }}以{{ decision_number }}"
        "决定接受{{ measure_zh }}，期限为{{ term }}，原由我处执行。因居住地变化，依据《戒毒条例》"
        "第二十二条，现变更由你处执行，有关材料一并转送。{{ measure_zh }}期限连续计算。",
    )
    line(sheet, "请接收后告知本人自变更之日起十五日内报到，签订新的协议，并将回执退回我处。")
    line(sheet, "转送材料清单：", indent=False)
    _materials(sheet)
    close(sheet)


def _receipt(sheet: Sheet) -> None:
    title(sheet, "变更执行地回执")
    number(sheet)
    line(sheet, "{{ from_office }}：", indent=False)
    line(
        sheet,
        "你处转来{{ name }}（身份证件号码：{{ id_number }}）的{{ measure_zh }}材料已于{{ today }}"
        "收到，自即日起由我处执行，本人应当于{{ report_in_by }}前到我处报到。",
    )
    line(sheet, "收到材料：", indent=False)
    _materials(sheet)
    close(sheet)


def _materials(sheet: Sheet) -> None:
    line(sheet, "{%p for one in materials %}", indent=False)
    line(sheet, "{{ one.number }}．{{ one.paper }}  {{ one.mark }}")
    line(sheet, "{%p endfor %}", indent=False)


FORMS = (
    PaperForm(
        LETTER, gettext_noop("Letter on the change of place"), DocumentKind.TRANSFER_LETTER,
        _letter, {k: SAMPLE[k] for k in ("to_office", "materials")}, series="变",
    ),
    PaperForm(
        RECEIPT, gettext_noop("Receipt of the new office"), DocumentKind.TRANSFER_RECEIPT,
        _receipt, {k: SAMPLE[k] for k in ("from_office", "materials", "report_in_by")},
        series="变回",
    ),
)  # fmt: skip
