"""What measures tell in the whole file: the order, the agreement, the statuses."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from guitu.access.permissions import Permission
from guitu.measures import queries
from guitu.measures.models import Agreement, Measure, StatusPeriod
from guitu.measures.presenters.agreement_page import parts_of, signed_by
from guitu.measures.presenters.wording import because, reckoning, span
from guitu.people.dossier.blocks import Block, Facts, Prose, Provider, Sheet, Wanted, register
from guitu.people.dossier.order import Part
from guitu.web.sentences import joined
from guitu.web.templatetags.web import day


def orders(wanted: Wanted) -> Sequence[Block]:
    """Return each order of the police and its term with the reckoning of the last day."""
    return [
        Facts(
            [
                (_("Decided by"), measure.decided_by),
                (_("Number"), measure.decision_number),
                (_("Decided on"), day(measure.decided_on)),
                (_("Received on"), day(measure.received_on)),
                (_("Reported in on"), day(measure.reported_on) if measure.reported_on else ""),
                (_("Place of execution"), measure.place.name),
                (_("Term"), span(measure.starts_on, measure.ends_on)),
                (_("How the last day is reckoned"), joined(reckoning(measure.end_steps))),
            ],
            _(measure.kind.label),
        )
        for measure in _measures(wanted)
    ]


def agreements(wanted: Wanted) -> Sequence[Block]:
    """Return every signed version with its clauses and who signed."""
    found: list[Block] = []
    for measure in _measures(wanted):
        for agreement in reversed(queries.agreement_versions(measure)):
            if agreement.signed_on:
                found += _agreement(agreement)
    return found


def statuses(wanted: Wanted) -> Sequence[Block]:
    """Return since when each measure stood how, with basis and note."""
    return [
        Sheet(
            (_("From"), _("Status"), _("Basis"), _("Note")),
            [_period(period) for period in reversed(queries.history(measure))],
            _(measure.kind.label),
        )
        for measure in _measures(wanted)
    ]


def register_whole_file() -> None:
    """Register all of it once."""
    needs = Permission.MEASURE_READ
    register(
        Provider("orders", Part.DECISION, orders, needs),
        Provider("agreements", Part.AGREEMENT, agreements, needs),
        Provider("statuses", Part.SUSPENSION, statuses, needs),
    )


def _measures(wanted: Wanted) -> Iterable[Measure]:
    """Return the measures of the person, the oldest first."""
    return reversed(queries.of_person(wanted.person.pk, wanted.actor, on=wanted.on))


def _agreement(agreement: Agreement) -> list[Block]:
    title = _("Version %(number)s, signed on %(day)s") % {
        "number": agreement.number, "day": day(agreement.signed_on),
    }  # fmt: skip
    lines = [
        text
        for part in parts_of(queries.clauses_of(agreement))
        for text in [part.title, *(text for _row, text in part.clauses)]
    ]
    signed = [(label, f"{row.name} · {day(row.signed_on)}") for label, row in signed_by(agreement)]
    return [Prose(lines, title), Facts(signed)]


def _period(period: StatusPeriod) -> tuple[str, str, str, str]:
    basis = _("; ").join(f"{one.title} {one.article}" for one in because(period.basis).reasons)
    return day(period.from_on), _(period.status.label), basis, period.note
