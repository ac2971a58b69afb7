"""What a change of status does to the term, said before it is put on record and after it."""

from datetime import date

from django.utils.translation import gettext

from guitu.duties.policy import rules_for
from guitu.measures.models import Measure, StatusPeriod
from guitu.measures.planning import end_if_resumed
from guitu.measures.presenters.wording import said
from guitu.measures.rules import effects
from guitu.measures.terms import Act, Status
from guitu.policy import Rulebook
from guitu.web.templatetags.web import day


def effect_of(measure: Measure, act: Act, *, on: date) -> list[str]:
    """Return the effect on the term in sentences, and how the person may appeal."""
    limits = _limits(rules_for(measure.org_seq), on=on)
    found = []
    if act == Act.SUSPEND:
        found.append(_suspended(measure))
    elif act == Act.RESUME:
        found.append(_resumed(measure, on=on))
    status = Status(measure.status_now)
    steps = effects.before(act, status, ends_on=measure.ends_on, limits=limits)
    if act in effects.APPEALED:
        steps.append(limits.appeal)
    return [*found, *(said(step.message, step.params) for step in steps)]


def effect_on_record(measure: Measure, period: StatusPeriod) -> list[str]:
    """Return what the change that began `period` did to the term, in sentences."""
    if not period.act:
        return []
    change = effects.Change(
        Act(period.act),
        period.from_on,
        until_on=period.until_on,
        days_count=bool(period.days_count),
        ends_on=measure.ends_on,
    )
    limits = _limits(rules_for(measure.org_seq), on=period.from_on)
    return [said(step.message, step.params) for step in effects.on_record(change, limits=limits)]


def _limits(book: Rulebook, *, on: date) -> effects.Limits:
    return effects.Limits(
        book.row("change_of_place", on).days,
        book.row("appeal_reconsideration", on).days,
        book.row("appeal_litigation", on).months,
    )


def _suspended(measure: Measure) -> str:
    if measure.ends_on is None:
        return gettext("Whether the suspended days count to the term you say below.")
    return gettext(
        "The term would end on %(day)s. If the suspended days do not count, the last day is open "
        "until the measure resumes, and moves on by those days."
    ) % {"day": day(measure.ends_on)}


def _resumed(measure: Measure, *, on: date) -> str:
    before, after = end_if_resumed(measure, rules_for(measure.org_seq), on=on)
    if before is None or after is None or before == after:
        return gettext("The last day of the term stays as it is.")
    return gettext(
        "The term moves on by the suspended days: from %(before)s to %(after)s, if the measure "
        "resumes today."
    ) % {"before": day(before), "after": day(after)}
