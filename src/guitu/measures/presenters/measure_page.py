"""What the page of a measure says: where it stands, what comes next and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.duties.kinds import kind as duty_kind
from guitu.duties.models import Duty
from guitu.duties.policy import rules_for
from guitu.duties.rules import days_late, is_overdue
from guitu.kernel.terms import gettext_noop
from guitu.measures import queries
from guitu.measures.actions import may_record
from guitu.measures.models import Agreement, Measure, StatusPeriod
from guitu.measures.planning import report_in_facts
from guitu.measures.presenters.wording import because, reckoning, said, span, status_tag
from guitu.measures.rules.basis import basis
from guitu.measures.rules.duration import day_of_term
from guitu.measures.rules.reporting import refusal_may_be_deemed_from, report_in_due
from guitu.measures.rules.states import BEFORE_REPORT, ENDED, RUNNING, acts_offered
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

STEPS = (
    gettext_noop("Order"),
    gettext_noop("Reported in"),
    gettext_noop("Agreement signed"),
    gettext_noop("In execution"),
    gettext_noop("Notice received"),
)
SHOWN = 6
CLOSABLE = (EXPIRY_TALK, EXPIRY_PREPARE, EXPIRY_DOSSIER)


@dataclass(frozen=True)
class Button:
    """An act that leads to its page."""

    label: str
    url: str
    kind: str = ""
    icon: str = ""


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


@dataclass
class MeasurePage:
    """Everything that the page of one measure says."""

    measure: Measure
    person_name: str
    status: Status
    tag: Tag
    answer: str
    crumbs: list[tuple[str, str]]
    steps: list[dict[str, str]]
    term_done: int = 0
    term_total: int = 0
    term_label: str = ""
    order_facts: list[tuple[str, object]] = field(default_factory=list)
    term_facts: list[tuple[str, object]] = field(default_factory=list)
    reckoning: list[str] = field(default_factory=list)
    duties: list[DutyLine] = field(default_factory=list)
    history: list[PeriodLine] = field(default_factory=list)
    agreements: list[tuple[Agreement, Tag, str]] = field(default_factory=list)
    next_act: Button | None = None
    acts: list[Button] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    papers: dict[str, str] = field(default_factory=dict)


def measure_page(measure: Measure, actor: Actor, *, on: date) -> MeasurePage:
    """Return the page of `measure` as `actor` sees it on the day `on`."""
    status = Status(measure.status_now)
    versions = queries.agreement_versions(measure)
    duties = queries.next_duties(measure, limit=3 * SHOWN)
    name = display_name(measure.person, actor)
    page = MeasurePage(
        measure=measure,
        person_name=name,
        status=status,
        tag=status_tag(status),
        answer=_answer(measure, status, duties, on=on),
        crumbs=[(name, reverse("person-page", args=[measure.person_id]))],
        steps=_steps(measure, status, versions),
    )
    _tell_term(page, on=on)
    page.order_facts = order_facts(measure)
    page.duties = _duty_lines(duties, actor, on=on)
    page.history = [_period_line(period) for period in queries.history(measure)]
    page.agreements = [agreement_line(row) for row in versions]
    page.next_act = next_act(measure, status, versions, actor)
    page.acts = _acts(measure, status, actor, used=page.next_act)
    page.notices = _notices(measure, status, versions, on=on)
    page.papers = _papers(measure, actor)
    return page


def next_act(
    measure: Measure, status: Status, versions: Sequence[Agreement], actor: Actor
) -> Button | None:
    """Return the one act that moves the measure on now, if the actor may do it."""
    may = {name: actor.may(name, measure.org_seq) for name in NEEDED}
    if status in BEFORE_REPORT and may[Permission.MEASURE_WRITE]:
        return _button(gettext("Record reporting in"), "report-in", measure, "user-check")
    if status == Status.EXPIRED and may_record(actor, Act.RELEASE, org_seq=measure.org_seq):
        url = reverse("status-change", args=[measure.pk, Act.RELEASE])
        return Button(gettext("Record the notice of the police"), url, "primary", "mail")
    if status not in RUNNING:
        return None
    latest = versions[0] if versions else None
    if latest is None or latest.status == AgreementStatus.WITHDRAWN:
        if may[Permission.AGREEMENT_DRAFT] and not any(row.signed_on for row in versions):
            return _button(
                gettext("Draft the agreement"), "agreement-draft", measure, "file-description"
            )
        return None
    return agreement_act(latest, actor)


NEEDED = (Permission.MEASURE_WRITE, Permission.AGREEMENT_DRAFT)
AGREEMENT_ACTS = {
    AgreementStatus.DRAFT: (
        gettext_noop("Explain the agreement"), "agreement-explain", "message-circle",
        Permission.AGREEMENT_DRAFT,
    ),
    AgreementStatus.EXPLAINED: (
        gettext_noop("Look through and approve"), "agreement-page", "checklist",
        Permission.AGREEMENT_APPROVE,
    ),
    AgreementStatus.APPROVED: (
        gettext_noop("Sign the agreement"), "agreement-sign", "signature",
        Permission.AGREEMENT_SIGN,
    ),
}  # fmt: skip


def agreement_act(agreement: Agreement, actor: Actor) -> Button | None:
    """Return the act that brings a version further, if the actor may do it."""
    found = AGREEMENT_ACTS.get(AgreementStatus(agreement.status))
    if found is None or not actor.may(found[3], agreement.org_seq):
        return None
    label, url_name, icon, _needs = found
    return Button(gettext(label), reverse(url_name, args=[agreement.pk]), "primary", icon)


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
        (gettext("Decision"), measure.decision_number),
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


def _answer(measure: Measure, status: Status, duties: Sequence[Duty], *, on: date) -> str:
    parts = []
    if measure.starts_on and measure.ends_on and status in RUNNING:
        number, total = day_of_term(measure.starts_on, measure.ends_on, on=on)
        parts.append(gettext("Day %(number)s of %(total)s.") % {"number": number, "total": total})
    elif status == Status.EXPIRED and measure.ends_on:
        parts.append(
            gettext("The term ended by itself with %(day)s; the notice of the police is awaited.")
            % {"day": day(measure.ends_on)}
        )
    else:
        parts.append(gettext("It stands as “%(status)s”.") % {"status": gettext(status.label)})
    if duties and status not in ENDED:
        first = duties[0]
        parts.append(
            gettext("Next: %(what)s, by %(day)s.")
            % {"what": gettext(duty_kind(first.kind).label), "day": day(first.due_on)}
        )
    return " ".join(parts)


def _tell_term(page: MeasurePage, *, on: date) -> None:
    measure = page.measure
    book = rules_for(measure.org_seq)
    due = report_in_due(report_in_facts(measure), book)
    if measure.reported_on:
        page.term_facts.append((gettext("Reported in on"), measure.reported_on))
    else:
        page.term_facts.append((gettext("To report in by"), due.value))
        page.term_facts.append((gettext("Why this day"), Because.of(due.because)))
    if measure.starts_on:
        page.term_facts.append((gettext("Term"), span(measure.starts_on, measure.ends_on)))
        page.term_facts.append((gettext("Why these days"), because(measure.end_because)))
        page.reckoning = reckoning(measure.end_steps)
    if measure.starts_on and measure.ends_on:
        page.term_done, page.term_total = day_of_term(measure.starts_on, measure.ends_on, on=on)
        left = page.term_total - page.term_done
        page.term_label = ngettext("%(count)s day left", "%(count)s days left", left) % {
            "count": left
        }


def _steps(measure: Measure, status: Status, versions: Sequence[Agreement]) -> list[dict[str, str]]:
    done = [
        True,
        measure.reported_on is not None,
        any(row.signed_on for row in versions),
        status in (Status.EXPIRED, Status.RELEASED),
        status == Status.RELEASED,
    ]
    now = next((number for number, is_done in enumerate(done) if not is_done), len(done))
    has_stopped = status in ENDED and status != Status.RELEASED
    found = []
    for number, label in enumerate(STEPS):
        state = "done" if done[number] else "now" if number == now and not has_stopped else "next"
        found.append({"label": label, "state": state})
    return found


def _duty_lines(duties: Sequence[Duty], actor: Actor, *, on: date) -> list[DutyLine]:
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


def _period_line(period: StatusPeriod) -> PeriodLine:
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
    return PeriodLine(status_tag(period.status), when, period.note, reasons, papers)


def _acts(measure: Measure, status: Status, actor: Actor, *, used: Button | None) -> list[Button]:
    found = []
    for act in acts_offered(status):
        if act == Act.REPORT_IN or not may_record(actor, act, org_seq=measure.org_seq):
            continue
        url = reverse("status-change", args=[measure.pk, act])
        if used is None or used.url != url:
            found.append(Button(gettext(act.label), url))
    return found


def _notices(
    measure: Measure, status: Status, versions: Sequence[Agreement], *, on: date
) -> list[str]:
    found = []
    if status == Status.AWAITING_REPORT:
        facts, book = report_in_facts(measure), rules_for(measure.org_seq)
        due = report_in_due(facts, book).value
        if is_overdue(due, on=on):
            deemed = refusal_may_be_deemed_from(facts, book)
            found.append(OVERDUE_DETOX if deemed else OVERDUE_REHAB)
    if status == Status.EXPIRED:
        found.append(gettext_noop("The person is free of the measure; no duty of theirs remains."))
    for row in versions:
        if row.status == AgreementStatus.SIGNED and _lacks_scan(row):
            found.append(gettext_noop("The scan of the signed agreement is not on file yet."))
    return [said(message, {}) for message in found]


OVERDUE_DETOX = gettext_noop(
    "The last day to report in is past. Ask for the reason first. Without a legitimate reason the "
    "law deems it refusal; the office only reports the facts, the police decide."
)
OVERDUE_REHAB = gettext_noop(
    "The last day to report in is past. Ask for the reason first. For community rehabilitation the "
    "law has no clause that deems it refusal; the office only reports the facts."
)


def _papers(measure: Measure, actor: Actor) -> dict[str, str]:
    terms_url = f"{reverse('terms-page')}?measure={measure.kind}"
    if not actor.may(Permission.MEASURE_WRITE, measure.org_seq):
        return {"terms": terms_url}
    found = {"terms": terms_url, "explanation": reverse("explanation-word", args=[measure.pk])}
    if measure.reported_on:
        found["report_in"] = reverse("report-in-word", args=[measure.pk])
    return found


def _lacks_scan(row: Agreement) -> bool:
    return row.scan_id is None and row.signatures.filter(way="on_paper").exists()


def _button(label: str, url_name: str, measure: Measure, icon: str) -> Button:
    return Button(label, reverse(url_name, args=[measure.pk]), "primary", icon)


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
