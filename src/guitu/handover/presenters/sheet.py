"""The travel sheet: what the car needs to know, on one page of paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guitu.handover.forms.plan import said
from guitu.handover.presenters import parts
from guitu.handover.presenters.page import HandOverPage
from guitu.handover.terms import REQUIRED_PARTIES, ExpectedPaper, TeamParty
from guitu.kernel.errors import WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.web.templatetags.web import day, moment

NO_OUTCOME = gettext_noop(
    "The receipt can be printed once it is on record how the person came out."
)


@dataclass(frozen=True)
class Block:
    """A heading with lines; `tick` puts a box before each."""

    title: str
    lines: Sequence[str]
    tick: bool = False


@dataclass(frozen=True)
class Sheet:
    """What stands on the sheet."""

    name: str
    release_on: date
    centre: str
    blocks: Sequence[Block]


def sheet_of(shown: HandOverPage) -> Sheet:
    """Return the travel sheet of a hand-over."""
    hand_over, state = shown.hand_over, shown.state
    measures = sorted(hand_over.checkanswer_rows.all(), key=lambda row: row.position)
    expected = [
        _(paper.label) for paper in ExpectedPaper if paper.value in hand_over.notice.papers_expected
    ]
    blocks = (
        Block(gettext_noop("Who goes"), parts.team(hand_over, state).lines),
        Block(gettext_noop("Vehicle and way"), parts.transport(hand_over).lines),
        Block(gettext_noop("Family"), parts.family(hand_over, state).lines),
        Block(gettext_noop("What is needed"), parts.needs(hand_over, state).lines),
        Block(gettext_noop("Safety on the way"), [check(row) for row in measures], tick=True),
        Block(gettext_noop("Papers to bring home"), expected, tick=True),
        Block(gettext_noop("Money"), parts.money(hand_over).lines),
        Block(gettext_noop("Leader's consent"), parts.consent(hand_over, state).lines),
    )
    return Sheet(
        shown.name,
        hand_over.release_on,
        hand_over.notice.centre_name,
        [block for block in blocks if block.lines],
    )


def check(row) -> str:
    """Return a measure of the checklist, with the reason where it is not needed."""
    if row.excused_reason:
        return _("%(measure)s (not needed: %(reason)s)") % {
            "measure": said(row),
            "reason": row.excused_reason,
        }
    return said(row)


def travel_words(shown: HandOverPage, *, by: str, at: datetime) -> dict[str, object]:
    """Return the words of the travel sheet for the PDF."""
    sheet = sheet_of(shown)
    came_out = _("%(name)s, released on %(day)s from %(centre)s.") % {
        "name": sheet.name, "day": day(sheet.release_on), "centre": sheet.centre,
    }  # fmt: skip
    by_hand = Block(
        gettext_noop("On the day"),
        (
            f"{_('Time met:')} ________  {_('Time arrived:')} ________",
            _("In short, what was talked about:"),
            " ",
        ),
    )
    return _words(
        _("Travel sheet"),
        [came_out, _("The person is free. The ride is an offer; to decline it is an answer too.")],
        [*sheet.blocks, by_hand],
        footer=_footer(by, at),
    )


def receipt_words(shown: HandOverPage, *, by: str, at: datetime) -> dict[str, object]:
    """Return the words of the receipt for the centre: who was met when, by whom, which papers.

    How the person was and what was said stays with the office. Raises WrongStatus before the
    outcome is on record.
    """
    hand_over = shown.hand_over
    if not hand_over.outcome:
        raise WrongStatus(NO_OUTCOME)
    notice = hand_over.notice
    told = _("To %(centre)s: the notice of the release of %(name)s on %(day)s was received.") % {
        "centre": notice.centre_name, "name": shown.name, "day": day(hand_over.release_on),
    }  # fmt: skip
    received = [_(p.label) for p in ExpectedPaper if p.value in hand_over.papers_received]
    blocks = (
        Block(gettext_noop("Notice"), _notice_lines(notice)),
        Block(gettext_noop("How the person came out"), _met_lines(hand_over)),
        Block(gettext_noop("Papers received"), received or [_("None yet")]),
        Block(gettext_noop("Arrival"), _arrival_lines(hand_over)),
        Block(gettext_noop("Reported in on"), [day(d) for d in (hand_over.reported_in_on,) if d]),
    )
    return _words(
        _("Receipt of the hand-over"), [told], blocks, footer=_footer(by, at),
        number=notice.reference,
    )  # fmt: skip


def _notice_lines(notice) -> list[str]:
    return [
        " · ".join(filter(None, (day(notice.received_on), notice.sender_name, notice.reference)))
    ]


def _met_lines(hand_over) -> list[str]:
    lines = [f"{day(hand_over.outcome_on)} · {_(hand_over.outcome.label)}"]
    for row in hand_over.gaterecord_rows.all():
        if not row.voided_at:
            there = _(", ").join(_(TeamParty(code).label) for code in row.present)
            if row.set_out_at:
                lines.append(_("Set out at %(at)s") % {"at": moment(row.set_out_at)})
            lines.append(f"{moment(row.met_at)} · {there}")
    rows = [row for row in hand_over.teammember_rows.all() if row.name and not row.voided_at]
    names = "、".join(row.name for row in rows)
    return [*lines, _("Went to the gate: %(names)s") % {"names": names}] if rows else lines


def _arrival_lines(hand_over) -> list[str]:
    return [
        f"{moment(row.arrived_at)} · {_(row.place.label)}"
        for row in hand_over.arrival_rows.all()
        if not row.voided_at
    ]


def _words(
    title: str, lines: Sequence[str], blocks: Sequence[Block], *, footer: str, number: str = ""
) -> dict[str, object]:
    return {
        "title": title,
        "number": number,
        "lines": list(lines),
        "blocks": [
            {"title": _(block.title), "lines": list(block.lines), "tick": block.tick}
            for block in blocks
            if block.lines
        ],
        "signs": [_(party.label) for party in REQUIRED_PARTIES],
        "footer": footer,
        "lang": "en" if (get_language() or "").startswith("en") else "zh",
    }


def _footer(by: str, at: datetime) -> str:
    return _("Printed by %(name)s, %(at)s") % {"name": by, "at": moment(at)}
