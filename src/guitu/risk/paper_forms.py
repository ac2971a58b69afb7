"""The papers of a level, in plain words: the notice, and the answer to an objection."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from docx.document import Document as Sheet

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.kernel.errors import WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.papers import forms
from guitu.papers.actions import issue
from guitu.papers.forms import PaperForm
from guitu.papers.standard import close, heading, line, number, title
from guitu.people.models import Document
from guitu.people.terms import DocumentKind
from guitu.risk import planning
from guitu.risk.actions.telling import notice_of
from guitu.risk.models import LevelDecision, Objection
from guitu.risk.presenters import levels
from guitu.risk.terms import Level, ObjectionState
from guitu.web.templatetags.web import day

NOTICE, ANSWER = "risk_level_notice", "risk_objection_answer"
CHANGES = (
    "{{ contacts }}。等级不是处罚，只用来安排联系次数和帮助。"
    "住房、收入、疾病等困难只作为提供帮助的理由，不会提高等级。"
)
OBJECT = (
    "您可以在被告知之日起{{ object_days }}日内，向{{ office }}口头、书面或打电话提出异议，"
    "超过期限提出的也会受理。由没有参加这次讨论的人员在{{ answer_days }}日内答复您。"
    "提出异议不会影响您得到的帮助。"
)
RIGHTS = (
    "依照《中华人民共和国个人信息保护法》第四十四条至第五十条，"
    "您可以查阅、复制、要求更正本人的信息，并要求说明处理规则。"
)
A_LEVEL = {
    "level": "中", "decided_on": "2020年7月15日", "decided_by": "示例（社区民警）、示例",
    "reasons": "示例。", "grounds": [{"text": "示例"}], "contacts": "每月走访2次",
    "from_on": "2020年7月15日", "expires_on": "2021年1月14日", "object_days": "30",
    "answer_days": "15",
}  # fmt: skip
AN_ANSWER = {
    "level": "中", "decided_on": "2020年7月15日", "made_on": "2020年7月20日", "words": "示例。",
    "outcome": "维持原等级", "answer": "示例。", "answered_by": "示例",
    "answered_on": "2020年7月25日",
}  # fmt: skip


def register() -> None:
    """Register the forms once."""
    forms.register(*FORMS, group=gettext_noop("Risk levels"))


@transaction.atomic
def notice(decision: LevelDecision, *, actor: Actor, on: date) -> Document:
    """Return the notice of a level, put on file and numbered the first time it is asked for."""
    require(actor, Permission.RISK_WRITE, org_seq=decision.org_seq)
    found = notice_of(decision)
    if found is not None:
        return found
    return _issued(decision, NOTICE, of_level(decision), actor=actor, on=on)


@transaction.atomic
def answer_paper(objection: Objection, *, actor: Actor, on: date) -> Document:
    """Return the answer to an objection as a paper, put on file the first time it is asked for.

    Raises WrongStatus while it is not answered.
    """
    require(actor, Permission.RISK_WRITE, org_seq=objection.org_seq)
    if objection.state not in (ObjectionState.KEPT, ObjectionState.CHANGED):
        raise WrongStatus(gettext_noop("This objection is not answered yet."))
    if objection.paper is not None:
        return objection.paper
    found = _issued(objection, ANSWER, of_objection(objection), actor=actor, on=on)
    objection.paper = found
    objection.save(update_fields=["paper"])
    return found


def of_level(decision: LevelDecision) -> dict[str, Any]:
    """Return what the notice says, in Chinese and in plain words."""
    policy = planning.policy_of(decision.org_seq, decision.decided_on)
    with translation.override("zh-hans"):
        return {
            "level": _(Level(decision.level).label),
            "decided_on": day(decision.decided_on),
            "decided_by": levels.members(decision.members),
            "reasons": decision.reasons,
            "grounds": [{"text": text} for text in levels.ground_texts(decision)],
            "contacts": levels.contacts_of(decision.org_seq, decision.level, decision.from_on),
            "from_on": day(decision.from_on),
            "expires_on": day(decision.expires_on),
            "object_days": str(policy.object_within_days),
            "answer_days": str(policy.objection_answer_within_days),
        }


def of_objection(objection: Objection) -> dict[str, Any]:
    """Return what the answer says, in Chinese."""
    decision = objection.decision
    with translation.override("zh-hans"):
        return {
            "level": _(Level(decision.level).label),
            "decided_on": day(decision.decided_on),
            "made_on": day(objection.made_on),
            "words": objection.words,
            "outcome": _(ObjectionState(objection.state).label),
            "answer": objection.answer,
            "answered_by": objection.answered_by_name,
            "answered_on": day(objection.answered_on),
        }


def _issued(
    subject: LevelDecision | Objection, code: str, values: dict[str, Any], *, actor: Actor, on: date
) -> Document:
    about = (subject._meta.label_lower, subject.pk)
    found = issue(subject.person_id, code, values, subject=about, actor=actor, on=on)
    record("risk.paper_made", actor=actor, subject=subject, form=code)
    return found


def _notice(sheet: Sheet) -> None:
    title(sheet, "风险等级告知书")
    number(sheet)
    line(sheet, "{{ name }}：", indent=False)
    line(sheet, "{{ decided_on }}，{{ decided_by }}共同讨论，将您的风险等级定为：{{ level }}。")
    heading(sheet, "一、为什么")
    line(sheet, "{{ reasons }}")
    line(sheet, "{%p for one in grounds %}")
    line(sheet, "依据：{{ one.text }}")
    line(sheet, "{%p endfor %}")
    heading(sheet, "二、会有什么变化")
    line(sheet, CHANGES)
    heading(sheet, "三、到什么时候")
    line(sheet, "自{{ from_on }}起，至{{ expires_on }}止。到期即失效，不会自动延续。")
    heading(sheet, "四、不同意怎么办")
    line(sheet, OBJECT)
    heading(sheet, "五、其他途径")
    line(sheet, f"您也可以向上级禁毒部门反映。{RIGHTS}")
    line(sheet, "（以上期限和次数为本街道的工作做法。）")
    line(sheet, "联系人：{{ worker }}", indent=False)
    line(sheet, "本人（签名）：                日期：", indent=False)
    close(sheet)


def _answer(sheet: Sheet) -> None:
    title(sheet, "风险等级异议答复书")
    number(sheet)
    line(sheet, "{{ name }}：", indent=False)
    line(sheet, "您对{{ decided_on }}定的风险等级（{{ level }}）于{{ made_on }}提出异议。")
    heading(sheet, "一、您的意见")
    line(sheet, "{{ words }}")
    heading(sheet, "二、答复")
    line(sheet, "{{ outcome }}。")
    line(sheet, "{{ answer }}")
    line(sheet, "答复人{{ answered_by }}没有参加原来的讨论。")
    heading(sheet, "三、其他途径")
    line(sheet, f"如仍不同意，您可以向上级禁毒部门反映。{RIGHTS}")
    line(sheet, "答复日期：{{ answered_on }}", indent=False)
    line(sheet, "本人（签名）：                日期：", indent=False)
    close(sheet)


FORMS = (
    PaperForm(
        NOTICE, gettext_noop("Notice of a risk level"), DocumentKind.RISK_ASSESSMENT, _notice,
        A_LEVEL, series="评",
    ),
    PaperForm(
        ANSWER, gettext_noop("Answer to an objection to a risk level"),
        DocumentKind.RISK_ASSESSMENT, _answer, AN_ANSWER, series="评",
    ),
)  # fmt: skip
