"""What the page of one paper about missed steps says."""

from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.queries import names as user_names
from guitu.measures import breach_facts, breach_forms
from guitu.measures.models import BreachPaper, Measure
from guitu.measures.presenters.acts import Button
from guitu.measures.presenters.breach_page import crumbs, paper_line, span_of
from guitu.measures.rules import ladder
from guitu.measures.rules.ladder import BREACH_PAPER, Evidence
from guitu.measures.terms import (
    BreachPaperAct,
    BreachPaperKind,
    BreachPaperStatus,
    DeliveryWay,
)
from guitu.people.queries import display_name
from guitu.web.cells import Tag
from guitu.web.templatetags.web import day

ACTS = {
    BreachPaperAct.DELIVER: ("breach-deliver", "mail", Permission.BREACH_DRAFT),
    BreachPaperAct.OBJECT: ("breach-object", "message-circle", Permission.BREACH_DRAFT),
    BreachPaperAct.ANSWER: ("breach-answer", "message-circle", Permission.BREACH_ISSUE),
}


@dataclass(frozen=True)
class PaperPage:
    """Everything that the page says."""

    paper: BreachPaper
    measure: Measure
    label: str
    person_name: str
    crumbs: list[tuple[str, str]]
    answer: str
    tag: Tag
    evidence: list[Evidence]
    steps: list[str]
    facts: list[tuple[str, object]]
    acts: list[Button]
    files: list[Button]
    issue_url: str
    void_url: str


def paper_page(paper: BreachPaper, measure: Measure, actor: Actor, *, on: date) -> PaperPage:
    """Return the page of one paper; of a draft as it would be issued now."""
    kind, status = BreachPaperKind(paper.kind), BreachPaperStatus(paper.status)
    is_draft = status == BreachPaperStatus.DRAFT
    facts = breach_facts.of(measure, on=on, without=paper.pk)
    about = {step["id"] for step in paper.steps}
    steps = [step for step in facts.steps if str(step.record[1]) in about]
    if is_draft:
        steps = list(ladder.steps_for(kind, facts))
    found = list(ladder.evidence(kind, steps, facts)) if is_draft else []
    why_not = ladder.why_not(kind, facts) if is_draft else ""
    name = display_name(measure.person, actor)
    may_issue = is_draft and actor.may(Permission.BREACH_ISSUE, paper.org_seq)
    is_complete = not why_not and all(one.is_there for one in found)
    needs = Permission.BREACH_DRAFT if is_draft else Permission.BREACH_ISSUE
    may_void = actor.may(needs, paper.org_seq)
    return PaperPage(
        paper=paper,
        measure=measure,
        label=gettext(kind.label),
        person_name=name,
        crumbs=[
            *crumbs(measure, name),
            (gettext("Missed steps and papers"), reverse("missed-page", args=[measure.pk])),
        ],
        answer=_answer(paper, found, why_not),
        tag=paper_line(paper).tag,
        evidence=[replace(one, label=gettext(one.label)) for one in found],
        steps=[f"{span_of(step)} · {step.what}" for step in steps],
        facts=_facts(paper, may_read=actor.may(Permission.BREACH_DRAFT, paper.org_seq)),
        acts=_acts(paper, status, actor),
        files=_files(paper, actor),
        issue_url=reverse("breach-issue", args=[paper.pk]) if may_issue and is_complete else "",
        void_url=reverse("breach-void", args=[paper.pk]) if may_void else "",
    )


def _answer(paper: BreachPaper, found: list[Evidence], why_not: str) -> str:
    status = BreachPaperStatus(paper.status)
    if status != BreachPaperStatus.DRAFT:
        return gettext("It stands as “%(status)s”.") % {"status": gettext(status.label)}
    if why_not:
        return gettext(why_not)
    missing = [gettext(one.label) for one in found if not one.is_there]
    if missing:
        return gettext("Before it can be issued: %(what)s.") % {"what": "; ".join(missing)}
    return gettext("Everything is there. It takes effect only when somebody issues it.")


def _facts(paper: BreachPaper, *, may_read: bool) -> list[tuple[str, object]]:
    names = user_names({one for one in (paper.issued_by, paper.answered_by) if one})
    rows: list[tuple[str, object]] = [
        (gettext("Number"), paper.document.number if paper.document else ""),
        (gettext("Drafted on"), paper.drafted_on),
        (gettext("Why it goes further"), paper.note),
        (gettext("Issued"), _by(paper.issued_on, names.get(paper.issued_by, ""))),
        (gettext("Delivered"), _by(paper.delivered_on, paper.delivered_to)),
        (gettext("How"), DeliveryWay(paper.delivered_how).label if paper.delivered_how else ""),
        (gettext("Witness"), paper.witness),
        (gettext("Objection"), _by(paper.objected_on, paper.objection if may_read else "")),
        (gettext("Answer"), _by(paper.answered_on, names.get(paper.answered_by, ""))),
        (gettext("Words of the answer"), paper.answer),
    ]
    return [(label, gettext(value) if isinstance(value, str) else value)
            for label, value in rows if value]  # fmt: skip


def _by(on: date | None, words: str) -> str:
    return f"{day(on)} · {words}" if on and words else day(on) if on else ""


def _acts(paper: BreachPaper, status: BreachPaperStatus, actor: Actor) -> list[Button]:
    found = []
    for act in BREACH_PAPER.acts_from(status):
        if act not in ACTS:
            continue
        name, icon, needs = ACTS[BreachPaperAct(act)]
        if actor.may(needs, paper.org_seq):
            kind = "primary" if not found else ""
            url = reverse(name, args=[paper.pk])
            found.append(Button(gettext(BreachPaperAct(act).label), url, kind, icon))
    return found


def _files(paper: BreachPaper, actor: Actor) -> list[Button]:
    if not actor.may(Permission.BREACH_DRAFT, paper.org_seq):
        return []
    if paper.document is None:
        url = reverse("breach-word", args=[paper.pk])
        return [Button(gettext("Draft (Word)"), url, icon="download")]
    found = [Button(gettext("Paper (Word)"), reverse("paper-open", args=[paper.document_id]),
                    icon="download")]  # fmt: skip
    is_letter = paper.kind == BreachPaperKind.TRANSFER_LETTER
    code, label = breach_forms.DELIVERY, gettext("Proof to be signed (Word)")
    if is_letter:
        code, label = breach_forms.RECEIPT, gettext("Receipt to be signed (Word)")
    found.append(Button(label, reverse("breach-sheet", args=[paper.pk, code]), icon="download"))
    if paper.proof_id:
        found.append(Button(gettext("Proof on file"), reverse("paper-open", args=[paper.proof_id]),
                            icon="download"))  # fmt: skip
    return found
