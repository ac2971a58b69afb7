"""Met at the gate: the resident of Zixin who came home on 28 March 2020.

Each act is done by the post that does it in life, on its day: the district's notice, the leader's
consent, the plan, the journey of three parties, and at home the same day the file and the
agreement. What followed stands in `way_on`.
"""

import uuid
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from guitu.demo.stage import Stage
from guitu.handover import actions as handover
from guitu.handover.models import CheckAnswer, HandOver
from guitu.handover.terms import (
    ArrivedAt,
    AskedOf,
    ContactChannel,
    ExpectedPaper,
    FamilyAnswer,
    MoneySource,
    Need,
    NeedAnswer,
    TeamParty,
)
from guitu.measures import actions as measures
from guitu.measures.models import Measure
from guitu.measures.terms import MeasureKind, SigningParty, SigningWay
from guitu.people import actions as people
from guitu.people import invented
from guitu.people.models import Person
from guitu.people.terms import (
    AddressKind,
    Relation,
    Sex,
    WorkGroupRole,
)
from guitu.rights import actions as rights
from guitu.rights.terms import Acknowledgement

NAME = "江望归"
BIRTH_ON = date(1986, 5, 17)
ID_NUMBER = invented.id_number(4001, birth_on=BIRTH_ON, sex=Sex.MALE)
PHONE = invented.phone(4001)
RELEASE_ON = date(2020, 3, 28)
SHANGHAI = ZoneInfo("Asia/Shanghai")
PAPERS = (
    ExpectedPaper.RELEASE_CERTIFICATE,
    ExpectedPaper.REHAB_ORDER,
    ExpectedPaper.EVALUATION,
    ExpectedPaper.IDENTITY_CARD,
)
TEAM = (
    (TeamParty.OFFICE, "head"),
    (TeamParty.WORKSTATION, "station"),
    (TeamParty.POLICE, "police"),
)
NEEDS = {
    Need.HOUSING: (NeedAnswer.ARRANGED, "回母亲家同住"),
    Need.WORK: (NeedAnswer.WANTED, "希望找一份跑外勤的工作"),
    Need.MEDICINE: (NeedAnswer.NO_NEED, ""),
    Need.PAPERS: (NeedAnswer.ARRANGED, "身份证在所内随身带回"),
    Need.FAMILY: (NeedAnswer.NO_NEED, ""),
    Need.MONEY: (NeedAnswer.WANTED, "到家头一个月的生活费"),
    Need.HEALTH: (NeedAnswer.NO_NEED, ""),
}


def play(stage: Stage) -> Person:
    """Play the whole homecoming and return the person."""
    hand_over = _notice(stage)
    _plan(stage, hand_over.pk)
    _journey(stage, hand_over.pk)
    person = _file(stage, hand_over.pk)
    measure = _report_in(stage, hand_over.pk, person)
    _agreement(stage, measure)
    _afterwards(stage, hand_over.pk)
    return person


def _notice(stage: Stage) -> HandOver:
    on = date(2020, 3, 13)
    with stage.acting("district", on) as district:
        received = handover.receive_notice(
            handover.NewNotice(
                org=stage.orgs["xintan-zixin"],
                person_name=NAME,
                id_number=ID_NUMBER,
                phone=PHONE,
                centre_name=stage.orgs["bainihu"].name,
                centre_org=stage.orgs["bainihu"],
                release_on=RELEASE_ON,
                received_on=on,
                decided_on=date(2018, 3, 29),
                papers_expected=PAPERS,
                sender_name="北塔区禁毒委员会办公室",
                sender_org=stage.orgs["beita"],
                reference="北禁毒通〔2020〕6号",
            ),
            actor=district,
            on=on,
        )
    return received.hand_over


def _plan(stage: Stage, key: uuid.UUID) -> None:
    on = date(2020, 3, 16)
    with stage.acting("station", on) as station:
        handover.assign_owner(key, stage.users["station"], actor=station, on=on)
        handover.ask_consent(
            key, question="疫情期间拟三方前往接回，请领导批准。", actor=station, on=on
        )
    with stage.acting("leader", date(2020, 3, 17)) as leader:
        handover.consent(
            key, remark="同意。做好防护，路上注意安全，接回后当天建档。", actor=leader,
            on=date(2020, 3, 17),
        )  # fmt: skip
    on = date(2020, 3, 19)
    with stage.acting("station", on) as station:
        for party, username in TEAM:
            member = handover.NewMember(party, user=stage.users[username])
            handover.name_team(key, member, actor=station, on=on)
        transport = handover.NewTransport(
            vehicle="街道公务车 湘E·演示1", driver_name="舒行远", leaves_at="06:30",
            route="新滩镇街道 → 沪昆高速 → 岳阳白泥湖，约 4 小时；当日返回",
        )  # fmt: skip
        handover.set_transport(key, transport, actor=station)
        handover.set_money(
            key, handover.NewMoney(120_000, MoneySource.OFFICE_BUDGET), actor=station
        )
        family = handover.NewFamilyContact(
            relation="母亲", contacted_on=on, channel=ContactChannel.PHONE,
            answer=FamilyAnswer.WAITS_AT_HOME, name="江母",
        )  # fmt: skip
        handover.add_family_contact(key, family, actor=station, on=on)
        given = {need: handover.NeedGiven(answer, note) for need, (answer, note) in NEEDS.items()}
        handover.record_needs(key, given, asked_of=AskedOf.PERSON, actor=station, on=on)
    on = date(2020, 3, 25)
    with stage.acting("station", on) as station:
        lines = set(CheckAnswer.objects.filter(hand_over_id=key).values_list("pk", flat=True))
        handover.answer_check(key, lines, {}, actor=station, on=on)
        handover.mark_ready(key, actor=station, on=on)


def _journey(stage: Stage, key: uuid.UUID) -> None:
    with stage.acting("station", RELEASE_ON) as station:
        gate = handover.NewGate(
            met_at=_at(10, 40),
            present=tuple(party for party, _username in TEAM),
            papers=PAPERS,
            conversation="路上聊了家里情况和今后打算，想尽快找到工作，不再让母亲操心。",
        )
        handover.record_gate(key, gate, actor=station, on=RELEASE_ON)
        home = handover.NewArrival(arrived_at=_at(15, 20), place=ArrivedAt.FAMILY_HOME)
        handover.arrive(key, home, actor=station, on=RELEASE_ON)
        money = handover.NewMoney(120_000, MoneySource.OFFICE_BUDGET, spent_fen=98_600)
        handover.set_money(key, money, actor=station)


def _file(stage: Stage, key: uuid.UUID) -> Person:
    on, zixin = RELEASE_ON, stage.orgs["xintan-zixin"]
    with stage.acting("station", on) as station:
        hand_over = handover.open_person(key, zixin, actor=station, on=on)
        person = hand_over.person
        living = people.NewAddress(AddressKind.LIVING, "湖南省邵阳市北塔区资新社区", "演示路7号")
        people.add_address(person.pk, living, actor=station, on=on)
        mother = people.NewRelative(
            Relation.MOTHER, "江母", lives_together=True, is_emergency_contact=True
        )
        relative = people.add_relative(person.pk, mother, actor=station)
        for role, username in (
            (WorkGroupRole.FULL_TIME_WORKER, "worker"),
            (WorkGroupRole.OFFICER, "police"),
            (WorkGroupRole.MEDICAL_WORKER, "doctor"),
            (WorkGroupRole.VOLUNTEER, "volunteer"),
        ):
            member = people.NewMember(role, user=stage.users[username], from_on=on)
            people.add_member(person.pk, member, actor=station)
        family = people.NewMember(WorkGroupRole.FAMILY, relative=relative, from_on=on)
        people.add_member(person.pk, family, actor=station)
        people.assign(person.pk, stage.users["worker"], actor=station, on=on)
        given = rights.NewGiven(
            given_on=on, answer=Acknowledgement.SIGNED, explained_by=station.name
        )
        rights.give_notice(person.pk, given, actor=station, on=on)
    return person


def _report_in(stage: Stage, key: uuid.UUID, person: Person) -> Measure:
    on = RELEASE_ON
    order = measures.NewOrder(
        kind=MeasureKind.COMMUNITY_REHAB,
        decision_number="北公(禁)社康决字〔2020〕3号",
        decided_by="邵阳市公安局北塔分局",
        decided_on=date(2020, 3, 24),
        received_on=on,
        place=stage.orgs["xintan"],
        ordered_months=36,
        ordered_from=on,
        released_on=on,
    )
    with stage.acting("station", on) as station:
        measure = measures.record_order(person.pk, order, actor=station, on=on)
        handover.report_in(key, reported_on=on, actor=station, on=on)
    return measure


def _agreement(stage: Stage, measure: Measure) -> None:
    on = RELEASE_ON
    with stage.acting("station", on) as station:
        agreement = measures.draft_agreement(measure.pk, actor=station, on=on)
        clauses = set(agreement.clauses.values_list("pk", flat=True))
        measures.explain(agreement.pk, acknowledged=clauses, actor=station, on=on)
    with stage.acting("head", on) as head:
        measures.approve(agreement.pk, actor=head, on=on)
    with stage.acting("station", on) as station:
        signatures = [
            measures.NewSignature(SigningParty.PERSON, NAME, way=SigningWay.ON_PAPER),
            measures.NewSignature(SigningParty.FAMILY, "江母", way=SigningWay.ON_PAPER),
            measures.NewSignature(
                SigningParty.OFFICE, "程知远", user_id=stage.users["head"].pk,
                way=SigningWay.ON_PAPER,
            ),
        ]  # fmt: skip
        measures.sign(
            agreement.pk, measures.Signing(signatures, signed_on=on), actor=station, on=on
        )


def _afterwards(stage: Stage, key: uuid.UUID) -> None:
    on = date(2020, 4, 3)
    with stage.acting("worker", on) as worker:
        seen = handover.NewRecontact(
            contacted_on=on,
            channel=ContactChannel.VISIT,
            note="在家，精神不错，母亲也在。约好下周一起去看招工。",
        )
        handover.recontact(key, seen, actor=worker, on=on)
        handover.close(key, actor=worker, on=on)


def _at(hour: int, minute: int) -> datetime:
    return datetime.combine(RELEASE_ON, time(hour, minute), tzinfo=SHANGHAI)
