"""The standard Word forms of contacts and reviews, and what they are filled with."""

from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from docx.document import Document as Sheet

from guitu.access.actors import Actor
from guitu.audit.actions import record
from guitu.contacts.models import Review
from guitu.contacts.presenters import sheet as sheets
from guitu.contacts.terms import HALF_YEAR_SUMMARY, Judgement
from guitu.kernel.terms import gettext_noop
from guitu.papers import filling, forms
from guitu.papers.forms import PaperForm
from guitu.papers.standard import close, facts, heading, line, table, title
from guitu.people.models import Person
from guitu.people.terms import DocumentKind
from guitu.web.templatetags.web import day

RECORD, SUMMARY, EVALUATION = "contact_record", "half_year_summary", "yearly_evaluation"
HEADER = (
    ("姓名", "{{ name }}", "身份证号码", "{{ id_number }}"),
    ("电话号码", "{{ phone }}", "家属联系电话", "{{ family_phone }}"),
    ("所属网格", "{{ community }}", "网格员联系电话", "{{ worker_phone }}"),
)
CONTACT_HEADS = (
    "时间", "地点", "帮扶人员", "生活来源方式", "有无异常", "异常情况", "备注", "附件",
)  # fmt: skip
CONTACT_CELLS = tuple(
    f"{{{{ one.{name} }}}}"
    for name in ("when", "place", "by", "livelihood", "unusual", "what", "remark", "attached")
)
A_CONTACT = {
    "when": "2020年3月10日 10:00", "place": "家中", "by": "示例", "livelihood": "打工",
    "unusual": "无", "what": "", "remark": "", "attached": "",
}  # fmt: skip
A_REVIEW = {
    "period": "2020年3月10日至2020年9月9日",
    "figures": [{"label": "已联系次数", "value": "12"}],
    "judgement": "遵守协议", "went_well": "示例。", "was_hard": "示例。", "next_steps": "示例。",
    "person_said": "示例。", "talked_on": "2020年9月8日", "signed_by": "示例",
    "signed_on": "2020年9月9日",
}  # fmt: skip


def register() -> None:
    """Register the forms once."""
    forms.register(*FORMS, group=gettext_noop("Contacts and reviews"))


def review_paper(review: Review, *, actor: Actor, on: date) -> tuple[bytes, str]:
    """Return a review as a Word file and the code of its form; that it was made is recorded."""
    code = SUMMARY if review.kind == HALF_YEAR_SUMMARY else EVALUATION
    values = filling.common(review.person, review.measure, on=on) | _of_review(review)
    record("contacts.paper_made", actor=actor, subject=review, form=code)
    return filling.filled(review.org_seq, code, values), code


def record_paper(person: Person, *, actor: Actor, on: date) -> tuple[bytes, str]:
    """Return every contact of a person as the record sheet; that it was made is recorded."""
    with translation.override("zh-hans"):
        values = filling.common(person, on=on) | sheets.record_values(person, actor)
    record("contacts.paper_made", actor=actor, subject=person, form=RECORD)
    return filling.filled(person.org_seq, RECORD, values), RECORD


def _of_review(review: Review) -> dict[str, Any]:
    with translation.override("zh-hans"):
        figures = [
            {"label": _(one["label"]), "value": sheets.figure(one)} for one in review.figures
        ]
        judgement = _(Judgement(review.judgement).label) if review.judgement else ""
        return {
            "period": f"{day(review.from_on)}至{day(review.until_on)}",
            "figures": figures,
            "judgement": judgement,
            **{
                n: getattr(review, n)
                for n in ("went_well", "was_hard", "next_steps", "person_said")
            },
            "talked_on": day(review.talked_on),
            "signed_by": review.signed_by.name if review.signed_by else "",
            "signed_on": day(review.signed_on),
        }


def _record(sheet: Sheet) -> None:
    title(sheet, "走访记录")
    facts(sheet, HEADER)
    line(sheet, "", indent=False)
    table(sheet, CONTACT_HEADS, CONTACT_CELLS, loop="one in contacts")
    line(sheet, "", indent=False)
    facts(sheet, (("签收人", "", "签收时间", ""), ("签收意见", "", "是否回复", "")))
    close(sheet)


def _review(sheet: Sheet, name: str) -> None:
    title(sheet, f"{{{{ measure_zh }}}}{name}")
    facts(sheet, (
        ("姓名", "{{ name }}", "身份证件号码", "{{ id_number }}"),
        ("期限", "{{ term }}", "本期", "{{ period }}"),
    ))  # fmt: skip
    line(sheet, "", indent=False)
    heading(sheet, "一、本期情况")
    table(sheet, ("项目", "次数"), ("{{ one.label }}", "{{ one.value }}"), loop="one in figures")
    line(sheet, "总体情况：{{ judgement }}")
    for number, label, field in (
        ("二", "做得好的方面", "went_well"), ("三", "困难", "was_hard"),
        ("四", "下一步打算", "next_steps"), ("五", "本人意见", "person_said"),
    ):  # fmt: skip
        heading(sheet, f"{number}、{label}")
        line(sheet, f"{{{{ {field} }}}}")
    line(sheet, "与本人交换意见日期：{{ talked_on }}", indent=False)
    line(sheet, "本人（签名）：                工作人员（签名）：{{ signed_by }}", indent=False)
    close(sheet)


def _summary(sheet: Sheet) -> None:
    _review(sheet, "半年小结")


def _evaluation(sheet: Sheet) -> None:
    _review(sheet, "年度评估")


FORMS = (
    PaperForm(
        RECORD, gettext_noop("Record of visits"), DocumentKind.CONTACT_RECORD, _record,
        {"family_phone": "10000000001", "worker_phone": "", "contacts": [A_CONTACT]},
    ),
    PaperForm(
        SUMMARY, gettext_noop("Half-year summary"), DocumentKind.HALF_YEAR_SUMMARY, _summary,
        A_REVIEW,
    ),
    PaperForm(
        EVALUATION, gettext_noop("Yearly evaluation"), DocumentKind.YEAR_EVALUATION, _evaluation,
        A_REVIEW,
    ),
)  # fmt: skip
