"""What a hand-over allows, and what it still lacks. Pure: no database, no clock."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from guitu.handover.terms import (
    BEFORE_GATE,
    OUTCOMES,
    REQUIRED_PARTIES,
    WITHOUT_MEETING,
    Need,
    Risk,
    Stage,
    TeamParty,
    TransferStage,
)
from guitu.kernel.errors import BadInput, FieldError, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.kernel.transitions import Transition, Transitions
from guitu.policy import Row

LAWFUL_STAY_DAYS = 365 * 60
NOTICE_REACH_DAYS = 366 * 3

HAND_OVER = Transitions(
    "hand_over",
    (
        Transition(Stage.RECEIVED, "ask_consent", Stage.CONSENT_ASKED),
        Transition(Stage.CONSENT_ASKED, "consent", Stage.PLANNED),
        Transition(Stage.CONSENT_ASKED, "send_back", Stage.RECEIVED),
        Transition(Stage.PLANNED, "ask_consent", Stage.CONSENT_ASKED),
        Transition(Stage.PLANNED, "mark_ready", Stage.READY),
        Transition(Stage.READY, "reopen_plan", Stage.PLANNED),
        *(Transition(stage, "record_gate", Stage.MET) for stage in BEFORE_GATE),
        *(
            Transition(stage, f"record_{outcome.value}", outcome)
            for stage in BEFORE_GATE
            for outcome in WITHOUT_MEETING
        ),
        *(
            Transition(Stage.NO_CONTACT, f"record_{outcome.value}", outcome)
            for outcome in WITHOUT_MEETING
            if outcome != Stage.NO_CONTACT
        ),
        *(
            Transition(outcome, "arrive", Stage.ARRIVED)
            for outcome in OUTCOMES
            if outcome != Stage.MOVED_ELSEWHERE
        ),
        *(Transition(outcome, "take_back_outcome", Stage.PLANNED) for outcome in OUTCOMES),
        Transition(Stage.ARRIVED, "sign", Stage.AGREEMENT_SIGNED),
    ),
)
"""Every permitted change of a hand-over. The gate can be recorded from any earlier stage: what
happened on the day is a fact, and a plan that was not finished must not keep it from the file."""

TRANSFER = Transitions(
    "file_transfer",
    (
        Transition(TransferStage.SENT, "accept", TransferStage.ACCEPTED),
        Transition(TransferStage.SENT, "give_back", TransferStage.RETURNED),
        Transition(TransferStage.SENT, "recall", TransferStage.RECALLED),
    ),
)


@dataclass(frozen=True)
class NoticeFacts:
    """The days of a release notice: received, release, and the decision that began the measure."""

    received_on: date
    release_on: date
    decided_on: date | None = None


def check_notice(facts: NoticeFacts, *, on: date) -> None:
    """Raise BadInput where the days of a notice contradict each other or the day `on`.

    A notice may come late: the release day may lie before the day it was received.
    """
    wrong: dict[str, FieldError] = {}
    if facts.decided_on and facts.release_on <= facts.decided_on:
        wrong["release_on"] = FieldError(
            gettext_noop(
                "The release day %(release)s is not after the day of the decision %(decided)s."
            ),
            {"release": facts.release_on.isoformat(), "decided": facts.decided_on.isoformat()},
        )
    elif abs((facts.release_on - facts.received_on).days) > NOTICE_REACH_DAYS:
        wrong["release_on"] = FieldError(
            gettext_noop("The release day is more than three years from the notice; check it."), {}
        )
    if facts.received_on > on:
        wrong["received_on"] = FieldError(gettext_noop("This day has not come yet."), {})
    if facts.decided_on and facts.decided_on > on:
        wrong["decided_on"] = FieldError(gettext_noop("This day has not come yet."), {})
    if wrong:
        raise BadInput(wrong)


def missing_parties(team: Mapping[TeamParty, bool]) -> list[TeamParty]:
    """Return the parties that must go and are neither named nor excused by a reason.

    `team` says of each party on record whether it is settled: somebody named, or a reason given.
    """
    return [party for party in REQUIRED_PARTIES if not team.get(party, False)]


@dataclass(frozen=True)
class PlanState:
    """What of the plan is on record; the basis of what is still lacking."""

    has_consent: bool = False
    team: Mapping[TeamParty, bool] | None = None
    has_transport: bool = False
    open_checks: int = 0
    needs_asked: Collection[Need] = ()
    has_family_contact: bool = False
    has_money: bool = False

    @property
    def missing(self) -> list[TeamParty]:
        """The parties neither named nor excused."""
        return missing_parties(self.team or {})


def lacking(state: PlanState) -> dict[str, FieldError]:
    """Return what keeps the plan from being ready, by part of the plan; empty when it is ready."""
    found: dict[str, FieldError] = {}
    if not state.has_consent:
        found["consent"] = FieldError(gettext_noop("The leader has not consented yet."), {})
    if state.missing:
        found["team"] = FieldError(
            gettext_noop(
                "Street office, workstation and police are each named, or a reason stands why not."
            ),
            {},
        )
    if not state.has_transport:
        found["transport"] = FieldError(gettext_noop("No vehicle and driver yet."), {})
    if state.open_checks:
        found["checklist"] = FieldError(
            gettext_noop("%(count)s safety measures are neither done nor excused."),
            {"count": state.open_checks},
        )
    return found


def worth_asking(state: PlanState) -> list[Need]:
    """Return the needs that nobody has asked about yet; they do not hold up the journey."""
    return [need for need in Need if need not in state.needs_asked]


def check_ready(state: PlanState) -> None:
    """Raise BadInput naming each part of the plan that is still lacking."""
    found = lacking(state)
    if found:
        raise BadInput(found)


def risk(release_on: date, state: PlanState, policy: Row, *, on: date) -> Risk:
    """Return how a plan before release stands on the day `on`.

    Amber from the day on which the plan was due with no team; red from the day on which everything
    was due to be arranged with no team, and from the day after release without an outcome.
    """
    if on > release_on:
        return Risk.LATE
    if not state.missing:
        return Risk.NONE
    if on >= release_on - timedelta(days=policy.ready_before_days):
        return Risk.LATE
    if on >= release_on - timedelta(days=policy.plan_before_days):
        return Risk.SOON
    return Risk.NONE


def check_gate_day(on_gate: date, *, release_on: date, on: date) -> None:
    """Raise BadInput where the gate record lies in the future or before the release day."""
    if on_gate > on:
        raise BadInput.of("met_on", gettext_noop("This day has not come yet."))
    if on_gate < release_on:
        raise BadInput.of(
            "met_on",
            gettext_noop(
                "The release day is %(release)s. If the person came out earlier, change that first."
            ),
            release=release_on.isoformat(),
        )


def check_new_release_day(release_on: date, *, decided_on: date | None, stage: Stage) -> None:
    """Raise WrongStatus after the gate, BadInput where the day is not after the decision."""
    check_before_gate(stage)
    if decided_on and release_on <= decided_on:
        raise BadInput.of(
            "release_on",
            gettext_noop(
                "The release day %(release)s is not after the day of the decision %(decided)s."
            ),
            release=release_on.isoformat(),
            decided=decided_on.isoformat(),
        )


def check_before_gate(stage: Stage) -> None:
    """Raise WrongStatus once it is known how the person came out."""
    if stage not in BEFORE_GATE:
        raise WrongStatus(
            gettext_noop("This is not possible any more: the record is now “%(status)s”."),
            status=stage.label,
        )


def check_close(stage: Stage, *, reason: str) -> None:
    """Raise unless the hand-over may leave the board.

    With a signed agreement it may; with another outcome only for a written reason; without an
    outcome never, nor while the person has not been found.
    """
    if stage in BEFORE_GATE:
        raise WrongStatus(
            gettext_noop("No notice leaves the board without an outcome. Record how it ended.")
        )
    if stage == Stage.NO_CONTACT:
        raise WrongStatus(
            gettext_noop("The person has not been found yet: record how it went on first.")
        )
    if stage != Stage.AGREEMENT_SIGNED and not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why it ends here without an agreement."))
