"""The duty that what a person sent is answered. Pure."""

from datetime import date, timedelta

from guitu.access.roles import Role
from guitu.duties.plan import PlannedDuty
from guitu.duties.terms import Party
from guitu.policy import Row
from guitu.portal.terms import LOOK_AT_NOTE


def plan(sent_on: date, row: Row) -> list[PlannedDuty]:
    """Return the duty to answer one note; `row` is that of the subject own_page."""
    return [
        PlannedDuty(
            key="answer",
            kind=LOOK_AT_NOTE,
            window_from=sent_on,
            due_on=sent_on + timedelta(days=row.note_within_days),
            party=Party.COMMUNITY,
            role=Role.COMMUNITY_WORKER.value,
            because=row.cites,
        )
    ]
