"""Which step of a hand-over comes next, so that its form stands first on the page. Pure."""

from dataclasses import dataclass
from datetime import date

from guitu.handover.rules import PlanState
from guitu.handover.terms import BEFORE_GATE, Stage


@dataclass(frozen=True)
class Standing:
    """What is known of a hand-over when its page is opened."""

    stage: Stage
    release_on: date
    state: PlanState
    has_file: bool = False
    has_rights_notice: bool = False
    has_order: bool = False
    has_reported_in: bool = False
    has_recontact: bool = False
    may_consent: bool = False


def next_step(standing: Standing, *, on: date) -> str:
    """Return the code of the step that comes next, or an empty text where one has to wait."""
    if standing.stage in BEFORE_GATE:
        return "gate" if on >= standing.release_on else _before_gate(standing)
    if standing.stage == Stage.NO_CONTACT:
        return "no-meeting"
    if standing.stage == Stage.MOVED_ELSEWHERE:
        return "close"
    if standing.stage == Stage.ARRIVED:
        return _at_home(standing)
    if standing.stage == Stage.AGREEMENT_SIGNED:
        return "close" if standing.has_recontact else "recontact"
    return "arrival"


def _before_gate(standing: Standing) -> str:
    state = standing.state
    if standing.stage == Stage.CONSENT_ASKED:
        return "consent" if standing.may_consent else ""
    if standing.stage == Stage.READY:
        return ""
    if not state.needs_asked:
        return "needs"
    if state.missing:
        return "team"
    if not state.has_transport:
        return "transport"
    if standing.stage == Stage.RECEIVED:
        return "ask-consent" if state.has_family_contact else "family"
    return "checklist" if state.open_checks else "ready"


def _at_home(standing: Standing) -> str:
    if not standing.has_file:
        return "person"
    if not standing.has_rights_notice:
        return "rights"
    if not standing.has_order:
        return "order"
    return "agreement" if standing.has_reported_in else "report-in"
