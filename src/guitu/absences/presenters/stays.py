"""Pages of a stay elsewhere, and what a host office sees of a letter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.absences import queries, stay_steps
from guitu.absences.forms.stays import RESULTS
from guitu.absences.models import HostTask, Letter, Stay
from guitu.absences.presenters.reports import Facts, Page
from guitu.absences.steps import Step
from guitu.absences.terms import LetterAnswer, Side, TaskKind
from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.duties.policy import rules_for
from guitu.kernel.terms import gettext_noop
from guitu.people.queries import display_name, with_keys
from guitu.web.cells import Because, Tag
from guitu.web.templatetags.web import day

REFUSED = (LetterAnswer.DECLINED, LetterAnswer.RETURNED)


@dataclass
class StayPage(Page):
    """A stay with its letters, each with its tasks."""

    letters: list[dict[str, Any]] = field(default_factory=list)


def stay_tag(row: Stay) -> Tag:
    """Return whether the person lives elsewhere still."""
    if row.until_on:
        return Tag(gettext_noop("Has come back"), "good")
    return Tag(gettext_noop("Lives elsewhere"), "quiet")


def stay_page(row: Stay, actor: Actor) -> StayPage:
    """Return the page of one stay."""
    with_keys([row.person])
    letters = queries.letters_of(row)
    tasks = queries.tasks_of([letter.pk for letter in letters])
    url = reverse("person-page", args=[row.person_id])
    name = display_name(row.person, actor)
    page = StayPage(_("Living elsewhere"), name, url, _answer(row, letters, tasks))
    page.tag = stay_tag(row)
    page.because = Because.of(rules_for(row.org_seq).row("two_places", row.from_on).cites)
    page.facts = _facts(row)
    page.more = _division(row)
    page.acts = acts(row, actor, (stay_steps.OF_STAY, "stay-step"), _possible(row, letters))
    page.letters = [_letter(one, tasks, actor) for one in letters]
    return page


def _answer(row: Stay, letters: list[Letter], tasks: list[HostTask]) -> str:
    if row.until_on:
        return _("Returned; last day away was %(day)s.") % {"day": day(row.until_on)}
    if any(task.outcome and not task.looked_at_on for task in tasks):
        return _("The host office sent something. Look at it and put it where it belongs.")
    if not letters:
        return _("Lives in %(area)s. Next: the commission letter to the host office.") % {
            "area": row.area
        }
    if letters[0].answered_on is None:
        return _("The letter left on %(day)s; the answer is awaited.") % {
            "day": day(letters[0].sent_on)
        }
    if letters[0].answer in REFUSED:
        return _("The host office did not take it on: this office goes on with all of it.")
    return _("Lives in %(area)s, under two offices.") % {"area": row.area}


def _facts(row: Stay) -> Facts:
    host_seen = _("sees the letter and its tasks here") if row.host_seq else _("outside")
    return [
        (gettext_noop("Where the person lives"), row.area),
        (gettext_noop("Since"), row.from_on),
        (gettext_noop("Until"), row.until_on or row.planned_until_on or _("open")),
        (gettext_noop("Why"), _(row.reason.label)),
        (gettext_noop("To be reached there"), row.contact or _("not said")),
        (gettext_noop("Host office"), row.host_name or _("not named yet"), host_seen),
        *([(gettext_noop("Telephone of that office"), row.host_phone)] if row.host_phone else []),
        *([(gettext_noop("Remark"), row.return_note)] if row.return_note else []),
    ]


def _division(row: Stay) -> Facts:
    return [
        (gettext_noop("Tests by"), _(Side(row.tests_by).label)),
        (gettext_noop("Visits by"), _(Side(row.visits_by).label)),
        (gettext_noop("Calls by"), _(Side(row.calls_by).label)),
        (gettext_noop("Plan of calls"), row.phone_plan or _("not agreed yet")),
    ]


def _possible(row: Stay, letters: list[Letter]) -> tuple[str, ...]:
    if row.until_on:
        return ()
    waits = bool(letters) and letters[0].answered_on is None
    first = () if waits or not row.host_name else ("letter",)
    return (*first, "divide", "end", *(() if letters else ("void",)))


def _letter(row: Letter, tasks: list[HostTask], actor: Actor) -> dict[str, Any]:
    own = [task for task in tasks if task.letter_id == row.pk]
    open_ones = () if row.ended_on else _letter_steps(row)
    return {
        "number": row.number,
        "tag": letter_tag(row),
        "facts": letter_facts(row),
        "document_url": reverse("paper-open", args=[row.document_id]) if row.document_id else "",
        "answer_url": (
            reverse("paper-open", args=[row.answer_document_id]) if row.answer_document_id else ""
        ),
        "acts": acts(row, actor, (stay_steps.OF_LETTER, "letter-step"), open_ones),
        "pk": row.pk,
        "tasks": [_task(task, actor) for task in own],
    }


def _letter_steps(row: Letter) -> tuple[str, ...]:
    if row.answer in REFUSED:
        return ()
    found = () if row.received_on else ("receipt",)
    return (*found, *(() if row.answered_on else ("answer",)), "task")


def letter_tag(row: Letter) -> Tag:
    """Return where a letter stands."""
    if row.ended_on:
        return Tag(gettext_noop("Is over"), "quiet")
    if row.answer:
        kind = "attention" if row.answer in REFUSED else "good"
        return Tag(LetterAnswer(row.answer).label, kind)
    return Tag(gettext_noop("Answer awaited"), "attention")


def letter_facts(row: Letter) -> Facts:
    """Return a letter as facts, for both offices."""
    found: Facts = [
        (gettext_noop("To"), row.to_office),
        (gettext_noop("What the host office is asked to do"), row.asks),
        (gettext_noop("Sent on"), row.sent_on),
        (gettext_noop("Arrived on"), row.received_on or _("not said"), row.receipt_note),
    ]
    if row.answered_on:
        found.append((gettext_noop("Answered on"), row.answered_on, row.answered_by))
    if row.answer_reason:
        found.append((gettext_noop("Reason"), row.answer_reason))
    return found


def _task(row: HostTask, actor: Actor) -> dict[str, Any]:
    names = () if row.looked_at_on else ("look",) if row.outcome else ("done",)
    may_test = actor.may(Permission.DRUG_TEST_WRITE, row.org_seq)
    is_test = row.kind == TaskKind.TEST and row.outcome == "done" and bool(row.result)
    return task_line(row) | {
        "test_url": (
            reverse("host-task-test", args=[row.pk])
            if is_test and may_test and not row.looked_at_on
            else ""
        ),
        "kept_url": reverse("test-page", args=[row.kept_as]) if row.kept_as else "",
        "finding": row.finding if row.outcome else "",
        "result": str(dict(RESULTS).get(row.result, row.result)) if row.result else "",
        "looked_at": row.looked_at_by if row.looked_at_on else "",
        "proof_url": reverse("paper-open", args=[row.proof_id]) if row.proof_id else "",
        "acts": acts(row, actor, (stay_steps.OF_TASK, "task-step"), names),
    }


def task_line(row: HostTask) -> dict[str, Any]:
    """Return one task as both offices see it."""
    return {
        "pk": row.pk,
        "what": row.kind.label,
        "when": _("%(first)s to %(last)s") % {"first": day(row.from_on), "last": day(row.due_on)},
        "note": row.note,
        "tag": Tag(row.outcome.label, "good" if row.outcome == "done" else "quiet")
        if row.outcome else Tag(gettext_noop("To be dealt with"), "attention"),
        "done": day(row.done_on) if row.done_on else "",
        "done_by": row.done_by,
    }  # fmt: skip


def acts(
    row: Any, actor: Actor, where: tuple[Mapping[str, Step], str], names: tuple[str, ...]
) -> list[dict[str, str]]:
    """Return the buttons of the steps that the actor may take."""
    table, url_name = where
    if not actor.may(Permission.ABSENCE_WRITE, row.org_seq):
        return []
    return [
        {
            "label": _(table[name].heading),
            "url": reverse(url_name, args=[row.pk, name]),
            "icon": table[name].icon,
            "kind": "quiet" if name == "void" else "primary" if number == 0 else "",
        }
        for number, name in enumerate(names)
    ]


def hosted_row(row: Letter) -> dict[str, object]:
    """Return a letter of another office as a line of the list."""
    return {
        "url": reverse("hosted-page", args=[row.pk]),
        "name": row.person_name,
        "from_office": row.from_office,
        "sent_on": row.sent_on,
        "tag": letter_tag(row),
    }


def hosted_page(row: Letter) -> dict[str, Any]:
    """Return what the host office sees: the letter and the tasks, nothing else of the person."""
    tasks = queries.tasks_of([row.pk])
    open_ones = sum(not task.outcome for task in tasks)
    if row.ended_on:
        answer = _("This is over: nothing more is asked for.")
    elif not row.answered_on:
        answer = _("%(office)s asks for help. Take it on, decline it, or return it.") % {
            "office": row.from_office
        }
    else:
        answer = _("Open tasks: %(count)s.") % {"count": open_ones}
    return {
        "letter": row,
        "answer": answer,
        "tag": letter_tag(row),
        "facts": [
            (gettext_noop("Asking office"), row.from_office),
            (gettext_noop("Name"), row.person_name),
            (gettext_noop("Lives in"), row.area),
            (gettext_noop("Lives there since"), row.from_on),
            *letter_facts(row)[1:],
        ],
        "tasks": [task_line(task) for task in tasks],
        "may_answer": row.answered_on is None and row.ended_on is None,
    }
