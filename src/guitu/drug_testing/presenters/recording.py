"""What the form of a test begins with, so that recording one takes little typing."""

from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.drug_testing import queries
from guitu.drug_testing.models import CallUp
from guitu.drug_testing.terms import SampleKind
from guitu.measures.models import Measure


def defaults(measure: Measure, call: CallUp | None, actor: Actor, *, on: date) -> dict[str, Any]:
    """Return first values: the day, the place, and the two staff of this colleague's last test."""
    found: dict[str, Any] = {
        "tested_on": min(call.call_on, on) if call else on,
        "sample_kind": SampleKind.URINE.value,
        "first_name": actor.name,
        "place": call.place if call else "",
    }
    last = queries.last_taken_by(actor)
    if last is not None:
        found |= {
            "place": found["place"] or last.place,
            "first_name": last.first_name,
            "first_sex": last.first_sex,
            "second_name": last.second_name,
            "second_sex": last.second_sex,
        }
    return found


def expected_note(measure: Measure, *, on: date) -> str:
    """Return the note that a positive may be expected, or an empty text; nothing more is told."""
    if queries.may_be_expected(measure.person_id, on=on):
        return _("A positive result may be expected of a medicine. Ask the clinic.")
    return ""


def at_nine() -> time:
    """Return the time that a call-up begins with."""
    return time(9, 0)
