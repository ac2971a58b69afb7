"""What the page of a measure says: where it stands, what comes next and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.duties.kinds import kind as duty_kind
from guitu.duties.models import Duty
from guitu.duties.policy import rules_for
from guitu.duties.rules import is_overdue
from guitu.kernel.terms import gettext_noop
from guitu.measures import queries
from guitu.measures.models import Agreement, Measure
from guitu.measures.planning import AFTER_THE_END, report_in_facts
from guitu.measures.presenters.acts import Button, acts_of, next_act
from guitu.measures.presenters.lines import (
    SHOWN,
    DutyLine,
    PeriodLine,
    agreement_line,
    duty_lines,
    lapse_line,
    order_facts,
    period_line,
)
from guitu.measures.presenters.wording import because, reckoning, said, span, status_tag
from guitu.measures.rules.duration import day_of_term
from guitu.measures.rules.reporting import refusal_may_be_deemed_from, report_in_due
from guitu.measures.rules.states import ENDED, RUNNING
from guitu.measures.terms import NOTICE_LATE, RELEASE_NOTICE, AgreementStatus, Status
from guitu.people.queries import display_name
from guitu.web.cells import Because, Tag
from guitu.web.sentences import joined
from guitu.web.templatetags.web import day

STEPS = (
    gettext_noop("Order"),
    gettext_noop("Reported in"),
    gettext_noop("Agreement signed"),
    gettext_noop("In execution"),
    gettext_noop("Notice received"),
)


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
    effects: list[str] = field(default_factory=list)
    agreements: list[tuple[Agreement, Tag, str]] = field(default_factory=list)
    next_act: Button | None = None
    acts: list[Button] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    papers: dict[str, str] = field(default_factory=dict)


def measure_page(measure: Measure, actor: Actor, *, on: date) -> MeasurePage:
    """Return the page of `measure` as `actor` sees it on the day `on`."""
    status = Status(measure.status_now)
    versions = queries.agreement_versions(measure)
    duties = _still_due(measure, status)
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
    page.duties = duty_lines(duties, actor, on=on)
    page.history = _history(measure, status)
    page.effects = page.history[0].effects if page.history else []
    page.agreements = [agreement_line(row) for row in versions]
    page.next_act = next_act(measure, status, versions, actor)
    page.acts = acts_of(measure, status, actor, used=page.next_act)
    page.notices = _notices(measure, status, versions, on=on)
    page.papers = _papers(measure, actor)
    return page


def _still_due(measure: Measure, status: Status) -> list[Duty]:
    """Return what is due; after the last day of a term nothing of the person's, lapsed or not.

    The term ends at midnight; the run that writes it down comes within the hour.
    """
    kinds = AFTER_THE_END if status == Status.EXPIRED else ()
    return queries.next_duties(measure, limit=3 * SHOWN, kinds=kinds)


def _history(measure: Measure, status: Status) -> list[PeriodLine]:
    """Return what the measure stood as, the newest first, with a lapse that is not written down."""
    periods = queries.history(measure)
    found = [period_line(measure, period) for period in periods]
    is_written = not periods or periods[0].status == status
    if status != Status.EXPIRED or is_written or measure.ends_on is None:
        return found
    return [lapse_line(measure, measure.ends_on), *found]


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
    return joined(parts)


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
        if is_notice_late(measure, on=on):
            found.append(NOTICE_LATE)
    for row in versions:
        if row.status == AgreementStatus.SIGNED and _lacks_scan(row):
            found.append(gettext_noop("The scan of the signed agreement is not on file yet."))
    return [said(message, {}) for message in found]


def is_notice_late(measure: Measure, *, on: date) -> bool:
    """Return whether the police's notice of the end has not come by its last day."""
    last = queries.open_until(measure, RELEASE_NOTICE)
    return last is not None and is_overdue(last, on=on)


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
