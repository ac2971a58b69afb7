"""A person with an order, as the tests of measures begin."""

from datetime import date

from guitu.measures import actions
from guitu.measures.models import Measure
from guitu.measures.terms import MeasureKind, SigningParty
from guitu.people.actions.opening import NewPerson, open_file
from tests.cast import Town

DECIDED, RECEIVED, REPORTED = date(2020, 3, 20), date(2020, 3, 25), date(2020, 3, 28)


def a_person(place: Town, actor, *, org: str = "zixin", name: str = "苗一禾"):
    """Open a file without a number, for a reason."""
    new = NewPerson(name=name, org=place.orgs[org], no_id_reason="test")
    return open_file(new, actor=actor, on=REPORTED)


def an_order(place: Town, **values) -> actions.NewOrder:
    """Return an order of community detoxification."""
    return actions.NewOrder(
        **{
            "kind": MeasureKind.COMMUNITY_DETOX, "decision_number": "No. 1",
            "decided_by": "Police", "decided_on": DECIDED, "received_on": RECEIVED,
            "place": place.orgs["xintan"],
        } | values
    )  # fmt: skip


def a_measure(place: Town, actor, *, on: date = REPORTED, **values) -> Measure:
    """Return a measure under which nobody reported in yet."""
    person = a_person(place, actor)
    return actions.record_order(person.pk, an_order(place, **values), actor=actor, on=on)


def an_approved_agreement(measure: Measure, *, worker, head, on: date = REPORTED):
    """Draft, explain and approve."""
    agreement = actions.draft_agreement(measure.pk, actor=worker, on=on)
    clauses = [clause.pk for clause in agreement.clauses.all()]
    actions.explain(agreement.pk, acknowledged=clauses, actor=worker, on=on)
    return actions.approve(agreement.pk, actor=head, on=on)


def a_signing(on: date = REPORTED) -> actions.Signing:
    """Return the two signatures that must be there."""
    return actions.Signing(
        [
            actions.NewSignature(SigningParty.PERSON, "苗一禾", strokes="M1 1L2 2"),
            actions.NewSignature(SigningParty.OFFICE, "chen"),
        ],
        signed_on=on,
    )


def a_running_measure(place: Town, *, on: date = REPORTED, **values) -> Measure:
    """Return a measure whose agreement is signed, all by the head of the office."""
    chen = place.actor("chen", on=on)
    measure = a_measure(place, chen, on=on, **values)
    measure = actions.report_in(measure.pk, reported_on=REPORTED, actor=chen, on=on)
    agreement = an_approved_agreement(measure, worker=chen, head=chen, on=on)
    actions.sign(agreement.pk, a_signing(), actor=chen, on=on)
    return measure
