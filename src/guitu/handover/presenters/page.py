"""The page of one hand-over: what happens next and why, its parts, its facts, its duties."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.duties.kinds import kind
from guitu.handover import guidance
from guitu.handover.presenters import parts
from guitu.handover.presenters.board import due_tags
from guitu.handover.presenters.names import masked_number, shown_name
from guitu.handover.presenters.parts import Part
from guitu.handover.states import plan_state
from guitu.handover.steps import BY_CODE, Step
from guitu.handover.terms import BEFORE_GATE, Stage
from guitu.kernel.decisions import Citation
from guitu.kernel.terms import gettext_noop
from guitu.people.presenters.attention import head_flags
from guitu.web.cells import Because, Link, Masked, Tag
from guitu.web.templatetags.web import day

NEXT = {
    "needs": gettext_noop("Next: ask what is needed, so that help is ready on %(day)s."),
    "family": gettext_noop("Next: talk to the family before %(day)s."),
    "team": gettext_noop("Next: name who goes on %(day)s."),
    "transport": gettext_noop("Next: vehicle and way for %(day)s."),
    "checklist": gettext_noop("Next: go through the safety list before %(day)s."),
    "ask-consent": gettext_noop("Next: ask the leader's consent to the plan for %(day)s."),
    "consent": gettext_noop("Next: answer the plan for %(day)s."),
    "ready": gettext_noop("Next: everything stands; mark it as ready for %(day)s."),
    "gate": gettext_noop("Today's step: the release day is %(day)s. Record how it went."),
    "no-meeting": gettext_noop("Next: find out where the person is, and record it."),
    "arrival": gettext_noop("Next: record the arrival."),
    "person": gettext_noop("Next: find or open the person's file."),
    "rights": gettext_noop("Next: explain rights and data handling, and note that it was done."),
    "order": gettext_noop("Next: put the order of the police on file."),
    "report-in": gettext_noop("Next: record the report-in."),
    "agreement": gettext_noop("Next: draft, explain and sign the agreement."),
    "recontact": gettext_noop("Next: be in touch again within a week of the release."),
    "close": gettext_noop("Everything is done here; it can leave the board."),
}
WAITING = {
    Stage.CONSENT_ASKED: gettext_noop("Waiting for the leader's answer."),
    Stage.READY: gettext_noop("Everything stands. The release day is %(day)s."),
}
TRACK = (
    (gettext_noop("Notice received"), (Stage.RECEIVED,)),
    (gettext_noop("Consent"), (Stage.CONSENT_ASKED,)),
    (gettext_noop("Planned"), (Stage.PLANNED,)),
    (gettext_noop("Ready to go"), (Stage.READY,)),
    (gettext_noop("Came out"), (Stage.MET, Stage.CAME_WITH_FAMILY, Stage.CAME_ALONE,
                                Stage.REFUSED, Stage.NO_CONTACT, Stage.MOVED_ELSEWHERE)),
    (gettext_noop("Arrived"), (Stage.ARRIVED,)),
    (gettext_noop("Agreement signed"), (Stage.AGREEMENT_SIGNED,)),
)  # fmt: skip


@dataclass
class HandOverPage:
    """One hand-over as one actor sees it on one day. `home` is what other modules tell of it."""

    hand_over: object
    actor: Actor
    on: date
    home: "Home"

    @cached_property
    def state(self):
        """Return what of the plan is on record."""
        return plan_state(self.hand_over)

    @cached_property
    def next_code(self) -> str:
        """Return the code of the step that comes next, empty where one has to wait."""
        if self.hand_over.closed_on:
            return ""
        seq = self.hand_over.org_seq
        found = guidance.Standing(
            stage=self.hand_over.stage,
            release_on=self.hand_over.release_on,
            state=self.state,
            has_file=self.hand_over.person_id is not None,
            has_rights_notice=self.home.has_told,
            has_order=self.home.has_order,
            has_reported_in=self.hand_over.reported_in_on is not None,
            has_recontact=any(
                row.channel != "not_reached" for row in self.hand_over.recontact_rows.all()
            ),
            may_consent=self.actor.may(Permission.HANDOVER_CONSENT, seq),
        )
        return guidance.next_step(found, on=self.on)

    @property
    def next_step(self) -> Step | None:
        """Return the step whose form stands first, where this actor may take it."""
        step = BY_CODE.get(self.next_code)
        if step and self.actor.may(step.needs, self.hand_over.org_seq):
            return step
        return None

    @property
    def next_url(self) -> str:
        """Return where the next step is done when it has no form here."""
        return self.home.links.get(self.next_code, "")

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        """Return where the page stands."""
        return [(gettext_noop("Met at the gate"), reverse("handover-board"))]

    @property
    def name(self) -> str:
        """Return how the person is called."""
        return shown_name(self.hand_over, self.actor)

    @property
    def answer(self) -> str:
        """Return what happens next."""
        if self.hand_over.closed_on:
            return _("Closed on %(day)s.") % {"day": day(self.hand_over.closed_on)}
        text = NEXT.get(self.next_code) or WAITING.get(self.hand_over.stage, "")
        return _(text) % {"day": day(self.hand_over.release_on)} if text else ""

    @property
    def track(self) -> list[dict[str, str]]:
        """Return the stages as steps: done, now, next."""
        here = next(n for n, (_l, stages) in enumerate(TRACK) if self.hand_over.stage in stages)
        states = ["done" if n < here else "now" if n == here else "next" for n in range(len(TRACK))]
        return [
            {"label": label, "state": state}
            for (label, _stages), state in zip(TRACK, states, strict=True)
        ]

    @property
    def flags(self) -> list[dict[str, object]]:
        """Return the flags on the person's file, so that nobody goes without knowing them."""
        return head_flags(self.hand_over, self.actor, self.on)

    @property
    def is_before_gate(self) -> bool:
        """Return whether the person has not come out yet, as far as is known."""
        return self.hand_over.stage in BEFORE_GATE

    @property
    def may_plan(self) -> bool:
        """Return whether this actor may plan and record."""
        may = self.actor.may(Permission.HANDOVER_PLAN, self.hand_over.org_seq)
        return may and not self.hand_over.closed_on

    @property
    def may_open_photos(self) -> bool:
        """Return whether this actor may open photos and signed sheets."""
        return self.actor.may(Permission.DOCUMENT_READ, self.hand_over.org_seq)

    @property
    def may_receive(self) -> bool:
        """Return whether this actor may enter notices, and so void one."""
        return self.actor.may(Permission.NOTICE_RECEIVE, self.hand_over.org_seq)

    @property
    def may_consent(self) -> bool:
        """Return whether this actor may answer for the leader."""
        return self.actor.may(Permission.HANDOVER_CONSENT, self.hand_over.org_seq)

    @cached_property
    def plan_parts(self) -> list[Part]:
        """Return the parts of the plan."""
        return parts.plan_parts(self.hand_over, self.state)

    @cached_property
    def day_parts(self) -> list[Part]:
        """Return the parts of the day."""
        return parts.day_parts(self.hand_over)

    @cached_property
    def home_parts(self) -> list[Part]:
        """Return what follows at home: file, rights, order, report-in, agreement, contact."""
        return [*self.home.parts, parts.recontact(self.hand_over)]

    @property
    def facts(self) -> list[tuple[object, ...]]:
        """Return what the notice told, and who sees to it."""
        notice = self.hand_over.notice
        owner = self.hand_over.owner
        number = masked_number(self.hand_over)
        moved = notice.release_on != self.hand_over.release_on
        told = _("the notice said %(day)s") % {"day": day(notice.release_on)} if moved else ""
        found = [
            (gettext_noop("Release day"), self.hand_over.release_on, told),
            (gettext_noop("Leaves which centre"), notice.centre_name),
            (gettext_noop("Measure that ends"), _(notice.ended_measure.label)),
            (gettext_noop("Day of the decision"), notice.decided_on or "—"),
            (gettext_noop("Who sees to it"), owner.name if owner else NOBODY),
            (gettext_noop("ID number"), Masked(number, gettext_noop("ID number"))),
            (gettext_noop("Notice received on"), notice.received_on),
            (gettext_noop("Sent by"), notice.sender_name, notice.reference),
        ]
        if self.hand_over.person_id:
            url = reverse("person-page", args=[self.hand_over.person_id])
            found.insert(0, (gettext_noop("File"), Link(self.name, url)))
        return [fact for fact in found if not (fact[0] == "ID number" and not number)]

    @property
    def members(self) -> list[dict[str, str]]:
        """Return the team with the address that takes each off it."""
        pk = self.hand_over.pk
        return [
            {
                "line": parts.team_line(row),
                "void_url": reverse("handover-member-void", args=[pk, row.pk]),
            }
            for row in self.hand_over.teammember_rows.all()
            if not row.voided_at
        ]

    @cached_property
    def duties(self) -> list[dict[str, object]]:
        """Return the open duties of the hand-over with their reasons."""
        return [duty_line(row, self.on) for row in self.hand_over.open_duties]


NOBODY = Tag(gettext_noop("Nobody yet"), "attention")


@dataclass(frozen=True)
class Home:
    """What stands in the file and under the measure; `links` lead to where the next step is done.

    `has_told`: everything that is explained once, such as the notice of rights, was explained.
    """

    parts: Sequence[Part] = ()
    has_told: bool = False
    has_order: bool = False
    links: Mapping[str, str] = field(default_factory=dict)


def duty_line(duty, on: date) -> dict[str, object]:
    """Return one duty: what, by when, whose, why."""
    found = kind(duty.kind)
    because = Because.of((Citation.from_json(one) for one in duty.because), clears=_(found.clears))
    return {
        "label": _(found.label),
        "due_on": duty.due_on,
        "party": duty.party.label,
        "tags": due_tags([duty], on),
        "because": because,
    }
