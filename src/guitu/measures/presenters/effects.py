"""What a change of status does to the term, said before it is put on record."""

from datetime import date

from django.utils.translation import gettext

from guitu.duties.policy import rules_for
from guitu.measures.models import Measure
from guitu.measures.planning import end_if_resumed
from guitu.measures.rules.states import ENDED, MEASURE
from guitu.measures.terms import Act, Status
from guitu.web.templatetags.web import day


def effect_of(measure: Measure, act: Act, *, on: date) -> list[str]:
    """Return the effect on the term in sentences, and how the person may appeal."""
    book = rules_for(measure.org_seq)
    target = MEASURE.find(Status(measure.status_now), act)
    found = []
    if act == Act.SUSPEND:
        found.append(_suspended(measure))
    elif act == Act.RESUME:
        found.append(_resumed(measure, on=on))
    elif target is not None and target.target in ENDED and act != Act.RELEASE:
        found.append(
            gettext("The measure stops on the day you enter: its term does not run on.")
            + " "
            + gettext("Nobody is reminded of what was open; what was done stays on file.")
        )
    if act in (Act.SUSPEND, Act.TERMINATE, Act.ISOLATE):
        found.append(
            gettext(
                "Tell the person: reconsideration within %(days)s days, or an action at law within "
                "%(months)s months of learning of the decision."
            )
            % {
                "days": book.row("appeal_reconsideration", on).days,
                "months": book.row("appeal_litigation", on).months,
            }
        )
    return found


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
