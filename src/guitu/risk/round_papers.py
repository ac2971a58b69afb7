"""Papers of a round: minutes of a meeting and coverage certificate in Word, the list as .xlsx."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter
from django.utils import translation
from django.utils.translation import gettext as _
from docx.document import Document as Sheet

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.kernel.terms import gettext_noop
from guitu.orgs import queries as orgs
from guitu.papers import filling, forms
from guitu.papers.forms import PaperForm
from guitu.papers.standard import close, facts, heading, line, table, title
from guitu.people import queries as people
from guitu.people.terms import DocumentKind
from guitu.risk.models import Assessment, Exclusion, Meeting, Round
from guitu.risk.presenters.levels import members
from guitu.risk.presenters.round_lines import COLUMNS, lines
from guitu.risk.queries import rounds
from guitu.risk.queries.coverage import Covered, covered
from guitu.risk.terms import NotAssessed
from guitu.web.templatetags.web import day, moment

MINUTES, CERTIFICATE, LIST = "risk_minutes", "risk_coverage", "risk_round"
SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
A_LINE = {
    "name": "某某某", "community": "示例社区", "level": "低", "before": "中",
    "until": "2020年12月31日", "reasons": "示例。", "grounds": "示例", "next": "示例",
    "dissent": "", "told": "", "objection": "",
}  # fmt: skip
SAMPLE_MINUTES = {
    "round": "2020年7月", "held_on": "2020年7月15日", "place": "示例会议室", "chair": "示例",
    "members": "示例（社区民警）、示例", "note": "", "count": "1", "people": [A_LINE],
    "signing": [{"name": "示例", "post": "社区民警"}],
}  # fmt: skip
SAMPLE_CERTIFICATE = {
    "round": "2020年7月", "counts_from": "2020年7月1日", "closed_on": "2020年7月31日",
    "files": "41", "assessed": "40", "not_assessed": "1",
    "reasons": [{"label": "无措施记录", "count": "1"}],
    "left_out": [{"name": "某某某", "why": "无措施记录", "since": "2020年7月1日"}],
    "joined": [{"name": "某某某", "since": "2020年7月5日"}],
    "left": [{"name": "某某某", "why": "死亡", "since": "2020年7月9日"}],
    "contact": "40", "answered": "40", "opinions": "40", "decided": "40", "told": "40",
    "gone": "",
}  # fmt: skip


@dataclass(frozen=True)
class Purpose:
    """Why the list is taken out, and who gets it; both stand on record."""

    reason: str
    recipient: str


def register() -> None:
    """Register the forms once."""
    forms.register(*FORMS, group=gettext_noop("Risk rounds"))


def minutes(meeting: Meeting, *, actor: Actor, on: date) -> bytes:
    """Return the minutes of a meeting as a Word file; that they were made is recorded.

    They hold everybody whose level was decided there, names as the actor sees them.
    """
    require(actor, Permission.RISK_DECIDE, org_seq=meeting.org_seq)
    rows = rounds.visible_to(actor).filter(decisions__meeting=meeting, decisions__voided_at=None)
    found = list(rows.order_by("org_seq", "person__name", "pk"))
    with translation.override("zh-hans"):
        values = _of_office(meeting.org_seq, on) | {
            "round": meeting.round.name if meeting.round else "",
            "held_on": day(meeting.held_on), "place": meeting.place, "chair": meeting.chair,
            "members": members(meeting.members), "note": meeting.note,
            "count": str(len(found)), "people": lines(found, actor),
            "signing": [
                {"name": one["name"], "post": _(one["post"]) if one.get("post") else ""}
                for one in meeting.members
            ],
        }  # fmt: skip
    record("risk.paper_made", actor=actor, subject=meeting, form=MINUTES, people=len(found))
    return filling.filled(meeting.org_seq, MINUTES, values)


def certificate(row: Round, *, actor: Actor, on: date) -> bytes:
    """Return the coverage certificate as a Word file; that it was made is recorded.

    Raises DoesNotAddUp where a file stands in no part of the round.
    """
    require(actor, Permission.RISK_ROUND, org_seq=row.org_seq)
    found = covered(row, actor)
    with translation.override("zh-hans"):
        values = _of_office(row.org_seq, on) | _of_coverage(row, found, actor)
    record("risk.paper_made", actor=actor, subject=row, form=CERTIFICATE, files=found.parts.files)
    return filling.filled(row.org_seq, CERTIFICATE, values)


def list_sheet(row: Round, purpose: Purpose, *, actor: Actor, at: datetime) -> bytes:
    """Return the people of a round as a spreadsheet, a row each; who took it out is recorded.

    Names are as lists show them. The line that says who took it stands on every printed page.
    """
    require(actor, Permission.EXPORT, org_seq=row.org_seq)
    rows = rounds.visible_to(actor).filter(round=row, left_on=None)
    found = lines(list(rows.order_by("org_seq", "person__name", "pk")), actor)
    record(
        "risk.paper_made", actor=actor, subject=row, form=LIST, people=len(found),
        reason=purpose.reason, recipient=purpose.recipient,
    )  # fmt: skip
    mark = _("Taken out by %(name)s on %(at)s for: %(reason)s. Confidential.") % {
        "name": actor.name, "at": moment(at), "reason": purpose.reason,
    }  # fmt: skip
    return _workbook(row.name, mark, found)


def _of_office(org_seq: int, on: date) -> dict[str, str]:
    office = orgs.office_of(org_seq)
    return {"office": office.name if office else "", "today": day(on)}


def _of_coverage(row: Round, found: Covered, actor: Actor) -> dict[str, Any]:
    turned: Sequence[Assessment | Exclusion] = [*found.left_out, *found.joined, *found.left]
    names = people.display_names([one.person_id for one in turned], actor)
    parts, done = found.counted or found.parts, found.progress
    return {
        "round": row.name, "counts_from": day(row.counts_from),
        "closed_on": day(row.closed_on) if row.closed_on else "",
        "files": str(parts.files), "assessed": str(parts.assessed),
        "not_assessed": str(parts.not_assessed),
        "reasons": [
            {"label": _(why.label), "count": str(n)} for why, n in parts.left_out.items()
        ],
        "left_out": [_named(one, names, one.because, one.on_day) for one in found.left_out],
        "joined": [
            {"name": names.get(one.person_id, "—"), "since": day(one.joined_on)}
            for one in found.joined
        ],
        "left": [_named(one, names, one.left_because, one.left_on) for one in found.left],
        "contact": str(done.contact), "answered": str(done.answered),
        "opinions": str(done.opinions), "decided": str(done.decided), "told": str(done.told),
        "gone": str(found.gone) if found.gone else "",
    }  # fmt: skip


def _named(one: Assessment | Exclusion, names: Mapping, why: str, since: date) -> dict[str, str]:
    label = _(NotAssessed(why).label)
    return {"name": names.get(one.person_id, "—"), "why": label, "since": day(since)}


def _workbook(name: str, mark: str, found: Sequence[Mapping[str, str]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as book:
        page = book.add_worksheet(_("Risk round"))
        bold = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "top"})
        cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(3)
        page.set_footer(f"&C{mark.replace('&', '&&')[:240]}")
        page.write_string(0, 0, name, book.add_format({"bold": True, "font_size": 16}))
        page.write_string(1, 0, mark)
        for at, (key, label) in enumerate(COLUMNS):
            page.set_column(at, at, 36 if key in ("reasons", "grounds", "next") else 14)
            page.write_string(3, at, _(label), bold)
        for number, one in enumerate(found, start=4):
            for at, (key, _label) in enumerate(COLUMNS):
                page.write_string(number, at, one[key], cell)
        foot = len(found) + 6
        page.write_string(foot, 0, _("Chair (signature):"))
        page.write_string(foot, 5, _("Office (seal), day:"))
        page.freeze_panes(4, 1)
    return out.getvalue()


def _minutes(sheet: Sheet) -> None:
    title(sheet, "工作推进会会议纪要")
    facts(sheet, (
        ("评估轮次", "{{ round }}", "会议日期", "{{ held_on }}"),
        ("地点", "{{ place }}", "主持人", "{{ chair }}"),
        ("参加人员", "{{ members }}"),
    ))  # fmt: skip
    line(sheet, "", indent=False)
    line(sheet, "会议逐人讨论，共评定{{ count }}人。等级由会议集体评定，程序不打分、不定级。")
    line(sheet, "{{ note }}")
    line(sheet, "{%p for one in people %}")
    heading(sheet, "{{ loop.index }}．{{ one.name }}（{{ one.community }}）")
    line(sheet, "等级：{{ one.level }}（此前：{{ one.before }}），有效至{{ one.until }}。")
    line(sheet, "理由：{{ one.reasons }}")
    line(sheet, "{%p if one.grounds %}")
    line(sheet, "依据：{{ one.grounds }}")
    line(sheet, "{%p endif %}")
    line(sheet, "{%p if one.next %}")
    line(sheet, "下一步措施：{{ one.next }}")
    line(sheet, "{%p endif %}")
    line(sheet, "{%p if one.dissent %}")
    line(sheet, "不同意见：{{ one.dissent }}")
    line(sheet, "{%p endif %}")
    line(sheet, "{%p endfor %}")
    heading(sheet, "参加人员签名")
    table(
        sheet, ("姓名", "职务或单位", "签名"), ("{{ one.name }}", "{{ one.post }}", ""),
        loop="one in signing",
    )  # fmt: skip
    line(sheet, "主持人（签名）：                记录人（签名）：", indent=False)
    close(sheet)


def _certificate(sheet: Sheet) -> None:
    title(sheet, "风险评估覆盖证明")
    line(
        sheet,
        "{{ office }}“{{ round }}”风险评估，以{{ counts_from }}在册名单为准：档案共{{ files }}份，"
        "评估{{ assessed }}人，不评估{{ not_assessed }}人，两项相加等于档案总数。"
        "{% if closed_on %}本轮于{{ closed_on }}结束。{% else %}本轮尚未结束。{% endif %}",
    )
    line(sheet, "{%p if gone %}")
    line(
        sheet,
        "其中{{ gone }}份档案在本轮结束后转出、合并、封存或不属出具人可见范围，下列各项未计。",
    )
    line(sheet, "{%p endif %}")
    heading(sheet, "一、不评估的原因")
    table(sheet, ("原因", "人数"), ("{{ one.label }}", "{{ one.count }}"), loop="one in reasons")
    heading(sheet, "二、评估情况（人）")
    facts(sheet, (
        ("有联系凭据", "{{ contact }}", "项目已填写", "{{ answered }}"),
        ("部门意见齐全", "{{ opinions }}", "已评定等级", "{{ decided }}"),
        ("已告知本人", "{{ told }}"),
    ))  # fmt: skip
    heading(sheet, "三、轮次中加入的人员")
    table(sheet, ("姓名", "加入日期"), ("{{ one.name }}", "{{ one.since }}"), loop="one in joined")
    heading(sheet, "四、轮次中退出的人员")
    cells = ("{{ one.name }}", "{{ one.why }}", "{{ one.since }}")
    table(sheet, ("姓名", "原因", "日期"), cells, loop="one in left")
    heading(sheet, "五、不评估人员名单")
    table(sheet, ("姓名", "原因", "自何日起"), cells, loop="one in left_out")
    line(sheet, "经办人（签名）：                负责人（签名）：", indent=False)
    close(sheet)


FORMS = (
    PaperForm(
        MINUTES, gettext_noop("Minutes of the work-promotion meeting"),
        DocumentKind.RISK_ASSESSMENT, _minutes, SAMPLE_MINUTES,
    ),
    PaperForm(
        CERTIFICATE, gettext_noop("Coverage certificate"), DocumentKind.RISK_ASSESSMENT,
        _certificate, SAMPLE_CERTIFICATE,
    ),
)  # fmt: skip
