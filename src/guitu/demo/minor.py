"""A minor under community detoxification: a label of its own, a guardian, more help, school again.

The file is open to posts with clearance only and stands in nobody else's list; on the eighteenth
birthday it becomes an ordinary file by itself.
"""

from datetime import date

from guitu.aid import actions as aid
from guitu.aid.terms import Heard, NeedAct, NeedKind, NeedUrgency
from guitu.demo.stage import Stage
from guitu.measures import actions as measures
from guitu.measures.models import Measure
from guitu.measures.terms import MeasureKind, SigningParty, SigningWay
from guitu.people import actions as people
from guitu.people import invented
from guitu.people.models import Person
from guitu.people.terms import AddressKind, EmploymentStatus, Relation, Sex, WorkGroupRole
from guitu.rights import actions as rights
from guitu.rights.terms import Acknowledgement

NAME, MOTHER, BORN_ON, INDEX = "闻小舟", "闻母", date(2004, 6, 18), 77
DECIDED_ON, RECEIVED_ON, REPORTED_ON = date(2020, 8, 31), date(2020, 9, 2), date(2020, 9, 7)
WORKER, COMMUNITY = "worker", "xintan-zixin"
IN_PAPER = SigningWay.ON_PAPER


def play(stage: Stage) -> Measure:
    """Open the file, explain everything in the guardian's presence, sign, hear what is needed."""
    person = _file(stage)
    with stage.acting("head", RECEIVED_ON) as head:
        order = measures.NewOrder(
            kind=MeasureKind.COMMUNITY_DETOX, decision_number="北公(禁)社戒决字〔2020〕31号",
            decided_by="邵阳市公安局北塔分局", decided_on=DECIDED_ON, received_on=RECEIVED_ON,
            place=stage.orgs["xintan"],
        )  # fmt: skip
        measure = measures.record_order(person.pk, order, actor=head, on=RECEIVED_ON)
    with stage.acting("station", REPORTED_ON) as station:
        given = rights.NewGiven(
            given_on=REPORTED_ON, answer=Acknowledgement.SIGNED, explained_by=station.name
        )
        rights.give_notice(person.pk, given, actor=station, on=REPORTED_ON)
        measures.report_in(measure.pk, reported_on=REPORTED_ON, actor=station, on=REPORTED_ON)
    _sign(stage, measure)
    _help(stage, person)
    return measure


def _file(stage: Stage) -> Person:
    org, on = stage.orgs[COMMUNITY], RECEIVED_ON
    area = f"湖南省邵阳市北塔区{org.name}"
    new = people.NewPerson(
        name=NAME,
        org=org,
        id_number=invented.id_number(INDEX, birth_on=BORN_ON, sex=Sex.MALE),
        phones=(invented.phone(INDEX),),
        addresses=(people.NewAddress(AddressKind.LIVING, area, "演示路77号"),),
        relatives=(
            people.NewRelative(
                Relation.MOTHER, MOTHER, phone=invented.phone(INDEX + 1), lives_together=True,
                is_guardian=True, is_emergency_contact=True,
            ),
        ),
        employment=EmploymentStatus.SEEKING,
        responsible=stage.users[WORKER],
    )  # fmt: skip
    with stage.acting("head", on) as head:
        person = people.open_file(new, actor=head, on=on)
        for role, username in (
            (WorkGroupRole.FULL_TIME_WORKER, WORKER),
            (WorkGroupRole.OFFICER, "police"),
            (WorkGroupRole.MEDICAL_WORKER, "doctor"),
        ):
            member = people.NewMember(role, user=stage.users[username], from_on=on)
            people.add_member(person.pk, member, actor=head)
    return person


def _sign(stage: Stage, measure: Measure) -> None:
    """Draft, explain, approve; the person, the guardian and the office sign on one day."""
    on = REPORTED_ON
    with stage.acting("station", on) as station:
        agreement = measures.draft_agreement(measure.pk, actor=station, on=on)
        clauses = set(agreement.clauses.values_list("pk", flat=True))
        measures.explain(agreement.pk, acknowledged=clauses, actor=station, on=on)
    with stage.acting("head", on) as head:
        measures.approve(agreement.pk, actor=head, on=on)
    with stage.acting("station", on) as station:
        office = stage.users["station"].pk
        signatures = [
            measures.NewSignature(SigningParty.PERSON, NAME, way=IN_PAPER),
            measures.NewSignature(SigningParty.FAMILY, MOTHER, way=IN_PAPER),
            measures.NewSignature(SigningParty.OFFICE, station.name, way=IN_PAPER, user_id=office),
        ]
        signing = measures.Signing(signatures, signed_on=on)
        measures.sign(agreement.pk, signing, actor=station, on=on)


def _help(stage: Stage, person: Person) -> None:
    """Hear what is needed, and begin: school first."""
    on = date(2020, 9, 15)
    with stage.acting(WORKER, on) as worker:
        new = aid.NewNeed(
            NeedKind.SCHOOLING, on, "想回技校把剩下的一年读完", Heard.CONTACT, NeedUrgency.SOON
        )
        need = aid.hear(person.pk, new, actor=worker, on=on)
    later = date(2020, 9, 22)
    with stage.acting(WORKER, later) as worker:
        answer = aid.Answer(NeedAct.START, later, "已与学校教务处联系，十月办理复学")
        aid.move_need(need.pk, answer, actor=worker, on=later)
