"""The steps of a hand-over as data: form, act, and what stands in the form to begin with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.handover.forms import notice, plan, release
from guitu.handover.forms.steps import ButtonForm, ReasonForm, StepForm
from guitu.handover.step_acts import after, before, gate
from guitu.kernel.terms import gettext_noop

Act = Callable[[Any, Mapping[str, Any], Actor, date], object]
Initial = Callable[[Any, Actor, date], dict[str, object]]


def nothing(_hand_over: object, _actor: Actor, _on: date) -> dict[str, object]:
    """Return no initial values."""
    return {}


@dataclass(frozen=True)
class Step:
    """One step: a page and, where it comes next, a form on the page of the hand-over.

    `label` heads it, `button` sends it, `done` is said afterwards. `names` gives fields of the form
    for fields that the act complains about. `overwrites`: what is sent takes the place of what is
    there, so that a second saver has to be shown the difference.
    """

    code: str
    label: str
    form: type[StepForm]
    act: Act
    button: str
    done: str
    initial: Initial = nothing
    template: str = "handover/_fields.html"
    hint: str = ""
    needs: Permission = Permission.HANDOVER_PLAN
    names: Mapping[str, str] = field(default_factory=dict)
    overwrites: bool = False

    def version(self, hand_over: Any, actor: Actor, on: date) -> str:
        """Return what marks the present content, for steps that would overwrite it; else empty."""
        if not self.overwrites:
            return ""
        content = sorted(self.initial(hand_over, actor, on).items())
        return sha256(f"{hand_over.pk}{content}".encode()).hexdigest()[:32]


SAVE = gettext_noop("Save")
STEPS: tuple[Step, ...] = (
    Step(
        "owner", gettext_noop("Who sees to it"), notice.OwnerForm, before.owner, SAVE,
        gettext_noop("It is noted who sees to it."), before.owner_now,
    ),
    Step(
        "release-day", gettext_noop("The release day has moved"), notice.ReleaseDayForm,
        before.release_day, gettext_noop("Move the day"),
        gettext_noop("The release day was moved, and every due day with it."),
    ),
    Step(
        "void", gettext_noop("Entered by mistake"), ReasonForm, before.void,
        gettext_noop("Void the notice"), gettext_noop("The notice was voided."),
        needs=Permission.NOTICE_RECEIVE,
        hint=gettext_noop("It leaves the board and stays on record as voided."),
    ),
    Step(
        "needs", gettext_noop("Ask what is needed"), plan.NeedsForm, before.needs, SAVE,
        gettext_noop("The answers are on record."), before.needs_now,
        template="handover/_needs.html",
        hint=gettext_noop(
            "Ask by phone through the centre, or the family. A need left open was not asked."
        ),
        overwrites=True,
    ),
    Step(
        "family", gettext_noop("Talk to the family"), plan.FamilyForm, before.family, SAVE,
        gettext_noop("The talk with the family is on record."), before.family_now,
    ),
    Step(
        "team", gettext_noop("Who goes"), plan.TeamForm, before.team, gettext_noop("Add"),
        gettext_noop("The team was changed."), before.team_now,
        hint=gettext_noop(
            "Street office, workstation and police each go, or a reason stands why not."
        ),
        template="handover/_team.html",
    ),
    Step(
        "transport", gettext_noop("Vehicle and way"), plan.TransportForm, before.transport, SAVE,
        gettext_noop("Vehicle and way are on record."), before.transport_now,
        overwrites=True,
    ),
    Step(
        "checklist", gettext_noop("Safety on the way"), plan.ChecklistForm, before.checks, SAVE,
        gettext_noop("The checklist was saved."), before.checks_now,
        template="handover/_checks.html",
        overwrites=True,
    ),
    Step(
        "money", gettext_noop("Money"), plan.MoneyForm, before.money, SAVE,
        gettext_noop("The money is on record."), before.money_now,
        overwrites=True,
    ),
    Step(
        "ask-consent", gettext_noop("Ask the leader's consent"), plan.AskConsentForm,
        before.ask, gettext_noop("Put it before the leader"),
        gettext_noop("The plan is before the leader."),
    ),
    Step(
        "consent", gettext_noop("The leader's answer"), plan.ConsentForm, before.answer,
        gettext_noop("Record the answer"), gettext_noop("The leader's answer is on record."),
        before.answer_now, needs=Permission.HANDOVER_CONSENT,
    ),
    Step(
        "ready", gettext_noop("Everything is arranged"), ButtonForm, before.ready,
        gettext_noop("Mark as ready to go"), gettext_noop("Ready to go."),
    ),
    Step(
        "reopen", gettext_noop("Change the plan again"), ButtonForm, before.reopen,
        gettext_noop("Open the plan again"), gettext_noop("The plan is open again."),
    ),
    Step(
        "gate", gettext_noop("At the gate"), release.GateForm, gate.meeting,
        gettext_noop("Record the meeting"), gettext_noop("The meeting at the gate is on record."),
        gate.meeting_now, names={"met_on": "day", "set_out_at": "set_out"},
        hint=gettext_noop(
            "The person is free. The ride is an offer; to decline it is an answer too."
        ),
        template="handover/_received.html",
    ),
    Step(
        "no-meeting", gettext_noop("It went otherwise"), release.NoMeetingForm, gate.other,
        gettext_noop("Record how it was"), gettext_noop("It is on record how it was."),
        gate.other_now, names={"met_on": "outcome_on"},
    ),
    Step(
        "take-back", gettext_noop("Take the outcome back"), ReasonForm, gate.take_back,
        gettext_noop("Take it back"), gettext_noop("The outcome was taken back."),
        hint=gettext_noop("For an entry made by mistake. It stays on record as voided."),
    ),
    Step(
        "papers", gettext_noop("Papers received"), release.PapersForm, gate.papers, SAVE,
        gettext_noop("The papers are on record."), gate.papers_now,
        template="handover/_received.html",
    ),
    Step(
        "arrival", gettext_noop("Arrived"), release.ArrivalForm, after.arrival,
        gettext_noop("Record the arrival"), gettext_noop("The arrival is on record."),
        after.arrival_now, names={"arrived_at": "day"},
    ),
    Step(
        "report-in", gettext_noop("Report in"), release.ReportInForm, after.report_in,
        gettext_noop("Record the report-in"), gettext_noop("The report-in is on record."),
        after.report_in_now, needs=Permission.MEASURE_WRITE,
    ),
    Step(
        "recontact", gettext_noop("In touch again"), release.RecontactForm, after.recontact, SAVE,
        gettext_noop("The contact is on record."), after.recontact_now,
    ),
    Step(
        "close", gettext_noop("Take it off the board"), release.CloseForm, after.close,
        gettext_noop("Take it off the board"), gettext_noop("It has left the board."),
        hint=gettext_noop("What is still open of it ends with this. The records stay."),
    ),
)  # fmt: skip
BY_CODE = {step.code: step for step in STEPS}
