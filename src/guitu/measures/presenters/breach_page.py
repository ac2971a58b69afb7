"""What the page of missed steps and papers of one measure says."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.queries import names as user_names
from guitu.duties.policy import rules_for
from guitu.kernel.terms import gettext_noop
from guitu.measures import breach_facts
from guitu.measures.models import BreachPaper, HelpOffered, Measure
from guitu.measures.presenters.acts import Button
from guitu.measures.rules import ladder
from guitu.measures.rules.ladder import LadderFacts
from guitu.measures.rules.missed import Count, MissedStep, why_not_counted
from guitu.measures.rules.states import MEASURE, papers_for
from guitu.measures.terms import (
    Act,
    BreachPaperKind,
    BreachPaperStatus,
    HelpAnswer,
    HelpOccasion,
    MeasureKind,
    Status,
)
from guitu.people.queries import display_name
from guitu.web.cells import Because, Tag
from guitu.web.sentences import joined
from guitu.web.templatetags.web import day

STATUS_KINDS = {
    BreachPaperStatus.DRAFT: "attention",
    BreachPaperStatus.ISSUED: "attention",
    BreachPaperStatus.DELIVERED: "good",
    BreachPaperStatus.OBJECTED: "attention",
    BreachPaperStatus.ANSWERED: "good",
}
HANDING = (Act.HAND_OVERDUE, Act.HAND_BREACH_TESTS, Act.HAND_BREACH_LEAVING)
NOTING = (Act.NOTE_OVERDUE, Act.NOTE_BREACH)
POLICE_SAY = gettext_noop(
    "Counts are facts, and each opens to its rows. Whether they are a serious breach the police "
    "say."
)
FIRST_EXHORTED = gettext_noop(
    "First an exhortation; an admonition for a new step after it was delivered. The order is local "
    "practice, not law."
)
ADMONISHED_AT_ONCE = gettext_noop(
    "An admonition may come without an exhortation. The order is local practice, not law."
)
NO_COUNTER = gettext_noop(
    "For community rehabilitation the regulation has no such counters: report the facts, the "
    "police qualify them."
)


@dataclass(frozen=True)
class StepLine:
    """One missed step: what is known of it, and whether it counts."""

    kind: str
    when: str
    what: str
    url: str
    notice: str
    heard: str
    statement: str
    tag: Tag
    why: str
    hear_url: str


@dataclass(frozen=True)
class CountLine:
    """One number of the law with the rows behind it."""

    label: str
    text: str
    tag: Tag | None
    rows: list[str]


@dataclass(frozen=True)
class PaperLine:
    """One paper: what it is, its number, where it stands."""

    label: str
    url: str
    number: str
    when: str
    tag: Tag


@dataclass(frozen=True)
class Offer:
    """A paper that the ladder has: the address to draft it, or why it cannot be drafted."""

    label: str
    url: str
    why_not: str
    needs_reason: bool


@dataclass(frozen=True)
class MissedPage:
    """Everything that the page says."""

    measure: Measure
    person_name: str
    crumbs: list[tuple[str, str]]
    answer: str
    steps: list[StepLine]
    counts: list[CountLine]
    because: Because | None
    note: str
    help: list[tuple[HelpOffered, str, str]]
    papers: list[PaperLine]
    offers: list[Offer]
    acts: list[Button]
    may_draft: bool
    order: str
    order_because: Because | None

    @property
    def help_kind(self) -> str:
        """Return how the button to offer help looks: the first act where a step was missed."""
        return "primary" if self.steps else ""


def missed_page(measure: Measure, actor: Actor, *, on: date) -> MissedPage:
    """Return the page of `measure`, which has its status, as `actor` sees it."""
    known = breach_facts.known(measure, on=on)
    may_draft = actor.may(Permission.BREACH_DRAFT, measure.org_seq)
    facts, name = known.facts, display_name(measure.person, actor)
    people = user_names({step.decided_by for step in facts.steps if step.decided_by})
    counted = facts.counted
    return MissedPage(
        measure=measure,
        person_name=name,
        crumbs=crumbs(measure, name),
        answer=_answer(known),
        steps=[_step(step, measure, people, may_read=may_draft) for step in facts.steps],
        counts=[_count(one) for one in counted.counts],
        because=Because.of(counted.because) if counted.because else None,
        note=gettext(POLICE_SAY if counted.counts else NO_COUNTER),
        help=[
            (row, gettext(HelpOccasion(row.occasion).label), gettext(HelpAnswer(row.answer).label))
            for row in known.helped
        ],
        papers=[paper_line(row) for row in known.papers],
        offers=[_offer(kind, measure, facts) for kind in BreachPaperKind] if may_draft else [],
        acts=_acts(measure, actor, known.papers),
        may_draft=may_draft,
        order=gettext(_order(facts)),
        order_because=_because_of_order(measure, on=on),
    )


def _order(facts: LadderFacts) -> str:
    return FIRST_EXHORTED if facts.order.exhortation_first else ADMONISHED_AT_ONCE


def _because_of_order(measure: Measure, *, on: date) -> Because | None:
    row = rules_for(measure.org_seq).find(breach_facts.ORDER, on)
    return Because.of(row.cites) if row else None


def crumbs(measure: Measure, name: str) -> list[tuple[str, str]]:
    """Return where the page stands: the person, the measure."""
    return [
        (name, reverse("person-page", args=[measure.person_id])),
        (measure.kind.label, reverse("measure-page", args=[measure.pk])),
    ]


def paper_line(row: BreachPaper) -> PaperLine:
    """Return a paper as a line."""
    status = BreachPaperStatus(row.status)
    on = row.delivered_on or row.issued_on or row.drafted_on
    return PaperLine(
        gettext(BreachPaperKind(row.kind).label),
        reverse("breach-paper", args=[row.pk]),
        row.document.number if row.document else "",
        day(on),
        Tag(status.label, STATUS_KINDS[status]),
    )


def span_of(step: MissedStep) -> str:
    """Return the day of a step, or its first and last day."""
    if step.until is None or step.until == step.on:
        return day(step.on)
    return gettext("%(first)s to %(last)s") % {"first": day(step.on), "last": day(step.until)}


def _answer(known: breach_facts.Known) -> str:
    facts, parts = known.facts, []
    to_hear = sum(step.is_justified is None for step in facts.steps)
    if to_hear:
        parts.append(
            ngettext(
                "Next: hear the person about %(count)s missed step.",
                "Next: hear the person about %(count)s missed steps.",
                to_hear,
            ) % {"count": to_hear}
        )  # fmt: skip
    if facts.counted.is_near:
        parts.append(gettext("One more would reach a number of the law: offer help now."))
    waiting = _waiting(known.papers)
    if waiting:
        parts.append(waiting)
    if parts:
        return joined(parts)
    if not facts.steps:
        return gettext("No step was missed.")
    return gettext("Nothing is open: every missed step was heard and answered.")


def _waiting(papers: Iterable[BreachPaper]) -> str:
    says = (
        (BreachPaperStatus.OBJECTED, gettext_noop("An objection waits for an answer: %(paper)s.")),
        (BreachPaperStatus.ISSUED, gettext_noop("To be delivered: %(paper)s.")),
        (BreachPaperStatus.DRAFT, gettext_noop("A draft waits to be issued: %(paper)s.")),
    )
    for status, message in says:
        found = [row for row in papers if row.status == status]
        if found:
            label = gettext(BreachPaperKind(found[0].kind).label)
            return gettext(message) % {"paper": label}
    return ""


def _step(
    step: MissedStep, measure: Measure, people: dict[uuid.UUID, str], *, may_read: bool
) -> StepLine:
    why = why_not_counted(step)
    if step.is_justified:
        tag = Tag(gettext_noop("legitimate reason"), "good")
    elif why:
        tag = Tag(gettext_noop("does not count yet"), "quiet")
    else:
        tag = Tag(gettext_noop("counts"), "attention")
    may_hear = may_read and step.is_justified is None
    return StepLine(
        kind=gettext(step.kind.label),
        when=span_of(step),
        what=step.what,
        url=step.url,
        notice=_dated(step.notice_on, step.notice_way),
        heard=_dated(step.heard_on, people.get(step.decided_by, "") if step.decided_by else ""),
        statement=step.statement if may_read else "",
        tag=tag,
        why=gettext(why) if why and not step.is_justified else "",
        hear_url=reverse("missed-hear", args=[measure.pk, step.record[1]]) if may_hear else "",
    )


def _dated(on: date | None, words: str) -> str:
    return " · ".join(part for part in (day(on) if on else "", words) if part)


def _count(one: Count) -> CountLine:
    limit = gettext("more than %(limit)s") if one.is_exclusive else gettext("%(limit)s or more")
    tag = None
    if one.is_reached:
        tag = Tag(gettext_noop("number of the law reached"), "attention")
    elif one.is_near:
        tag = Tag(gettext_noop("one more would reach it"), "attention")
    text = gettext("%(number)s; the law names %(limit)s") % {
        "number": one.number, "limit": limit % {"limit": one.limit},
    }  # fmt: skip
    return CountLine(
        gettext(one.label), text, tag, [f"{span_of(step)} · {step.what}" for step in one.steps]
    )


def _offer(kind: BreachPaperKind, measure: Measure, facts: LadderFacts) -> Offer:
    why_not = ladder.why_not(kind, facts)
    return Offer(
        gettext(kind.label),
        "" if why_not else reverse("breach-draft", args=[measure.pk, kind.value]),
        gettext(why_not) if why_not else "",
        ladder.needs_reason(kind, facts),
    )


def _acts(measure: Measure, actor: Actor, papers: Sequence[BreachPaper]) -> list[Button]:
    """Return the steps of the report to the police: noting, and handing over what is on file."""
    if not actor.may(Permission.MEASURE_WRITE, measure.org_seq):
        return []
    status, kind = Status(measure.status_now), MeasureKind(measure.kind)
    issued = {row.document.kind for row in papers if row.document}
    issued |= {row.proof.kind for row in papers if row.proof_id}
    found = []
    for act in (*NOTING, *HANDING):
        change = MEASURE.find(status, act)
        if change is None:
            continue
        lacking = [one for one in papers_for(kind, change) if one not in issued]
        url = reverse("status-change", args=[measure.pk, act])
        is_ready = act in HANDING and not lacking
        found.append(Button(gettext(act.label), url, "primary" if is_ready else ""))
    return found
