"""江望归 at home: his needs, the plan of help, work with a courier company, and asked after.

The worker of his community acts; what was asked before release is on his file already.
"""

import uuid
from datetime import date

from guitu.aid import actions as aid
from guitu.aid.models import Job, Need, Step
from guitu.aid.terms import (
    FoundThrough,
    GivenForm,
    GivenResult,
    GivenSource,
    JobKind,
    NeedAct,
    NeedKind,
    PlanSigned,
    Receipt,
    StepStatus,
)
from guitu.contacts import actions as contacts
from guitu.contacts.terms import MeetingPlace, Outcome, PersonState, Way
from guitu.demo.stage import Stage
from guitu.duties.terms import Party
from guitu.measures.models import Measure
from guitu.people.models import Person
from guitu.people.terms import Relation

EMPLOYER = "快递公司（演示）"
FOUND_ON, STARTS_ON = date(2020, 5, 15), date(2020, 5, 18)
ASKED_AFTER = (
    (date(2020, 6, 18), "在岗。站点负责人说出勤好，已能独立跑一片。"),
    (date(2020, 8, 17), "仍在岗，已转正，站里给办了工伤保险。"),
)


def play(stage: Stage, person: Person) -> None:
    """Play what followed his homecoming, up to the autumn."""
    with stage.acting("worker", date(2020, 4, 3)):
        measure = Measure.objects.select_related("person").get(person=person)
    _visit(stage, person)
    _first_help(stage, person)
    _plan(stage, measure)
    job = _work(stage, person)
    _asked_after(stage, job, measure)


def _visit(stage: Stage, person: Person) -> None:
    on = date(2020, 4, 3)
    seen = contacts.NewContact(
        Way.HOME_VISIT, Outcome.MET, on, place=MeetingPlace.HOME, met_family=True,
        family_who=Relation.MOTHER,
        note=contacts.NewNote(
            person_state=PersonState.STEADY,
            summary="到家一周。在家，精神不错，母亲也在。约好下周一起去看招工。",
        ),
        following=contacts.NewBooking(date(2020, 4, 10), Way.OFFICE_TALK, note="商定帮扶计划"),
    )  # fmt: skip
    with stage.acting("worker", on) as worker:
        contacts.record_contact(person.pk, seen, actor=worker, on=on)


def _first_help(stage: Stage, person: Person) -> None:
    on = date(2020, 4, 3)
    with stage.acting("worker", on) as worker:
        for kind, note in (
            (NeedKind.HOUSING, "与母亲同住，房间已收拾好。"),
            (NeedKind.PAPERS, "身份证在手，户口在本社区。"),
        ):
            met = aid.Answer(NeedAct.MEET, on, note)
            aid.move_need(_need(person, kind), met, actor=worker, on=on)
    on = date(2020, 4, 8)
    with stage.acting("worker", on) as worker:
        money = aid.NewHelp(
            GivenForm.MONEY, on, "到家头一个月的临时生活补助", GivenSource.STREET,
            by_whom="新滩镇街道", result=GivenResult.HELPED, amount_fen=80_000,
            receipt=Receipt.SIGNED, need_id=_need(person, NeedKind.MONEY),
        )  # fmt: skip
        aid.give(person.pk, money, actor=worker, on=on)
        met = aid.Answer(NeedAct.MEET, on, "补助已领取，首月生活有着落。")
        aid.move_need(_need(person, NeedKind.MONEY), met, actor=worker, on=on)


def _plan(stage: Stage, measure: Measure) -> None:
    on = date(2020, 4, 10)
    talk = contacts.NewContact(
        Way.OFFICE_TALK, Outcome.MET, on, place=MeetingPlace.OFFICE,
        note=contacts.NewNote(
            person_state=PersonState.STEADY,
            summary="一起商定帮扶计划，想跑外勤，怕坐办公室。看了三家招工信息。",
        ),
    )  # fmt: skip
    texts = aid.PlanTexts(
        past="2018年起强制隔离戒毒，2020年3月28日期满回家。",
        present="与母亲同住，身体状况平稳，积极找工作。",
        counselling="每月面谈一次，愿意随时打电话。",
    )
    with stage.acting("worker", on) as worker:
        contacts.record_contact(measure.person_id, talk, actor=worker, on=on)
        draft = aid.draft_plan(measure.pk, texts, actor=worker, on=on)
        looking = aid.NewStep(
            "陪同到社区招工点看岗位，帮助准备材料", Party.COMMUNITY, date(2020, 5, 31), "黎小禾"
        )
        goal = aid.NewGoal(
            "两个月内找到一份做得长久的外勤工作", looking,
            need_id=_need(measure.person, NeedKind.WORK),
        )  # fmt: skip
        aid.add_goal(draft.pk, goal, actor=worker, on=on)
        health = aid.NewStep("到社区卫生服务中心做一次体检", Party.RESIDENTS, date(2020, 6, 30))
        aid.add_goal(draft.pk, aid.NewGoal("把身体养好", health), actor=worker, on=on)
        aid.settle_plan(draft.pk, aid.Settling(on, PlanSigned.SCREEN), actor=worker, on=on)


def _work(stage: Stage, person: Person) -> Job:
    with stage.acting("worker", FOUND_ON) as worker:
        need_id = _need(person, NeedKind.WORK)
        new = aid.NewJob(
            JobKind.EMPLOYED, FoundThrough.COMMUNITY, FOUND_ON, STARTS_ON, employer=EMPLOYER,
            what="快递派送员", need_id=need_id,
        )  # fmt: skip
        helping = aid.Answer(NeedAct.START, FOUND_ON, "社区联系到一家快递公司，已面试。")
        aid.move_need(need_id, helping, actor=worker, on=FOUND_ON)
    with stage.acting("worker", STARTS_ON) as worker:
        job = aid.record_job(person.pk, new, actor=worker, on=STARTS_ON)
        met = aid.Answer(NeedAct.MEET, STARTS_ON, "今天到快递公司上岗。")
        aid.move_need(need_id, met, actor=worker, on=STARTS_ON)
        looking = Step.objects.get(plan__person=person, party=Party.COMMUNITY, voided_at=None)
        aid.finish_step(looking.pk, StepStatus.DONE, note="已上岗", actor=worker, on=STARTS_ON)
    return job


def _asked_after(stage: Stage, job: Job, measure: Measure) -> None:
    for on, note in ASKED_AFTER:
        with stage.acting("worker", on) as worker:
            aid.check_job(job.pk, aid.NewCheck(on, at_work=True, note=note), actor=worker, on=on)
    on = date(2020, 6, 22)
    with stage.acting("worker", on) as worker:
        check_up = Step.objects.get(plan__measure=measure, party=Party.RESIDENTS, voided_at=None)
        aid.finish_step(check_up.pk, StepStatus.DONE, note="体检无大碍", actor=worker, on=on)
    on = date(2020, 9, 21)
    with stage.acting("worker", on) as worker:
        aid.review_plan(
            check_up.plan_id, done_on=on, note="工作稳定，计划不变；年底再看是否考驾驶证。",
            actor=worker, on=on,
        )  # fmt: skip


def _need(person: Person, kind: NeedKind) -> uuid.UUID:
    return Need.objects.values_list("pk", flat=True).get(person=person, kind=kind, voided_at=None)
