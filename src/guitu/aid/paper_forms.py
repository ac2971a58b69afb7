"""Word forms of help: the plan with its seven headings, and the request to another body."""

from docx.document import Document as Sheet

from guitu.kernel.terms import gettext_noop
from guitu.papers import forms
from guitu.papers.standard import close, heading, line, number, table, title
from guitu.people.terms import DocumentKind

PLAN, REQUEST = "help_plan", "help_request"


def _plan(sheet: Sheet) -> None:
    """Draw the plan under the headings that files carry."""
    title(sheet, "社区戒毒（康复）计划")
    heading(sheet, "一、基本情况")
    line(sheet, "姓名：{{ name }}　性别：{{ sex }}　身份证号：{{ id_number }}")
    line(sheet, "联系电话：{{ phone }}")
    line(sheet, "户籍所在地：{{ registered_address }}")
    line(sheet, "现居住地址：{{ address }}")
    line(sheet, "{{ measure_zh }}时间：{{ term }}")
    heading(sheet, "二、家庭成员")
    table(
        sheet, ["关系", "姓名", "是否同住"],
        ["{{ one.relation }}", "{{ one.name }}", "{{ one.together }}"], loop="one in family",
    )  # fmt: skip
    heading(sheet, "三、吸毒史及治疗情况")
    line(sheet, "{{ past }}")
    heading(sheet, "四、当前情况")
    line(sheet, "{{ present }}")
    heading(sheet, "五、应采取的戒毒治疗措施")
    line(sheet, "（一）是否动员参加药物维持治疗：{{ maintenance }}")
    line(sheet, "（二）是否需要戒毒治疗：{{ treatment }}")
    heading(sheet, "六、心理咨询疏导计划")
    line(sheet, "{{ counselling }}")
    heading(sheet, "七、拟采取帮扶救助措施")
    table(
        sheet, ["目标", "措施", "责任方", "完成时间"],
        ["{{ one.goal }}", "{{ one.step }}", "{{ one.who }}", "{{ one.due }}"],
        loop="one in steps",
    )  # fmt: skip
    line(sheet, "本人意见及签名：　　　　　　　　年　　月　　日")
    line(sheet, "社区戒毒社区康复工作办公室（盖章）", indent=False)
    close(sheet)


def _request(sheet: Sheet) -> None:
    """Draw the letter: what is asked, which data are told and why, by when an answer is hoped."""
    title(sheet, "关于请予协助帮扶的函")
    number(sheet)
    line(sheet, "{{ to }}：", indent=False)
    line(sheet, "为做好帮扶救助工作，现就下列事项请贵单位予以协助：")
    line(sheet, "{{ asked }}")
    line(sheet, "为办理本事项所必需的个人信息如下：")
    line(sheet, "{%p for one in told %}", indent=False)
    line(sheet, "{{ one.label }}：{{ one.value }}")
    line(sheet, "{%p endfor %}", indent=False)
    line(sheet, "提供上述信息的依据：{{ ground }}")
    line(
        sheet,
        "请仅将上述信息用于办理本事项，依法予以保密，不得向其他单位和个人提供，"
        "也不得因此在就业、入学、社会保障等方面区别对待。",
    )
    line(sheet, "请于{{ reply_by }}前函复办理情况；不能办理的，请说明理由。")
    line(sheet, "联系人：{{ worker }}")
    close(sheet)


FORMS = (
    forms.PaperForm(
        code=PLAN,
        label=gettext_noop("Plan of community detoxification or rehabilitation"),
        document=DocumentKind.PLAN,
        build=_plan,
        sample={
            "registered_address": "示例市示例区",
            "family": [{"relation": "母亲", "name": "某某", "together": "是"}],
            "past": "示例", "present": "示例", "maintenance": "否", "treatment": "否",
            "counselling": "每月一次",
            "steps": [
                {"goal": "找到工作", "step": "推荐岗位", "who": "社区", "due": "2020年4月30日"}
            ],
        },
    ),
    forms.PaperForm(
        code=REQUEST,
        label=gettext_noop("Letter asking another body for help"),
        document=DocumentKind.ASSISTANCE_RECORD,
        build=_request,
        sample={
            "to": "示例单位", "asked": "请协助推荐岗位。",
            "told": [{"label": "姓名", "value": "某某某"}],
            "ground": "《戒毒条例》第十八条", "reply_by": "2020年4月10日",
        },
        series="助",
    ),
)  # fmt: skip


def register() -> None:
    """Register the forms once."""
    forms.register(*FORMS, group=gettext_noop("Help"))
