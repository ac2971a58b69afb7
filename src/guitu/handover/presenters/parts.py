"""The parts of a hand-over as lines of its page: what is on record, and how each part stands."""

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.handover.rules import HAND_OVER, PlanState, worth_asking
from guitu.handover.terms import (
    ConsentAnswer,
    ExpectedPaper,
    Need,
    PhotoOf,
    TeamParty,
)
from guitu.kernel.terms import gettext_noop
from guitu.web.cells import Tag
from guitu.web.templatetags.web import day, moment

DONE = Tag(gettext_noop("Done"), "good")
OPEN = Tag(gettext_noop("Still open"), "attention")
OPTIONAL = Tag(gettext_noop("Still open"), "quiet")


ACTIONS = {
    "family": gettext_noop("Add"),
    "team": gettext_noop("Change"),
    "recontact": gettext_noop("Add"),
    "consent": gettext_noop("Answer"),
    "ask-consent": gettext_noop("Ask consent"),
    "take-back": gettext_noop("Take back"),
}


@dataclass(frozen=True)
class Part:
    """One part: its step, how it stands, and lines of what is on record."""

    code: str
    label: str
    tag: Tag
    lines: tuple[str, ...] = ()
    url: str = ""
    action: str = ""
    links: tuple[tuple[str, str], ...] = ()

    @property
    def has_step(self) -> bool:
        """Return whether a planner changes it on a page of this module."""
        is_elsewhere = self.code in ("", "order", "agreement", "rights", "person", "consent")
        return not is_elsewhere and not (self.code == "ask-consent" and self.tag == DONE)

    @property
    def step_action(self) -> str:
        """Return the word on the button: record what is missing, or change what is there."""
        if self.code in ACTIONS:
            return ACTIONS[self.code]
        return gettext_noop("Change") if self.lines else gettext_noop("Record")


def plan_parts(hand_over, state: PlanState) -> list[Part]:
    """Return the parts of the plan in the order of the work."""
    return [
        needs(hand_over, state),
        family(hand_over, state),
        team(hand_over, state),
        transport(hand_over),
        checklist(hand_over, state),
        money(hand_over),
        consent(hand_over, state),
    ]


def needs(hand_over, state: PlanState) -> Part:
    """Return the needs that were asked."""
    rows = {row.need: row for row in hand_over.needasked_rows.all()}
    lines = [
        _("%(need)s: %(answer)s") % {"need": _(need.label), "answer": _(rows[need].answer.label)}
        for need in Need
        if need in rows
    ]
    open_needs = len(worth_asking(state))
    tag = DONE if not open_needs else OPEN
    return Part("needs", gettext_noop("What is needed"), tag, tuple(lines))


def family(hand_over, state: PlanState) -> Part:
    """Return the talks with the family, the latest first."""
    rows = sorted(
        (row for row in hand_over.familycontact_rows.all() if not row.voided_at),
        key=lambda row: row.contacted_on,
        reverse=True,
    )
    lines = [
        " · ".join(
            filter(
                None,
                (
                    day(row.contacted_on),
                    row.relation,
                    row.name,
                    row.phone,
                    _(row.answer.label),
                    row.remark,
                ),
            )
        )
        for row in rows
    ]
    tag = DONE if state.has_family_contact else OPEN
    return Part("family", gettext_noop("Family"), tag, tuple(lines))


def team(hand_over, state: PlanState) -> Part:
    """Return who goes from each party, and the reason where nobody does."""
    rows = [row for row in hand_over.teammember_rows.all() if not row.voided_at]
    rows.sort(key=lambda row: list(TeamParty).index(row.party))
    lines = [team_line(row) for row in rows]
    return Part("team", gettext_noop("Who goes"), OPEN if state.missing else DONE, tuple(lines))


def team_line(row) -> str:
    """Return one member: party, name and phone, or why nobody goes."""
    party = _(row.party.label)
    if row.absent_reason:
        return _("%(party)s: nobody, because %(reason)s") % {
            "party": party,
            "reason": row.absent_reason,
        }
    return " · ".join(filter(None, (party, row.name, row.phone)))


def transport(hand_over) -> Part:
    """Return vehicle, driver and way."""
    lines: list[str] = []
    for row in hand_over.transport_rows.all():
        lines.append(" · ".join(filter(None, (row.vehicle, row.driver_name, row.driver_phone))))
        lines += [text for text in (row.leaves_at, row.route) if text]
    return Part("transport", gettext_noop("Vehicle and way"), DONE if lines else OPEN, tuple(lines))


def checklist(hand_over, state: PlanState) -> Part:
    """Return how many safety measures are done or excused."""
    total = len(hand_over.checkanswer_rows.all())
    line = _("%(done)s of %(total)s done or not needed") % {
        "done": total - state.open_checks,
        "total": total,
    }
    tag = OPEN if state.open_checks else DONE
    return Part("checklist", gettext_noop("Safety on the way"), tag, (line,) if total else ())


def money(hand_over) -> Part:
    """Return estimate, source and what was spent."""
    lines = []
    for row in hand_over.money_rows.all():
        lines.append(
            _("Estimated %(amount)s yuan, paid by: %(source)s")
            % {"amount": yuan(row.estimate_fen), "source": _(row.source.label)}
        )
        if row.spent_fen is not None:
            lines.append(_("Spent %(amount)s yuan") % {"amount": yuan(row.spent_fen)})
    return Part("money", gettext_noop("Money"), DONE if lines else OPTIONAL, tuple(lines))


def yuan(fen: int) -> str:
    """Return an amount of fen in yuan."""
    return f"{Decimal(fen) / 100:,.2f}"


def consent(hand_over, state: PlanState) -> Part:
    """Return what the leader was asked and answered."""
    lines = []
    for row in sorted(hand_over.consent_rows.all(), key=lambda row: row.pk):
        lines.append(_("Asked on %(day)s") % {"day": day(row.asked_on)})
        if row.answer:
            said = {
                "day": day(row.answered_on),
                "leader": row.leader_name,
                "answer": _(row.answer.label),
            }
            lines.append(_("%(day)s, %(leader)s: %(answer)s") % said)
        lines += [text for text in (row.question, row.remark) if text]
    code = (
        "consent" if any(not row.answer for row in hand_over.consent_rows.all()) else "ask-consent"
    )
    is_given = any(row.answer == ConsentAnswer.YES for row in hand_over.consent_rows.all())
    return Part(code, gettext_noop("Leader's consent"), DONE if is_given else OPEN, tuple(lines))


def day_parts(hand_over) -> list[Part]:
    """Return the gate or another outcome, the papers, and the arrival."""
    return [outcome(hand_over), papers(hand_over), arrival(hand_over)]


def outcome(hand_over) -> Part:
    """Return how the person came out."""
    if not hand_over.outcome:
        return Part("gate", gettext_noop("At the gate"), OPTIONAL)
    lines = [_("%(day)s: %(outcome)s") % {
        "day": day(hand_over.outcome_on), "outcome": _(hand_over.outcome.label),
    }]  # fmt: skip
    lines += [hand_over.outcome_reason] if hand_over.outcome_reason else []
    for row in hand_over.gaterecord_rows.all():
        if not row.voided_at:
            lines += gate_lines(row)
    code = "take-back" if HAND_OVER.find(hand_over.stage, "take_back_outcome") else ""
    photos = photo_links(hand_over, PhotoOf.GATE)
    return Part(code, gettext_noop("At the gate"), DONE, tuple(lines), links=photos)


def photo_links(hand_over, of: PhotoOf) -> tuple[tuple[str, str], ...]:
    """Return the photos and signed sheets of one step as (words, address)."""
    rows = [row for row in hand_over.photo_rows.all() if row.of == of and not row.voided_at]
    return tuple(
        (
            _("Photo or sheet %(number)s") % {"number": number},
            reverse("handover-photo", args=[hand_over.pk, row.pk]),
        )
        for number, row in enumerate(rows, 1)
    )


def gate_lines(row) -> list[str]:
    """Return what was seen at the gate."""
    there = _(", ").join(_(TeamParty(code).label) for code in row.present)
    set_out = [_("Set out at %(at)s") % {"at": moment(row.set_out_at)}] if row.set_out_at else []
    lines = [*set_out, f"{moment(row.met_at)} · {there}", _(row.condition.label)]
    lines += [row.conversation] if row.conversation else []
    if row.gaps:
        lines.append(_("Not finished at the time: %(parts)s") % {
            "parts": _(", ").join(_(GAPS[code]) for code in row.gaps)
        })  # fmt: skip
    return lines


GAPS = {
    "consent": gettext_noop("Leader's consent"),
    "team": gettext_noop("Who goes"),
    "transport": gettext_noop("Vehicle and way"),
    "checklist": gettext_noop("Safety on the way"),
}


def papers(hand_over) -> Part:
    """Return which papers came and which are still expected."""
    came = set(hand_over.papers_received)
    wanted = set(hand_over.notice.papers_expected) - came
    lines = [paper_line(_("Received"), came), paper_line(_("Still expected"), wanted)]
    lines += [
        _("The person agreed to the health summary on %(day)s: %(way)s") % {
            "day": day(row.given_on),
            "way": " · ".join(filter(None, (_(row.way.label), row.witness))),
        }
        for row in hand_over.summaryconsent_rows.all()
        if not row.voided_at
    ]  # fmt: skip
    tag = OPEN if wanted and hand_over.outcome else DONE if came else OPTIONAL
    return Part("papers", gettext_noop("Papers"), tag, tuple(line for line in lines if line))


def paper_line(label: str, codes: set[str]) -> str:
    """Return one line of papers, in the order of the vocabulary."""
    if not codes:
        return ""
    said = [_(paper.label) for paper in ExpectedPaper if paper.value in codes]
    return f"{label}{_(': ')}{'、'.join(said)}"


def arrival(hand_over) -> Part:
    """Return when and where the person arrived."""
    lines: list[str] = []
    for row in hand_over.arrival_rows.all():
        if not row.voided_at:
            lines.append(f"{moment(row.arrived_at)} · {_(row.place.label)}")
            lines += [row.remark] if row.remark else []
    code = "arrival" if HAND_OVER.find(hand_over.stage, "arrive") else ""
    tag, photos = DONE if lines else OPTIONAL, photo_links(hand_over, PhotoOf.ARRIVAL)
    return Part(code, gettext_noop("Arrival"), tag, tuple(lines), links=photos)


def recontact(hand_over) -> Part:
    """Return the contacts after the homecoming, the latest first."""
    rows = sorted(hand_over.recontact_rows.all(), key=lambda row: row.contacted_on, reverse=True)
    lines = [
        " · ".join(filter(None, (day(row.contacted_on), _(row.channel.label), row.note)))
        for row in rows
        if not row.voided_at
    ]
    is_reached = any(row.channel != "not_reached" for row in rows)
    tag = DONE if is_reached else OPTIONAL
    return Part("recontact", gettext_noop("In touch again"), tag, tuple(lines))
