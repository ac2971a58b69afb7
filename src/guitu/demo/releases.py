"""Releases that the office is preparing on the day on which the demonstration stands."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from guitu.demo.stage import Stage
from guitu.handover import actions as handover
from guitu.handover.terms import REQUIRED_PARTIES, AskedOf, ExpectedPaper, Need, NeedAnswer
from guitu.people import invented
from guitu.people.terms import Sex


@dataclass(frozen=True)
class Coming:
    """A release to come: who, when, and how far the plan is."""

    number: int
    name: str
    community: str
    born_on: date
    received_on: date
    release_on: date
    consented_on: date | None
    team: tuple[str, ...] = ()


COMING = (
    Coming(
        4002, "舒望川", "xintan-binjiang", date(1990, 9, 2), date(2020, 9, 18), date(2020, 10, 20),
        date(2020, 9, 21),
        ("head", "station", "police"),
    ),
    Coming(
        4003, "单景岳", "xintan-liutang", date(1979, 1, 21), date(2020, 10, 9), date(2020, 11, 12),
        None,
    ),
    Coming(
        4004, "仇向宁", "xintan-chayuan", date(1994, 12, 8), date(2020, 10, 12), date(2020, 11, 30),
        None,
    ),
)  # fmt: skip


def announce(stage: Stage) -> None:
    """Let the district announce each release, and the office plan the nearest."""
    for coming in COMING:
        _announce(stage, coming)


def _announce(stage: Stage, coming: Coming) -> None:
    with stage.acting("district", coming.received_on) as district:
        notice = handover.NewNotice(
            org=stage.orgs[coming.community],
            person_name=coming.name,
            id_number=invented.id_number(coming.number, birth_on=coming.born_on, sex=Sex.MALE),
            phone=invented.phone(coming.number),
            centre_name=stage.orgs["bainihu"].name,
            centre_org=stage.orgs["bainihu"],
            release_on=coming.release_on,
            received_on=coming.received_on,
            papers_expected=(ExpectedPaper.RELEASE_CERTIFICATE, ExpectedPaper.REHAB_ORDER),
            sender_name="北塔区禁毒委员会办公室",
            sender_org=stage.orgs["beita"],
            reference=f"北禁毒通〔2020〕{coming.number - 3990}号",
        )
        received = handover.receive_notice(notice, actor=district, on=coming.received_on)
    key = received.hand_over.pk
    if coming.consented_on is None:
        return
    with stage.acting("station", coming.received_on) as station:
        handover.assign_owner(key, stage.users["station"], actor=station, on=coming.received_on)
        handover.ask_consent(key, question="拟三方接回。", actor=station, on=coming.received_on)
    _ask_needs(stage, key, coming.received_on)
    with stage.acting("leader", coming.consented_on) as leader:
        handover.consent(key, remark="同意。", actor=leader, on=coming.consented_on)
    with stage.acting("station", coming.consented_on) as station:
        for party, username in zip(REQUIRED_PARTIES, coming.team, strict=True):
            member = handover.NewMember(party, user=stage.users[username])
            handover.name_team(key, member, actor=station, on=coming.consented_on)


def _ask_needs(stage: Stage, key: UUID, on: date) -> None:
    with stage.acting("station", on) as station:
        given = {need: handover.NeedGiven(NeedAnswer.NO_NEED) for need in Need}
        given[Need.WORK] = handover.NeedGiven(NeedAnswer.WANTED, "想学一门手艺")
        handover.record_needs(key, given, asked_of=AskedOf.CENTRE, actor=station, on=on)
