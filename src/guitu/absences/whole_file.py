"""What absences tell in the whole file: reports of leaving, findings, stays elsewhere."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from guitu.absences import queries
from guitu.absences.models import Departure
from guitu.access.permissions import Permission
from guitu.people.dossier.blocks import Block, Provider, Sheet, Wanted, register
from guitu.people.dossier.order import Part
from guitu.web.templatetags.web import day


def absences(wanted: Wanted) -> Sequence[Block]:
    """Return reports, departures without a report, and stays, each the oldest first."""
    found = queries.of_person(wanted.person.pk, wanted.actor)
    tables = [
        Sheet(
            (_("Reported on"), _("Leaves on"), _("Back on"), _("Area"), _("Reason"), _("Receipt")),
            [
                (
                    day(row.reported_on), day(row.leaves_on), _day(row.returned_on), row.area,
                    _(row.reason.label), _day(row.acknowledged_on),
                )
                for row in reversed(found["absences"])
            ],
            _("Reports of leaving"),
        ),
        Sheet(
            (_("From"), _("Until"), _("Told on"), _("Heard on"), _("Decided")),
            [_departure(row) for row in reversed(found["departures"])],
            _("Leaving without a report"),
        ),
        Sheet(
            (_("From"), _("Until"), _("Area"), _("Host office"), _("Reason")),
            [
                (
                    day(row.from_on), _day(row.until_on), row.area, row.host_name,
                    _(row.reason.label),
                )
                for row in reversed(found["stays"])
            ],
            _("Living elsewhere"),
        ),
    ]  # fmt: skip
    return [table for table in tables if table.rows]


def register_whole_file() -> None:
    """Register it once."""
    register(Provider("absences", Part.ABSENCES, absences, Permission.ABSENCE_READ))


def _departure(row: Departure) -> tuple[str, ...]:
    words = {
        None: "",
        True: _("For a legitimate reason"),
        False: _("Without a legitimate reason"),
    }
    decided = f"{words[row.is_justified]} {_day(row.judged_on)}".strip()
    return (
        day(row.from_on), day(row.until_on), _day(row.notice_on), _day(row.heard_on), decided
    )  # fmt: skip


def _day(value: date | None) -> str:
    return day(value) if value else ""
