"""The standard Word forms of papers about missed steps. What the law says is cited, nothing more.

Each speaks of facts, of what the person said and of help. None of them qualifies: whether a
measure was refused or seriously breached is for the police.
"""

from collections.abc import Callable

from docx.document import Document as Sheet

from guitu.kernel.terms import gettext_noop
from guitu.measures.terms import BreachPaperKind
from guitu.papers import forms
from guitu.papers.forms import PaperForm
from guitu.papers.standard import close, facts, heading, line, number, table, title
from guitu.people.terms import DocumentKind

RECEIPT, DELIVERY = "transfer_receipt", "delivery_proof"
STEP = {
    "number": 1, "day": "2020年4月9日", "what": "示例情形", "notice": "2020年3月25日决定书送达",
    "statement": "示例陈述",
}  # fmt: skip
SAMPLE = {
    "steps": [STEP],
    "help": [{"day": "2020年4月10日", "what": "示例帮助", "answer": "接受"}],
    "counts": [{"label": "逃避或者拒绝检测", "number": "3次"}],
    "papers": [{"number": 1, "name": "告诫书", "paper_number": "示例告字〔2020〕1号"}],
    "reason": "", "law": "示例规定。", "law_source": "《戒毒条例》第二十条",
    "due_on": "2020年4月9日", "police": "示例市公安局示例分局",
    "paper_name": "告诫书", "paper_number": "示例告字〔2020〕1号",
}  # fmt: skip


def code_of(kind: BreachPaperKind) -> str:
    """Return the code of the Word form of one kind of paper."""
    return kind.value


def register() -> None:
    """Register the forms once."""
    forms.register(*FORMS, group=gettext_noop("Missed steps"))


def _to_the_person(sheet: Sheet, name: str) -> None:
    title(sheet, name)
    number(sheet)
    line(sheet, "{{ name }}（身份证件号码：{{ id_number }}）：", indent=False)


def _steps(sheet: Sheet) -> None:
    line(sheet, "{%p for step in steps %}")
    line(sheet, "{{ step.number }}．{{ step.day }}，{{ step.what }}。事先通知：{{ step.notice }}。"
                "您的说明：{{ step.statement }}。")  # fmt: skip
    line(sheet, "{%p endfor %}")


def _help(sheet: Sheet, intro: str) -> None:
    line(sheet, "{%p if help %}")
    line(sheet, intro)
    line(sheet, "{%p for one in help %}")
    line(sheet, "{{ one.day }}，{{ one.what }}（{{ one.answer }}）。")
    line(sheet, "{%p endfor %}")
    line(sheet, "{%p endif %}")


def _signed_by_the_person(sheet: Sheet) -> None:
    line(
        sheet,
        "如您认为上述情况与事实不符，可以书面或者口头向我处提出异议，我处记录在案并予以答复。",
    )
    close(sheet)
    line(sheet, "本人签收：　　　　　　　　　年　　月　　日", indent=False)
    line(sheet, "拒绝签收的，见证人：　　　　　　　　　年　　月　　日", indent=False)


MISSED = "您被责令在我处接受{{ measure_zh }}。经向您了解，下列事项未按要求完成，且没有正当理由："


def _exhortation(sheet: Sheet) -> None:
    _to_the_person(sheet, "劝诫书")
    line(
        sheet, "您正在我处接受{{ measure_zh }}。经向您了解，下列事项未按要求完成，且没有正当理由："
    )
    _steps(sheet)
    _help(sheet, "我处已向您提供以下帮助：")
    line(sheet, "现劝您：今后按照法律规定和协议约定完成各项事项；确有困难的，请提前告诉我们，"
                "工作人员{{ worker }}愿意和您一起想办法。")  # fmt: skip
    _signed_by_the_person(sheet)


def _admonition(sheet: Sheet) -> None:
    _to_the_person(sheet, "告诫书")
    line(
        sheet, "您正在我处接受{{ measure_zh }}。经向您了解，下列事项未按要求完成，且没有正当理由："
    )
    _steps(sheet)
    line(sheet, "{%p if reason %}")
    line(sheet, "{{ reason }}")
    line(sheet, "{%p endif %}")
    _help(sheet, "我处已向您提供以下帮助，并将继续提供：")
    _law_said_to_the_person(sheet)
    line(
        sheet,
        "请您按照法律规定和协议约定完成各项事项；确有困难的，请随时与工作人员{{ worker }}联系。",
    )
    _signed_by_the_person(sheet)


def _law_said_to_the_person(sheet: Sheet) -> None:
    line(sheet, "{{ law_source }}规定：{{ law }}是否属于上述情形，由公安机关依法认定。")


def _late_certificate(sheet: Sheet) -> None:
    title(sheet, "逾期未报到证明")
    number(sheet)
    line(sheet, "{{ name }}（{{ sex }}，身份证件号码：{{ id_number }}）于{{ received_on }}收到"
                "{{ decided_by }}{{ decision_number }}决定书，被责令接受{{ measure_zh }}，"
                "应当于{{ due_on }}前到我处报到。截至{{ today }}，该人未到我处报到。")  # fmt: skip
    line(sheet, "{%p for step in steps %}")
    line(sheet, "经询问，本人说明：{{ step.statement }}。我处未认定其有正当理由。")
    line(sheet, "{%p endfor %}")
    line(sheet, "本证明只说明事实，是否视为拒绝接受{{ measure_zh }}，由公安机关依法认定。")
    close(sheet)


def _report(sheet: Sheet) -> None:
    title(sheet, "违反{{ measure_zh }}协议情况报告")
    number(sheet)
    line(sheet, "{{ police }}：", indent=False)
    line(sheet, "{{ name }}（{{ sex }}，身份证件号码：{{ id_number }}）依据{{ decided_by }}"
                "{{ decision_number }}决定书，自{{ reported_on }}起在我处接受{{ measure_zh }}。"
                "现将有关情况报告如下：")  # fmt: skip
    _steps_as_table(sheet)
    line(sheet, "{%p if reason %}")
    line(sheet, "{{ reason }}")
    line(sheet, "{%p endif %}")
    _help(sheet, "我处已先行提供以下帮助：")
    line(sheet, "以上为我处记录的事实，请依法认定。")
    close(sheet)


def _serious_breach(sheet: Sheet) -> None:
    title(sheet, "严重违反社区戒毒协议证明")
    number(sheet)
    line(sheet, "{{ police }}：", indent=False)
    line(sheet, "{{ name }}（{{ sex }}，身份证件号码：{{ id_number }}）依据{{ decided_by }}"
                "{{ decision_number }}决定书，自{{ reported_on }}起在我处接受社区戒毒。"
                "经我处核对记录：")  # fmt: skip
    line(sheet, "{%p for one in counts %}")
    line(sheet, "{{ one.label }}：{{ one.number }}。")
    line(sheet, "{%p endfor %}")
    line(sheet, "逐次情况如下：")
    _steps_as_table(sheet)
    _help(sheet, "我处已先行提供以下帮助：")
    line(sheet, "依据{{ law_source }}和《戒毒条例》第二十一条，现将上述事实报告你局，请依法认定。")
    close(sheet)


def _steps_as_table(sheet: Sheet) -> None:
    line(sheet, "{%p if steps %}")
    table(
        sheet, ("日期", "情形", "事先通知", "本人说明"),
        ("{{ row.day }}", "{{ row.what }}", "{{ row.notice }}", "{{ row.statement }}"),
        loop="row in steps",
    )  # fmt: skip
    line(sheet, "{%p endif %}")


def _transfer_letter(sheet: Sheet) -> None:
    title(sheet, "移交函")
    number(sheet)
    line(sheet, "{{ police }}：", indent=False)
    line(sheet, "依据《戒毒条例》第二十一条，现将{{ measure_zh }}人员{{ name }}（身份证件号码："
                "{{ id_number }}）的下列材料移交你局，请查收并将回执退回我处。")  # fmt: skip
    line(sheet, "{%p for one in papers %}")
    line(sheet, "{{ one.number }}．{{ one.name }}　{{ one.paper_number }}")
    line(sheet, "{%p endfor %}")
    close(sheet)


def _receipt(sheet: Sheet) -> None:
    title(sheet, "移交回执")
    line(sheet, "{{ office }}：", indent=False)
    line(sheet, "你处移送的{{ name }}的{{ paper_name }}（{{ paper_number }}）及所附材料已收到。")
    heading(sheet, "所附材料")
    line(sheet, "{%p for one in papers %}")
    line(sheet, "{{ one.number }}．{{ one.name }}　{{ one.paper_number }}")
    line(sheet, "{%p endfor %}")
    line(sheet, "接收人（签名）：", indent=False)
    line(sheet, "接收单位（盖章）：", indent=False)
    line(sheet, "　　　　年　　月　　日", indent=False)


def _delivery(sheet: Sheet) -> None:
    title(sheet, "送达回证")
    facts(sheet, [
        ("送达文书", "{{ paper_name }}", "文号", "{{ paper_number }}"),
        ("受送达人", "{{ name }}", "送达地点", ""),
        ("送达方式", "当面送达／同住成年家属签收／邮寄／留置", ),
        ("收到日期", "", "受送达人签名", ""),
        ("代收人及关系", "", "见证人签名", ""),
        ("拒收事由", ""),
        ("送达人签名", "", "日期", ""),
    ])  # fmt: skip
    close(sheet)


def _form(
    kind: BreachPaperKind, document: DocumentKind, build: Callable[[Sheet], None], series: str
) -> PaperForm:
    return PaperForm(code_of(kind), kind.label, document, build, SAMPLE, series)


KIND, FILED = BreachPaperKind, DocumentKind
FORMS = (
    _form(KIND.EXHORTATION, FILED.EXHORTATION, _exhortation, "劝"),
    _form(KIND.ADMONITION, FILED.ADMONITION, _admonition, "告"),
    _form(KIND.LATE_CERTIFICATE, FILED.LATE_CERTIFICATE, _late_certificate, "证"),
    _form(KIND.FACTS, FILED.BREACH_RECORD, _report, "报"),
    _form(KIND.SERIOUS_BREACH, FILED.SERIOUS_BREACH, _serious_breach, "证"),
    _form(KIND.TRANSFER_LETTER, FILED.TRANSFER_LETTER, _transfer_letter, "移"),
    PaperForm(
        RECEIPT, gettext_noop("Receipt of transfer, to be signed by the police"),
        FILED.TRANSFER_RECEIPT, _receipt, SAMPLE,
    ),
    PaperForm(
        DELIVERY, gettext_noop("Proof of delivery, to be signed"), FILED.DELIVERY_PROOF,
        _delivery, SAMPLE,
    ),
)  # fmt: skip
