"""What hand-overs tell in the whole file: the notice, who met the person, what was received."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from guitu.access.permissions import Permission
from guitu.handover import queries
from guitu.handover.models import HandOver
from guitu.handover.terms import ExpectedPaper, TeamParty
from guitu.people.dossier.blocks import Block, Facts, Provider, Wanted, register
from guitu.people.dossier.order import Part
from guitu.web.templatetags.web import day, moment


def releases(wanted: Wanted) -> Sequence[Block]:
    """Return each release with its hand-over, the oldest first."""
    found = [*queries.of_person(wanted.person.pk, wanted.actor)]
    return [_release(queries.open_parts(one)) for one in reversed(found)]


def register_whole_file() -> None:
    """Register it once."""
    register(Provider("releases", Part.RELEASE, releases, Permission.HANDOVER_READ))


def _release(hand_over: HandOver) -> Facts:
    lines = [
        (_("Release from"), hand_over.notice.centre_name),
        (_("Notice received on"), day(hand_over.notice.received_on)),
        (_("Release on"), day(hand_over.release_on)),
        (_("Stage"), _(hand_over.stage.label)),
        *[line for gate in _standing(hand_over.gaterecord_rows) for line in _gate(gate)],
        *[
            (_("Arrived"), f"{moment(row.arrived_at)} · {_(row.place.label)}")
            for row in _standing(hand_over.arrival_rows)
        ],
        *[
            (_("In touch again"), f"{day(row.contacted_on)} · {_(row.channel.label)}")
            for row in _standing(hand_over.recontact_rows)
        ],
    ]
    return Facts(lines, day(hand_over.release_on))


def _gate(row: Any) -> list[tuple[str, str]]:
    present = _(", ").join(_(TeamParty(code).label) for code in row.present)
    papers = _(", ").join(_(ExpectedPaper(code).label) for code in row.papers)
    return [
        (_("Set out at"), moment(row.set_out_at) if row.set_out_at else ""),
        (_("Met at"), moment(row.met_at)),
        (_("Present"), present),
        (_("Papers received"), papers),
        (_("Condition"), _(row.condition.label)),
        (_("Conversation in short"), row.conversation or ""),
    ]


def _standing(rows: Any) -> list[Any]:
    return [row for row in rows.all() if row.voided_at is None]
