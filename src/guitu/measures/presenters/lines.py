"""Lines of the pages of a measure: duties, statuses, versions, facts of the order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.duties.kinds import kind as duty_kind
from guitu.duties.models import Duty
from guitu.duties.periods import ONE_DAY
from guitu.duties.policy import rules_for
from guitu.duties.rules import days_late, is_overdue
from guitu.measures.models import Agreement, Measure, StatusPeriod
from guitu.measures.presenters.effects import effect_on_record
from guitu.measures.presenters.wording import because, span, status_tag
from guitu.measures.rules.basis import basis
from guitu.measures.terms import (
    EXPIRY_DOSSIER,
    EXPIRY_PREPARE,
    EXPIRY_TALK,
    Act,
    AgreementStatus,
    MeasureKind,
    Status,
)
from guitu.people.queries import display_name
from guitu.web.cells import Because, Tag
from guitu.web.templatetags.web import day

SHOWN = 6

CLOSABLE = (EXPIRY_TALK, EXPIRY_PREPARE, EXPIRY_DOSSIER)


@dataclass(frozen=True)
class DutyLine:
    """One open duty: what, when, why, and what would clear it."""

    label: str
    when: str
    because: Because
    tag: Tag | None = None
    close_url: str = ""


@dataclass(frozen=True)
class PeriodLine:
    """One status of the history with its papers."""

    tag: Tag
    when: str
    note: str
    because: Because | None
    papers: list[str]
    effects: list[str]


def list_tabs(current: str) -> list[tuple[str, str, bool]]:
    """Return the two lists of measures as tabs: all, and those with missed steps."""
    lists = {
        "measure-list": gettext("Measures"), "missed-list": gettext("Missed steps and papers")
    }  # fmt: skip
    return [(label, reverse(name), name == current) for name, label in lists.items()]


def agreement_line(row: Agreement) -> tuple[Agreement, Tag, str]:
    """Return a version with its tag and its days."""
    kind = {"signed": "good", "replaced": "quiet", "withdrawn": "quiet"}.get(
        row.status, "attention"
    )
    status = AgreementStatus(row.status)
    when = day(row.signed_on) if row.signed_on else day(row.drafted_on)
    return row, Tag(status.label, kind), when


def order_facts(measure: Measure) -> list[tuple[str, object]]:
    """Return what the decision says."""
    facts: list[tuple[str, object]] = [
        (gettext("Measure"), gettext(MeasureKind(measure.kind).label)),
        (gettext("Number of the decision"), measure.decision_number),
        (gettext("Decided by"), measure.decided_by),
        (gettext("Decided on"), measure.decided_on),
        (gettext("Received on"), measure.received_on),
        (gettext("Place of execution"), measure.place.name),
    ]
    if measure.basis:
        facts.append((gettext("Legal basis"), measure.basis))
    if measure.recorded_from:
        facts.append((gettext("Records kept since"), measure.recorded_from))
    return facts


def duty_lines(duties: Sequence[Duty], actor: Actor, *, on: date) -> list[DutyLine]:
    """Return duties as lines; several of one kind in one window stand as one line."""
    same: dict[tuple[str, date, date], list[Duty]] = {}
    for duty in duties:
        same.setdefault((duty.kind, duty.window_from, duty.due_on), []).append(duty)
    return [_duty_line(found[0], len(found), actor, on=on) for found in same.values()][:SHOWN]


def _duty_line(duty: Duty, times: int, actor: Actor, *, on: date) -> DutyLine:
    kind = duty_kind(duty.kind)
    label = gettext(kind.label)
    if times > 1:
        label = gettext("%(what)s, %(count)s times") % {"what": label, "count": times}
    tag = None
    if is_overdue(duty.due_on, on=on):
        late = days_late(duty.due_on, on=on)
        tag = Tag(
            ngettext("%(count)s day late", "%(count)s days late", late) % {"count": late}, "late"
        )
    when = gettext("by %(day)s") % {"day": day(duty.due_on)}
    if duty.window_from > on:
        when = span(duty.window_from, duty.due_on)
    may_close = duty.kind in CLOSABLE and actor.may(Permission.MEASURE_WRITE, duty.org_seq)
    close_url = reverse("step-close", args=[duty.subject_id, duty.kind]) if may_close else ""
    reasons = because(duty.because, clears=kind.clears)
    return DutyLine(label, when, reasons, tag, close_url)


def period_line(measure: Measure, period: StatusPeriod) -> PeriodLine:
    """Return one status of the history, and what it did to the term."""
    when = gettext("since %(day)s") % {"day": day(period.from_on)}
    if period.until_on:
        when = gettext("%(first)s until %(last)s") % {
            "first": day(period.from_on), "last": day(period.until_on),
        }  # fmt: skip
    papers = [
        " ".join(part for part in (gettext(row.document.kind.label), row.document.number) if part)
        for row in period.papers.all()
    ]
    reasons = because(period.basis) if period.basis else None
    effects = effect_on_record(measure, period)
    return PeriodLine(status_tag(period.status), when, period.note, reasons, papers, effects)


def lapse_line(measure: Measure, ends_on: date) -> PeriodLine:
    """Return the end of a term by itself as a line of the history, on the day after its last."""
    since = gettext("since %(day)s") % {"day": day(ends_on + ONE_DAY)}
    reasons = basis_of(measure, Act.LAPSE, on=ends_on)
    return PeriodLine(status_tag(Status.EXPIRED), since, "", reasons, [], [])


def row_for(actor: Actor, *, on: date) -> Callable[[Measure], dict[str, object]]:
    """Return how a measure stands in the list."""

    def row(measure: Measure) -> dict[str, object]:
        name = display_name(measure.person, actor)
        return {
            "url": reverse("measure-page", args=[measure.pk]),
            "name": name,
            "kind": gettext(MeasureKind(measure.kind).label),
            "status": status_tag(measure.status_now),
            "since": measure.status_since,
            "reported_on": measure.reported_on,
            "ends_on": measure.ends_on,
        }

    return row


def crumbs_to(measure: Measure, actor: Actor) -> list[tuple[str, str]]:
    """Return where the forms of a measure stand."""
    return [
        (display_name(measure.person, actor), reverse("person-page", args=[measure.person_id])),
        (MeasureKind(measure.kind).label, reverse("measure-page", args=[measure.pk])),
    ]


def basis_of(measure: Measure, act: Act, *, on: date) -> Because | None:
    """Return the legal basis of a change that is about to be recorded; None where none speaks."""
    cites = basis(MeasureKind(measure.kind), act, rules_for(measure.org_seq), on=on)
    return Because.of(cites) if cites else None


def duty_label(code: str) -> str:
    """Return what a kind of duty is called."""
    return gettext(duty_kind(code).label)
