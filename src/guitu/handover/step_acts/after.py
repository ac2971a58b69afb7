"""Steps after the gate."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from guitu.access.actors import Actor
from guitu.handover import actions
from guitu.handover.forms.steps import DayAndTime
from guitu.handover.terms import ArrivedAt, ContactChannel
from guitu.web import clock

Given = Mapping[str, Any]


def arrival(hand_over, given: Given, actor: Actor, on: date) -> object:
    """Record the arrival."""
    photos = tuple(photo.read() for photo in given["photos"])
    new = actions.NewArrival(DayAndTime.when(given), given["place"], given["remark"], photos)
    return actions.arrive(hand_over.pk, new, actor=actor, on=on)


def arrival_now(hand_over, actor: Actor, on: date) -> dict[str, object]:
    """At home, now."""
    return {**DayAndTime.now(on, clock.now()), "place": ArrivedAt.HOME}


def report_in(hand_over, given: Given, actor: Actor, on: date) -> object:
    """Record the report-in on the order on file."""
    return actions.report_in(hand_over.pk, reported_on=given["reported_on"], actor=actor, on=on)


def report_in_now(hand_over, actor: Actor, on: date) -> dict[str, object]:
    """Today."""
    return {"reported_on": on}


def recontact(hand_over, given: Given, actor: Actor, on: date) -> object:
    """Record a contact after the homecoming."""
    new = actions.NewRecontact(given["contacted_on"], given["channel"], given["note"])
    return actions.recontact(hand_over.pk, new, actor=actor, on=on)


def recontact_now(hand_over, actor: Actor, on: date) -> dict[str, object]:
    """A call today."""
    return {"contacted_on": on, "channel": ContactChannel.PHONE}


def close(hand_over, given: Given, actor: Actor, on: date) -> object:
    """Take it off the board."""
    return actions.close(hand_over.pk, reason=given["reason"], actor=actor, on=on)
