"""The three years and the person's own sheet of terms and dates, in plain words."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.duties.kinds import kind as duty_kind
from guitu.duties.policy import rules_for
from guitu.measures.models import Measure
from guitu.measures.queries import next_duties, of_person
from guitu.measures.rules.states import ENDED
from guitu.measures.terms import MeasureKind, Status
from guitu.people.models import Person
from guitu.rights.queries.clocks import clocks_of
from guitu.rights.three_years import ThreeYears
from guitu.web.cells import Because
from guitu.web.templatetags.web import day


@dataclass(frozen=True)
class Clock:
    """The three years in a sentence, why, and the police's paper where it came."""

    sentence: str
    because: Because
    ended: date | None = None


def three_years_of(person: Person, *, on: date) -> Clock:
    """Return the three years of a person, in two queries beside those for the rules."""
    found = clocks_of([person], on=on)[person.pk]
    because = Because.of(found.decision.because)
    if found.ended_on is not None:
        said = _("The police ended dynamic control on %(day)s.") % {"day": day(found.ended_on)}
        return Clock(said, because, found.ended_on)
    return Clock(_said(found.decision.value), because)


def section(person: Person, actor: Actor, on: date) -> dict[str, object]:
    """Return the block of the person's page."""
    return {
        "clock": three_years_of(person, on=on),
        "may_record": actor.may(Permission.POLICE_PAPER, person.org_seq),
        "sheet_url": reverse("terms-sheet", args=[person.pk]),
    }


def sheet(person: Person, actor: Actor, *, on: date) -> dict[str, object]:
    """Return the sheet for the person: measures, next dates, the three years, rights."""
    running = [
        measure
        for measure in of_person(person.pk, actor, on=on)
        if Status(measure.status_now) not in ENDED
    ]
    book = rules_for(person.org_seq)
    return {
        "measures": [_line(measure) for measure in running],
        "dates": [
            (_(duty_kind(duty.kind).label), duty.due_on)
            for measure in running
            for duty in next_duties(measure)
        ],
        "clock": three_years_of(person, on=on),
        "appeal": {
            "days": book.row("appeal_reconsideration", on).days,
            "months": book.row("appeal_litigation", on).months,
        },
    }


def _line(measure: Measure) -> str:
    kind = _(MeasureKind(measure.kind).label)
    if measure.starts_on and measure.ends_on:
        return _("%(measure)s from %(first)s to %(last)s; it ends by itself.") % {
            "measure": kind, "first": day(measure.starts_on), "last": day(measure.ends_on),
        }  # fmt: skip
    return _("%(measure)s: %(status)s") % {
        "measure": kind, "status": _(Status(measure.status_now).label),
    }  # fmt: skip


def _said(found: ThreeYears) -> str:
    if found.is_excluded:
        return _("No day can be given: the police were told of a refusal or a serious breach.")
    if found.is_restarting:
        return _("No day can be given before the isolation that followed is over.")
    if found.counted_from is None or found.over_on is None:
        return _("No day is counted yet.")
    values = {"first": day(found.counted_from), "over": day(found.over_on)}
    if found.is_after_isolation:
        return (
            _("Three years from the release on %(first)s are over on %(over)s; the police decide.")
            % values
        )
    return (
        _("Three years from the first day, %(first)s, are over on %(over)s; the police decide.")
        % values
    )
