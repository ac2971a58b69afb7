"""The risk round of July 2020: opened with the first files, decided and closed in August.

Everyone of the office is accounted for: visited or called, asked about, answered, decided, told.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from guitu.contacts import actions as contacts
from guitu.contacts.terms import MeetingPlace, Outcome, PersonState, Way
from guitu.database.context import as_system
from guitu.demo.stage import Stage
from guitu.people.terms import Relation
from guitu.risk import actions as risk
from guitu.risk.models import Assessment, LevelDecision, Objection, Round, RoundDepartment
from guitu.risk.queries.items import items_of
from guitu.risk.terms import (
    Certainty,
    Department,
    Discussion,
    Level,
    NextKind,
    ObjectionState,
    OpinionAnswer,
    Strength,
    TellWay,
    Trigger,
)

COUNTS_FROM, OPENED, ASKED_UNTIL = date(2020, 7, 31), date(2020, 8, 3), date(2020, 8, 12)
ANSWERED_ITEMS, MET, CLOSED = date(2020, 8, 22), date(2020, 8, 27), date(2020, 8, 31)
OBJECTS, OBJECTED, ANSWERED = 7, date(2020, 9, 2), date(2020, 9, 9)
WORKERS = {
    "xintan-zixin": "worker", "xintan-binjiang": "worker2", "xintan-liutang": "worker3",
    "xintan-chayuan": "worker4", "xintan-xindu": "station", "xintan-qiaotou": "station",
}  # fmt: skip
ASKED = (
    (Department.HEALTH, "xintan-health", "doctor"),
    (Department.FAMILY_PLANNING, "xintan-family", "family"),
    (Department.JUSTICE, "xintan-justice", "justice"),
    (Department.POLICE, "xintan-police", "police"),
)
JUSTICE = risk.Member("鲁清源", "新滩司法所")
FAMILIES = (Relation.MOTHER, Relation.SPOUSE, Relation.FATHER)


@dataclass(frozen=True)
class Sign:
    """A sign of something that was found about a person."""

    item: str
    strength: Strength
    evidence: str
    certainty: Certainty = Certainty.TOLD


@dataclass(frozen=True)
class Case:
    """What the round found and decided about one person; everybody else is low."""

    signs: Sequence[Sign]
    level: Level
    reasons: str
    grounds: Sequence[str] = ()
    dissent: str = ""
    next: tuple[NextKind, str, date] | None = None


# By the number of the resident.
CASES: Mapping[int, Case] = {
    13: Case(
        (
            Sign("self_harm", Strength.STRONG, "七月对母亲说过“不想活了”，曾走到江边，被劝回。"),
            Sign("craving", Strength.STRONG, "本人说夜里睡不着，心里发慌。"),
            Sign("income", Strength.STRONG, "失业三个月，靠母亲养老金生活。"),
        ),
        Level.HIGH,
        "近期说过并有轻生举动，需要每周见面、尽快请心理医生看；失业只作为帮扶需求，不是定级原因。",
        ("self_harm", "craving"),
        next=(NextKind.TREATMENT, "陪同到市里医院心理门诊就诊", date(2020, 9, 4)),
    ),
    3: Case(
        (
            Sign("company", Strength.SOME, "本人主动说旧友来过两次电话。"),
            Sign("work", Strength.STRONG, "登记求职，愿学电工。"),
        ),
        Level.MEDIUM, "旧友近期有来往，本人愿意断开，先保持每月两次见面，帮助尽快上岗。",
        ("company",), next=(NextKind.HELP, "联系电工培训班", date(2020, 9, 15)),
    ),
    7: Case(
        (Sign("broken_off", Strength.SOME, "六月一次检测未到，后说明是奔丧。", Certainty.SEEN),),
        Level.MEDIUM, "检测有过一次缺席，已说明原因；维持现在的联系次数，下次评估再看。",
        ("broken_off",), dissent="司法所认为原因正当，可以评为低风险。",
    ),
    10: Case(
        (
            Sign("change", Strength.STRONG, "五月离婚，独自租房。"),
            Sign("housing", Strength.SOME, "租期到年底。"),
        ),
        Level.MEDIUM, "刚离婚，一个人住，身边没有人说话；多去坐坐，请志愿者常联系。",
        ("change",), next=(NextKind.CONTACT, "志愿者每周打一次电话", date(2020, 10, 20)),
    ),
    14: Case(
        (Sign("craving", Strength.SOME, "本人说路过老地方会心慌，能打电话找人说。"),),
        Level.MEDIUM, "有心瘾但能求助，保持联系即可。", ("craving",),
    ),
    17: Case(
        (
            Sign("company", Strength.SOME, "邻居说常有陌生人来找。", Certainty.UNSURE),
            Sign("income", Strength.SOME, "打零工，收入不稳。"),
        ),
        Level.LOW, "来人情况无法核实，不能作为依据；收入不稳只说明需要帮扶。",
    ),
    20: Case(
        (Sign("change", Strength.SOME, "六月出所，母亲和哥哥都在身边。", Certainty.SEEN),),
        Level.MEDIUM, "刚出所两个月，家人支持好；前半年多联系。", ("change",),
    ),
    21: Case(
        (Sign("history", Strength.STRONG, "2012、2015年两次强制隔离戒毒。", Certainty.SEEN),),
        Level.LOW, "以前的经历不作为依据，近两年表现平稳。",
    ),
}  # fmt: skip
LOW = Case((), Level.LOW, "近半年检测正常、按时见面，生活平稳。")
OPINIONS = {
    (Department.HEALTH, 13): "七月在门诊因失眠就诊一次，已建议心理门诊。",
    (Department.JUSTICE, 10): "离婚诉讼已结，无其他案件。",
    (Department.POLICE, 17): "核查来人为其表亲，无违法情况。",
}


def play(stage: Stage, numbers: Mapping[uuid.UUID, int]) -> None:
    """Play the round from opening to closing; `numbers` are residents by the id of their file."""
    row = _open(stage)
    with as_system(on=OPENED):
        rows = Assessment.objects.filter(round=row)
        people = list(
            rows.select_related("person", "round", "instrument", "profile").order_by("person_id")
        )
    codes = {org.seq: code for code, org in stage.orgs.items()}
    by_person = {one.person_id: one for one in people}
    for place, one in enumerate(people):
        worker = WORKERS.get(codes[one.org_seq], "station")
        number = numbers.get(one.person_id, 0)
        _meet(stage, one, worker, place)
        _answer(stage, one, worker, CASES.get(number, LOW))
    _give_opinions(stage, row, {numbers.get(key, 0): one for key, one in by_person.items()})
    _decide(stage, row, people, numbers)
    _tell(stage, people, codes)
    with stage.acting("head", CLOSED) as head:
        risk.close_round(row.pk, actor=head, on=CLOSED)
    _object(stage, by_person, numbers)


def _open(stage: Stage) -> Round:
    asked = [risk.Asked(department, stage.orgs[code]) for department, code, _who in ASKED]
    asked += [risk.Asked(Department.COMMUNITY, stage.orgs[code]) for code in WORKERS]
    new = risk.NewRound("2020年7月", COUNTS_FROM, CLOSED, tuple(asked))
    with stage.acting("head", OPENED) as head:
        return risk.open_round(stage.orgs["xintan"], new, actor=head, on=OPENED).round


def _meet(stage: Stage, one: Assessment, worker: str, place: int) -> None:
    """Visit the person with the family, or call where the person lives elsewhere."""
    on = OPENED + timedelta(days=1 + place % 16)
    is_away = one.lives_elsewhere
    new = contacts.NewContact(
        way=Way.PHONE if is_away else Way.HOME_VISIT,
        outcome=Outcome.MET,
        held_on=on,
        place="" if is_away else MeetingPlace.HOME,
        met_family=not is_away,
        family_who="" if is_away else FAMILIES[place % len(FAMILIES)],
        note=contacts.NewNote(
            person_state=PersonState.STEADY,
            summary="为半年评估走访，和家里人一起谈了近况。"
            if not is_away
            else "为半年评估通话，问了在外的住处和工作。",
        ),
    )
    with stage.acting(worker, on) as actor:
        contacts.record_contact(one.person_id, new, actor=actor, on=on)


def _answer(
    stage: Stage, one: Assessment, worker: str, case: Case, *, on: date = ANSWERED_ITEMS
) -> None:
    given = {item.code: risk.ItemAnswer(Strength.NONE) for item in items_of(one)}
    for sign in case.signs:
        given[sign.item] = risk.ItemAnswer(
            sign.strength, sign.certainty, ASKED_UNTIL, sign.evidence
        )
    with stage.acting(worker, on) as actor:
        risk.answer_items(one.pk, given, actor=actor, on=on)


def _give_opinions(stage: Stage, row: Round, people: Mapping[int, Assessment]) -> None:
    with as_system(on=ASKED_UNTIL):
        lists = list(RoundDepartment.objects.filter(round=row).order_by("pk"))
        sizes = {listed.pk: one_list(listed) for listed in lists}
    for listed in lists:
        department = Department(listed.department)
        who = next((who for each, _code, who in ASKED if each == department), "")
        code = next(code for code, org in stage.orgs.items() if org.seq == listed.to_seq)
        with stage.acting(who or WORKERS[code], ASKED_UNTIL) as actor:
            known = [
                risk.NewOpinion(
                    one.opinions.get(department=department).pk, OpinionAnswer.KNOWN, words
                )
                for (asked, number), words in OPINIONS.items()
                if asked == department and (one := people.get(number)) is not None
            ]
            if known:
                risk.give_opinions(listed.pk, known, actor=actor, on=ASKED_UNTIL)
            left = sizes[listed.pk] - len(known)
            risk.nothing_known_of_rest(listed.pk, shown=left, actor=actor, on=ASKED_UNTIL)


def one_list(listed: RoundDepartment) -> int:
    """Return how many people stand on the list of a department."""
    rows = Assessment.objects.filter(round=listed.round_id, left_on=None)
    if listed.department == Department.COMMUNITY:
        rows = rows.filter(org_seq=listed.to_seq)
    return rows.count()


def _decide(
    stage: Stage, row: Round, people: Sequence[Assessment], numbers: Mapping[uuid.UUID, int]
) -> None:
    members = [
        risk.Member(stage.users[name].name, user=str(stage.users[name].pk))
        for name in ("head", "police")
    ]
    members.append(JUSTICE)
    with stage.acting("head", MET) as head:
        new = risk.NewMeeting(
            MET, "街道三楼会议室", stage.users["head"].name, tuple(members), round_id=row.pk
        )
        meeting = risk.hold_meeting(stage.orgs["xintan"], new, actor=head, on=MET)
        for one in people:
            case = CASES.get(numbers.get(one.person_id, 0), LOW)
            one.refresh_from_db(fields=["version", "discuss"])
            explained = one.discuss == Discussion.FIRST and case.level == Level.LOW
            arranged = (
                [risk.NewNext(*case.next, owner_id=one.person.responsible_id)] if case.next else []
            )
            risk.decide(
                one.pk,
                risk.DecideLevel(
                    case.level, case.reasons, one.version, case.grounds,
                    order_reason=case.reasons if explained else "", dissent=case.dissent,
                    members=tuple(members), next_measures=tuple(arranged), meeting_id=meeting.pk,
                ),
                actor=head, on=MET,
            )  # fmt: skip


def _tell(stage: Stage, people: Sequence[Assessment], codes: Mapping[int, str]) -> None:
    on = MET + timedelta(days=1)
    for one in people:
        way = TellWay.PHONE if one.lives_elsewhere else TellWay.IN_PERSON
        with stage.acting(WORKERS.get(codes[one.org_seq], "station"), on) as actor:
            said = "知道了，没有别的意见。"
            risk.tell(one.pk, risk.NewTelling(on, way, said), actor=actor, on=on)


def _object(
    stage: Stage, people: Mapping[uuid.UUID, Assessment], numbers: Mapping[uuid.UUID, int]
) -> None:
    """A resident objects to medium; a panel member who did not decide looks anew: it is low."""
    one = next((each for key, each in people.items() if numbers.get(key) == OBJECTS), None)
    if one is None:
        return
    words = "那次没去检测是回老家奔丧，有派出所和村里的证明，请重新看。"
    with stage.acting("worker2", OBJECTED) as actor:
        decision = LevelDecision.objects.get(assessment=one, voided_at=None)
        new = risk.NewObjection(OBJECTED, TellWay.IN_PERSON, words)
        made = risk.object_to(decision.pk, new, actor=actor, on=OBJECTED)
    with stage.acting("station", ANSWERED) as actor:
        risk.take(made.pk, actor=actor, on=ANSWERED)
        made = Objection.objects.get(pk=made.pk)
        said = "证明属实，缺席有正当理由，重新评估。"
        given = risk.AnswerObjection(ObjectionState.CHANGED, said, made.version)
        risk.answer(made.pk, given, actor=actor, on=ANSWERED)
        review = Assessment.objects.get(person=one.person_id, trigger=Trigger.OBJECTION)
        items_of(review)
    _answer(stage, review, "worker2", LOW, on=ANSWERED)
    with stage.acting("station", ANSWERED) as actor:
        review.refresh_from_db(fields=["version"])
        risk.decide(
            review.pk,
            risk.DecideLevel(Level.LOW, said, review.version, members=(JUSTICE,)),
            actor=actor,
            on=ANSWERED,
        )
    with stage.acting("worker2", ANSWERED) as actor:
        told = risk.NewTelling(ANSWERED, TellWay.PHONE, "谢谢，这样我就放心了。")
        risk.tell(review.pk, told, actor=actor, on=ANSWERED)


def person_numbers(files: Mapping[int, object]) -> dict[uuid.UUID, int]:
    """Return the number of each resident by the id of the file."""
    return {measure.person_id: number for number, measure in files.items()}
