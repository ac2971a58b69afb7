"""The standard Word forms of absences: report with receipt, commission letter."""

from docx.document import Document as Sheet

from guitu.kernel.terms import gettext_noop
from guitu.papers import forms
from guitu.papers.forms import PaperForm
from guitu.papers.standard import close, facts, heading, line, number, right, title
from guitu.people.terms import DocumentKind

RECEIPT = (
    "你的外出书面报告已经收到。依照《戒毒条例》第十九条第三项，离开执行地所在县（市、区）三日以上的，"
    "须书面报告；本回执不是批准，外出也不需要批准。"
)
ASKING = (
    "{{ name }}（{{ sex }}），由我单位执行{{ measure_zh }}，期限{{ term }}，"
    "自{{ from_on }}起在{{ area }}居住。为继续做好帮助和服务，请你单位协助办理以下事项："
)
DIVISION = (
    "分工：检测由{{ tests_by }}负责，走访由{{ visits_by }}负责，电话联系由{{ calls_by }}负责。"
)
CONFIDENTIAL = (
    "请只由办理上述事项的工作人员知悉本函，依照《戒毒条例》第七条第二款对个人信息保密；"
    "不向用人单位、学校、房东或者其他单位和个人透露。"
)
REPORT, LETTER = "absence_report", "commission_letter"


def register() -> None:
    """Register the forms once."""
    forms.register(*FORMS, group=gettext_noop("Leaving and living elsewhere"))


def _report(sheet: Sheet) -> None:
    """Headings as offices keep them: who, contact, leaving and return, reason, receipt."""
    title(sheet, "外出书面报告及回执")
    facts(
        sheet,
        [
            ("外出人", "{{ name }}", "身份证件号码", "{{ id_number }}"),
            ("联系方式", "{{ contact }}", "去往何地", "{{ area }}"),
            ("外出日期", "{{ leaves_on }}", "返回日期", "{{ until_on }}"),
            ("原因", "{{ reason }}"),
            ("报告日期、方式", "{{ reported_on }} {{ way }}"),
            ("延期返回", "{{ extended }}"),
            ("返回核实", "{{ returned }}"),
        ],
    )
    line(sheet, "")
    heading(sheet, "回执")
    line(sheet, RECEIPT)
    line(sheet, "外出期间有困难，或者需要延期返回，请告知：{{ worker }}。")
    right(sheet, "报告人：____________")
    close(sheet)


def _letter(sheet: Sheet) -> None:
    title(sheet, "双向管控函")
    number(sheet)
    line(sheet, "{{ to_office }}：", indent=False)
    line(sheet, ASKING)
    line(sheet, "{{ asks }}")
    line(sheet, DIVISION)
    line(sheet, CONFIDENTIAL)
    line(sheet, "请将办理意见函复我单位。联系人：{{ worker }}。")
    close(sheet)
    line(sheet, "")
    heading(sheet, "函复")
    line(sheet, "□接受委托　□不接受　□退回补正　理由：________________________")
    right(sheet, "（盖章）　　年　月　日")


FORMS = (
    PaperForm(
        REPORT,
        gettext_noop("Report of leaving with its receipt"),
        DocumentKind.ABSENCE_REPORT,
        _report,
        {
            "contact": "10000000000", "area": "示例市", "leaves_on": "2020年6月1日",
            "until_on": "2020年6月14日", "reason": "务工", "reported_on": "2020年5月30日",
            "way": "书面材料", "extended": "无", "returned": "尚未返回",
        },
    ),
    PaperForm(
        LETTER,
        gettext_noop("Commission letter to a host office"),
        DocumentKind.OTHER,
        _letter,
        {
            "to_office": "示例市示例街道办事处", "area": "示例市", "from_on": "2020年6月1日",
            "asks": "每三个月检测一次，将结果函告我单位。", "tests_by": "居住地办公室",
            "visits_by": "居住地办公室", "calls_by": "本办公室",
        },
        series="双管",
    ),
)  # fmt: skip
