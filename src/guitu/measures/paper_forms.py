"""The standard Word forms of orders and agreements."""

from docx.document import Document as Sheet

from guitu.kernel.terms import gettext_noop
from guitu.papers import forms
from guitu.papers.forms import PaperForm
from guitu.papers.standard import HEAD, close, line, right, title
from guitu.people.terms import DocumentKind

AGREEMENT, EXPLANATION, REPORT_IN = "agreement", "explanation", "report_in"
CLAUSE = {"number": "一", "text": "示例条款。"}


def register() -> None:
    """Register the forms once."""
    forms.register(*FORMS, group=gettext_noop("Orders and agreements"))


def _agreement(sheet: Sheet) -> None:
    title(sheet, "{{ measure_zh }}协议书")
    line(sheet, "甲方：{{ office }}", indent=False)
    line(sheet, "乙方：{{ name }}  {{ sex }}  身份证件号码：{{ id_number }}", indent=False)
    line(sheet, "决定书：{{ decided_by }} {{ decision_number }}（{{ decided_on }}）", indent=False)
    line(sheet, "期限：{{ term }}", indent=False)
    line(sheet, "根据《中华人民共和国禁毒法》《戒毒条例》，双方签订本协议。")
    line(sheet, "{%p for part in parts %}")
    line(sheet, "{{ part.number }}、{{ part.title }}", font=HEAD)
    line(sheet, "{%p for clause in part.clauses %}")
    line(sheet, "（{{ clause.number }}）{{ clause.text }}")
    line(sheet, "{%p endfor %}")
    line(sheet, "{%p endfor %}")
    line(sheet, "以上条款已逐条向乙方说明，乙方已知悉。")
    line(sheet, "", indent=False)
    line(sheet, "{%p for one in signatures %}")
    line(sheet, "{{ one.party }}（签名）：{{ one.name }}        {{ one.day }}", indent=False)
    line(sheet, "{%p endfor %}")


def _explanation(sheet: Sheet) -> None:
    title(sheet, "{{ measure_zh }}权利义务和法律后果告知书")
    line(sheet, "{{ name }}：", indent=False)
    line(sheet, "您被责令接受{{ measure_zh }}。现将您的权利、应当做的事和法律后果告知如下：")
    line(sheet, "{%p for fact in explained %}")
    line(sheet, "{{ fact.title }}：{{ fact.text }}（{{ fact.source }}）")
    line(sheet, "{%p endfor %}")
    line(sheet, "被告知人（签名）：")
    right(sheet, "{{ office }}")
    right(sheet, "{{ today }}")


def _report_in(sheet: Sheet) -> None:
    title(sheet, "报到证明")
    line(
        sheet,
        "{{ name }}（身份证件号码：{{ id_number }}）依据{{ decided_by }}{{ decision_number }}"
        "决定书，于{{ reported_on }}到我处报到，{{ measure_zh }}期限为{{ term }}。",
    )
    line(sheet, "特此证明。")
    close(sheet)


FORMS = (
    PaperForm(
        AGREEMENT, gettext_noop("Agreement"), DocumentKind.AGREEMENT, _agreement,
        {
            "version": 1,
            "parts": [{"number": "一", "title": "您的权利和可以获得的帮助", "clauses": [CLAUSE]}],
            "signatures": [{"party": "甲方", "name": "示例", "day": "2020年3月10日"}],
        },
    ),
    PaperForm(
        EXPLANATION, gettext_noop("Explanation of rights and consequences"),
        DocumentKind.NOTIFICATION, _explanation,
        {"explained": [{"title": "期限", "text": "三年。", "source": "戒毒条例第十四条第二款"}]},
    ),
    PaperForm(
        REPORT_IN, gettext_noop("Certificate of reporting in"), DocumentKind.OTHER, _report_in
    ),
)  # fmt: skip
