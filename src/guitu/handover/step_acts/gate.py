"""Steps of the day of release."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from guitu.access.actors import Actor
from guitu.handover import actions
from guitu.handover.forms.steps import DayAndTime
from guitu.handover.terms import Condition, TeamParty
from guitu.web import clock

Given = Mapping[str, Any]


def meeting(hand_over, given: Given, actor: Actor, on: date) -> object:
    """Record the meeting at the gate."""
    new = actions.NewGate(
        met_at=DayAndTime.when(given),
        present=tuple(party.value for party in given["present"]),
        papers=tuple(paper.value for paper in given["papers"]),
        condition=given["condition"],
        conversation=given["conversation"],
        agreed=agreed(given),
        set_out_at=DayAndTime.moment(given["day"], given["set_out"]) if given["set_out"] else None,
        photos=tuple(photo.read() for photo in given["photos"]),
    )
    return actions.record_gate(hand_over.pk, new, actor=actor, on=on)


def agreed(given: Given) -> actions.Agreed | None:
    """Return how the person agreed to the health summary, where that was asked."""
    way = given.get("agreed")
    return actions.Agreed(way, given.get("witness", "")) if way else None


def meeting_now(hand_over, actor: Actor, on: date) -> dict[str, object]:
    """Begin with now, the team that was named, and the papers that were expected."""
    rows = hand_over.teammember_rows.all()
    going = [row.party for row in rows if row.voided_at is None and row.name]
    return {
        **DayAndTime.now(on, clock.now()),
        "present": sorted(set(going)) or [TeamParty.OFFICE],
        "papers": [],
        "condition": Condition.WELL,
    }


def other(hand_over, given: Given, actor: Actor, on: date) -> object:
    """Record how it was instead."""
    new = actions.NoMeeting(given["outcome"], given["outcome_on"], given["reason"])
    return actions.record_no_meeting(hand_over.pk, new, actor=actor, on=on)


def other_now(hand_over, actor: Actor, on: date) -> dict[str, object]:
    """Today."""
    return {"outcome_on": on}


def take_back(hand_over, given: Given, actor: Actor, on: date) -> object:
    """Take an outcome back."""
    return actions.take_back_outcome(hand_over.pk, reason=given["reason"], actor=actor, on=on)


def papers(hand_over, given: Given, actor: Actor, on: date) -> object:
    """Tick papers that came later."""
    came = tuple(paper.value for paper in given["papers"])
    return actions.receive_papers(hand_over.pk, came, agreed=agreed(given), actor=actor, on=on)


def papers_now(hand_over, actor: Actor, on: date) -> dict[str, object]:
    """What has come already."""
    return {"papers": hand_over.papers_received}
