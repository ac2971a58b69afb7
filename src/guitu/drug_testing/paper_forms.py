"""The standard Word forms of tests: the notice to come, the rights sheet, the sheet of records."""

from docx.document import Document as Sheet

from guitu.kernel.terms import gettext_noop
from guitu.papers import forms
from guitu.papers.forms import PaperForm
from guitu.papers.standard import close, facts, heading, line, number, table, title
from guitu.people.terms import DocumentKind

NOTICE, RIGHTS, RECORD = "test_notice", "test_rights", "test_record"


def register() -> None:
    """Register the forms once."""
    forms.register(*FORMS, group=gettext_noop("Drug tests"))


def _notice(sheet: Sheet) -> None:
    title(sheet, "吸毒检测通知书")
    number(sheet)
    line(sheet, "{{ name }}（身份证件号码：{{ id_number }}）：", indent=False)
    line(
        sheet,
        "根据{{ measure_zh }}协议和检测计划，请您于{{ test_on }}{{ test_at }}到{{ test_place }}"
        "接受吸毒检测。",
    )
    line(sheet, "请携带身份证件。正在服用药物的，请携带处方或者药品包装，并在采样前告知工作人员。")
    line(
        sheet,
        "因病、工作等正当理由不能按时前来的，请事先告知我们，可以另约时间；已经错过的，请尽快说明"
        "情况并提供证明，有正当理由的不作为拒绝检测。",
    )
    line(sheet, "女性的尿液样本由女性工作人员采集。对检测结果有异议的，您有权提出。")
    line(sheet, "联系人：{{ worker }}")
    close(sheet)
    line(sheet, "", indent=False)
    line(sheet, "签收（通知方式）：                  日期：          年    月    日", indent=False)


def _rights(sheet: Sheet) -> None:
    title(sheet, "初筛阳性权利告知书")
    line(sheet, "{{ name }}：", indent=False)
    line(
        sheet,
        "您于{{ tested_on }}在{{ test_place }}采集的{{ sample }}样本，现场检测初筛结果为阳性。"
        "初筛结果需要确认，不是最终结论，本身不改变您的状态和风险等级。",
    )
    heading(sheet, "您的权利")
    line(sheet, "一、您正在服用的药物可能影响结果。请说明药名，我们会一并记录。")
    line(sheet, "二、样本分为A、B两份，当面编号、封存，由您和工作人员签名。")
    line(sheet, "三、对结果有异议的，可以在{{ contest_until }}前申请实验室检测。")
    line(sheet, "四、收到实验室检测结果后仍有异议的，可以在{{ retest_days }}日内申请复检。")
    line(sheet, "五、实验室检测和复检由公安机关决定和安排，费用不由您承担。")
    line(sheet, "六、是否签名由您决定，不签名不产生任何不利后果。")
    line(sheet, "（以上期限按当地做法告知，以公安机关的要求为准。）")
    close(sheet)
    line(sheet, "", indent=False)
    line(sheet, "被告知人（签名）：                  日期：          年    月    日", indent=False)


def _record(sheet: Sheet) -> None:
    title(sheet, "吸毒检测记录表")
    facts(
        sheet,
        (
            ("姓名", "{{ name }}", "性别", "{{ sex }}"),
            ("身份证号", "{{ id_number }}", "联系电话", "{{ phone }}"),
            ("家庭地址", "{{ address }}"),
        ),
    )
    line(sheet, "", indent=False)
    table(
        sheet,
        ("序号", "检测时间", "检测地点", "检测结果", "检测人"),
        (
            "{{ row.number }}", "{{ row.tested_on }}", "{{ row.place }}", "{{ row.result }}",
            "{{ row.staff }}",
        ),
        loop="row in rows",
    )  # fmt: skip
    close(sheet)


FORMS = (
    PaperForm(
        NOTICE, gettext_noop("Notice to take a drug test"), DocumentKind.TEST_NOTICE, _notice,
        {"test_on": "2020年4月3日", "test_at": "9时00分", "test_place": "示例工作站"},
        series="检",
    ),
    PaperForm(
        RIGHTS, gettext_noop("Rights after a preliminary positive"), DocumentKind.NOTIFICATION,
        _rights,
        {
            "tested_on": "2020年4月3日", "test_place": "示例工作站", "sample": "尿液",
            "contest_until": "2020年4月6日", "retest_days": 3,
        },
    ),
    PaperForm(
        RECORD, gettext_noop("Sheet of drug tests"), DocumentKind.TEST_RECORD, _record,
        {
            "rows": [
                {
                    "number": 1, "tested_on": "2020年4月3日", "place": "示例工作站",
                    "result": "阴性", "staff": "示例甲、示例乙",
                }
            ]
        },
    ),
)  # fmt: skip
