"""Help among the residents: needs, requests to civil affairs, plans, somebody who cares alone."""

import uuid
from dataclasses import dataclass
from datetime import date

from guitu.aid import actions as aid
from guitu.aid.models import AidRequest
from guitu.aid.terms import (
    CircumstanceKind,
    DependantKind,
    Disclosed,
    Ground,
    Heard,
    NeedAct,
    NeedKind,
    NeedUrgency,
    PlanSigned,
    RequestAct,
)
from guitu.demo.files import WORKER, Files
from guitu.demo.stage import Stage
from guitu.duties.terms import Party

CIVIL = "xintan-civil"
TOLD = (Disclosed.NAME, Disclosed.BIRTH_YEAR, Disclosed.COMMUNITY)


@dataclass(frozen=True)
class Listened:
    """A need as it was heard of a resident."""

    number: int
    kind: NeedKind
    on: date
    words: str
    urgency: NeedUrgency = NeedUrgency.SOON
    heard: Heard = Heard.CONTACT


NEEDS = (
    Listened(7, NeedKind.TRAINING, date(2020, 9, 17), "想学电工，问有没有不收费的班"),
    Listened(10, NeedKind.WORK, date(2020, 9, 24), "找过两家厂，都要等消息"),
    Listened(17, NeedKind.MENTAL_HEALTH, date(2020, 9, 25), "夜班后睡不好，愿意找人聊聊"),
    Listened(21, NeedKind.HEALTH, date(2020, 9, 10), "膝盖疼，上楼吃力", heard=Heard.ASKED),
    Listened(
        22, NeedKind.LEGAL_AID, date(2020, 10, 9), "工资被拖了一个月，不知道找谁",
        NeedUrgency.AT_ONCE, Heard.ASKED,
    ),
    Listened(5, NeedKind.HOUSING, date(2020, 8, 20), "租的房子年底到期", NeedUrgency.IN_TIME),
)  # fmt: skip
PLANS = (
    (18, date(2020, 8, 5), date(2020, 8, 13), "把女儿放学后的时间安排好"),
    (9, date(2020, 8, 11), date(2020, 8, 20), "安顿好住处和看病的事"),
    (14, date(2020, 8, 13), date(2020, 8, 25), "先稳住住处，再找一份固定的活"),
    (1, date(2020, 8, 12), date(2020, 9, 2), "期满前办好养老保险接续"),
    (3, date(2020, 8, 18), date(2020, 10, 8), "学一门在家也能做的手艺"),
)


def play(stage: Stage, files: Files) -> None:
    """Put needs, requests and plans on record, each on its day, by the worker responsible."""
    for one in NEEDS:
        _hear(stage, files, one)
    _answered(stage, files)
    _waiting(stage, files)
    _plans(stage, files)
    _carer(stage, files)


def _hear(stage: Stage, files: Files, one: Listened) -> uuid.UUID:
    with stage.acting(WORKER[one.number], one.on) as actor:
        new = aid.NewNeed(one.kind, one.on, one.words, one.heard, one.urgency)
        return aid.hear(files[one.number].person_id, new, actor=actor, on=one.on).pk


def _ask(stage: Stage, files: Files, one: Listened, asked: str, on: date) -> AidRequest:
    need_id = _hear(stage, files, one)
    new = aid.NewRequest(
        one.kind, asked, TOLD, Ground.CONSENT, on, to=stage.orgs[CIVIL], need_id=need_id,
        consented_on=one.on,
    )  # fmt: skip
    with stage.acting(WORKER[one.number], on) as actor:
        return aid.send_request(files[one.number].person_id, new, actor=actor, on=on)


def _answered(stage: Stage, files: Files) -> None:
    """Civil affairs answered in time; the worker told her and took the answer up."""
    one = Listened(3, NeedKind.LOW_INCOME, date(2020, 8, 20), "没有固定收入，想问低保怎么申请")
    sent = _ask(stage, files, one, "请核对是否符合低保条件，并告知申请材料。", date(2020, 8, 24))
    for username, on, act, note in (
        ("civil", date(2020, 8, 25), RequestAct.ACKNOWLEDGE, ""),
        ("civil", date(2020, 9, 3), RequestAct.PROVIDE, "符合条件，自九月起纳入，材料已收齐。"),
    ):
        _turn(stage, username, sent, aid.Turn(act, on, note))
    told = aid.Turn(
        RequestAct.TAKE_UP, date(2020, 9, 4), "已当面告知，九月起按月发放。", need_act=NeedAct.MEET
    )
    _turn(stage, "worker", sent, told)


def _waiting(stage: Stage, files: Files) -> None:
    """One request waits for its answer; another was answered and nobody has told the person yet."""
    one = Listened(13, NeedKind.LOW_INCOME, date(2020, 9, 28), "母亲住院后，家里开支顶不住")
    _ask(stage, files, one, "请协助核对临时救助条件，告知办理时限。", date(2020, 10, 9))
    one = Listened(14, NeedKind.MONEY, date(2020, 9, 21), "房租差一个月，月底要交")
    sent = _ask(stage, files, one, "请协助申请一次性临时救助。", date(2020, 9, 22))
    provided = aid.Turn(RequestAct.PROVIDE, date(2020, 10, 9), "已批准一次性救助，请通知本人来领。")
    _turn(stage, "civil", sent, provided)


def _turn(stage: Stage, username: str, request: AidRequest, turn: aid.Turn) -> None:
    with stage.acting(username, turn.on_day) as actor:
        aid.act_on_request(request.pk, turn, actor=actor, on=turn.on_day)


def _plans(stage: Stage, files: Files) -> None:
    for number, settled_on, looked_at_on, goal in PLANS:
        with stage.acting(WORKER[number], settled_on) as actor:
            draft = aid.draft_plan(
                files[number].pk, aid.PlanTexts(present="生活平稳。"), actor=actor, on=settled_on
            )
            step = aid.NewStep("见面时一起看看进展", Party.COMMUNITY, date(2020, 12, 31))
            aid.add_goal(draft.pk, aid.NewGoal(goal, step), actor=actor, on=settled_on)
            settling = aid.Settling(settled_on, PlanSigned.SCREEN)
            aid.settle_plan(draft.pk, settling, actor=actor, on=settled_on)
        with stage.acting(WORKER[number], looked_at_on) as actor:
            aid.review_plan(
                draft.pk, done_on=looked_at_on, note="有进展，计划不变。", actor=actor,
                on=looked_at_on,
            )  # fmt: skip


def _carer(stage: Stage, files: Files) -> None:
    """She brings up her daughter alone: heeded in whatever is decided about her."""
    person_id, on = files[18].person_id, date(2020, 8, 27)
    with stage.acting(WORKER[18], on) as actor:
        daughter = aid.NewDependant(
            DependantKind.CHILD, "女儿", from_on=date(2012, 6, 1), is_sole_carer=True
        )
        aid.add_dependant(person_id, daughter, actor=actor, on=on)
        alone = aid.NewCircumstance(
            CircumstanceKind.SOLE_CARER, date(2019, 3, 1), "社区出具的家庭情况说明",
            note="独自带女儿上小学，见面时间尽量避开接送。",
        )  # fmt: skip
        aid.add_circumstance(person_id, alone, actor=actor, on=on)
    _hear(stage, files, Listened(18, NeedKind.SCHOOLING, on, "女儿放学后没人看，想报课后托管"))
