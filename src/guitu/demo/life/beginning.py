"""The order is served, the person reports in on a leap day, and the agreement is signed."""

from collections.abc import Callable
from datetime import date

from guitu.demo.life.days import BIRTH_ON, ID_NUMBER, NAME, PHONE, Days
from guitu.demo.life.living import Life
from guitu.demo.stage import Stage
from guitu.measures import actions as measures
from guitu.measures.models import Measure
from guitu.measures.terms import MeasureKind, SigningParty, SigningWay
from guitu.people import actions as people
from guitu.people.models import Person
from guitu.people.terms import AddressKind, EmploymentStatus, Relation, Sex, WorkGroupRole
from guitu.rights import actions as rights
from guitu.rights.terms import Acknowledgement

Sign = Callable[[Stage, Measure, date], None]


def begin(stage: Stage, days: Days, *, sign: Sign) -> Life:
    """Open the file, record the order and the report-in, and have the agreement signed."""
    person = _file(stage, days)
    order = measures.NewOrder(
        kind=MeasureKind.COMMUNITY_DETOX,
        decision_number=f"北公(禁)社戒决字〔{days.year}〕5号",
        decided_by="邵阳市公安局北塔分局",
        decided_on=days.decided_on,
        received_on=days.received_on,
        place=stage.orgs["xintan"],
    )
    on = days.reported_on
    with stage.acting("head", days.received_on) as head:
        measure = measures.record_order(person.pk, order, actor=head, on=days.received_on)
    with stage.acting("station", on) as station:
        given = rights.NewGiven(
            given_on=on, answer=Acknowledgement.SIGNED, explained_by=station.name
        )
        rights.give_notice(person.pk, given, actor=station, on=on)
        measures.report_in(measure.pk, reported_on=on, actor=station, on=on)
    sign(stage, measure, on)
    life = Life(stage, measure, days)
    life.look_again(on)
    return life


def _file(stage: Stage, days: Days) -> Person:
    on = days.received_on
    new = people.NewPerson(
        name=NAME,
        org=stage.orgs["xintan-zixin"],
        id_number=ID_NUMBER,
        sex=Sex.MALE,
        birth_on=BIRTH_ON,
        phones=(PHONE,),
        addresses=(
            people.NewAddress(AddressKind.LIVING, "湖南省邵阳市北塔区资新社区", "演示路12号"),
            people.NewAddress(AddressKind.REGISTERED, "湖南省邵阳市北塔区资新社区", "演示路12号"),
        ),
        relatives=(people.NewRelative(Relation.FATHER, "桑父", lives_together=True),),
        employment=EmploymentStatus.SEEKING,
        responsible=stage.users["worker"],
    )
    with stage.acting("head", on) as head:
        person = people.open_file(new, actor=head, on=on)
        for role, username in (
            (WorkGroupRole.FULL_TIME_WORKER, "worker"),
            (WorkGroupRole.OFFICER, "police"),
            (WorkGroupRole.MEDICAL_WORKER, "doctor"),
        ):
            member = people.NewMember(role, user=stage.users[username], from_on=on)
            people.add_member(person.pk, member, actor=head)
    return person


def sign_on_the_spot(stage: Stage, measure: Measure, on: date) -> None:
    """Draft, explain, approve and sign the agreement, all on one day."""
    with stage.acting("station", on) as station:
        agreement = measures.draft_agreement(measure.pk, actor=station, on=on)
        clauses = set(agreement.clauses.values_list("pk", flat=True))
        measures.explain(agreement.pk, acknowledged=clauses, actor=station, on=on)
    with stage.acting("head", on) as head:
        measures.approve(agreement.pk, actor=head, on=on)
    with stage.acting("station", on) as station:
        signatures = [
            measures.NewSignature(SigningParty.PERSON, NAME, way=SigningWay.ON_PAPER),
            measures.NewSignature(
                SigningParty.OFFICE, station.name, way=SigningWay.ON_PAPER,
                user_id=stage.users["station"].pk,
            ),
        ]  # fmt: skip
        measures.sign(
            agreement.pk, measures.Signing(signatures, signed_on=on), actor=station, on=on
        )


def sign_on_paper(stage: Stage, measure: Measure, on: date) -> None:
    """Record the agreement that was signed on paper before the office used Guitu."""
    with stage.acting("head", on) as head:
        measures.record_signed_agreement(measure.pk, signed_on=on, actor=head, on=on)
