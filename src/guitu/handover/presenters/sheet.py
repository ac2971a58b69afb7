"""The travel sheet: what the car needs to know, on one page of paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from guitu.handover.forms.plan import said
from guitu.handover.presenters import parts
from guitu.handover.presenters.page import HandOverPage
from guitu.handover.terms import ExpectedPaper
from guitu.kernel.terms import gettext_noop


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
