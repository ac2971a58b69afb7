"""Opinions in words: the list that a department answers, and what the office sees of all."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.duties.rules import is_overdue
from guitu.people.terms import Sex
from guitu.risk.forms.opinions import ANSWER, KNOWN_ON, VERSION, WORDS, OpinionsForm, name_of
from guitu.risk.models import Assessment, Opinion, Round, RoundDepartment
from guitu.risk.queries import opinions as queries
from guitu.risk.queries.opinions import Progress
from guitu.risk.rules.answering import is_after_decision
from guitu.risk.terms import OpinionWay, RoundStatus, Shown
from guitu.web.cells import Tag
from guitu.web.templatetags.web import day

PAGE_SIZE = 50
WAITING, ALL, KNOWN = "waiting", "all", "known"


@dataclass(frozen=True)
class Line:
    """One person on the list: number, the little that is shown, and the answer or its fields."""

    opinion: Opinion
    who: str
    shown: list[tuple[str, str]]
    fields: dict[str, Any] = field(default_factory=dict)
    tags: list[Tag] = field(default_factory=list)
    change_url: str = ""
    take_back_url: str = ""


@dataclass
class Chosen:
    """Which part of a list is shown: which answers, which page, whose answer is changed."""

    show: str
    page: int = 1
    change: str = ""

    def query(self, **more: object) -> str:
        """Return the address part for this choice with something changed."""
        values = {"show": self.show, "page": self.page} | more
        return f"?{urlencode(values)}"


def shown_of(opinion: Opinion) -> dict[str, str]:
    """Return what the department is shown of a person."""
    return json.loads(opinion.shown) if opinion.shown else {}


def said_value(key: str, value: str) -> str:
    """Return a value that is shown, in the reader's language."""
    if key == Shown.SEX:
        return _(Sex(value).label) if value in set(Sex) else value
    return value


def facts_of(opinion: Opinion) -> list[tuple[str, str]]:
    """Return label and value of what is shown beside the name."""
    values = shown_of(opinion)
    return [
        (_(part.label), said_value(part, values[part]))
        for part in Shown
        if part in values and part != Shown.NAME
    ]


def line(opinion: Opinion, *, on: date) -> Line:
    """Return one person of the list as it stands."""
    tags = [answer_tag(opinion, on=on)]
    if opinion.answered_on and is_overdue(opinion.due_on, on=opinion.answered_on):
        tags.append(Tag(_("Came late"), "attention"))
    who = shown_of(opinion).get(Shown.NAME, "")
    return Line(opinion, who, facts_of(opinion), tags=tags)


def answer_tag(opinion: Opinion, *, on: date) -> Tag:
    """Return an answer, or that there is none, as a tag."""
    if opinion.answer:
        return Tag(_(opinion.answer.label), "good" if opinion.answer == KNOWN else "quiet")
    if opinion.is_withdrawn:
        return Tag(_("No longer asked"), "quiet")
    if is_overdue(opinion.due_on, on=on):
        return Tag(_("Not answered, late"), "late")
    return Tag(_("Not answered"), "attention")


def lines(
    form: OpinionsForm, opinions: Sequence[Opinion], chosen: Chosen, *, on: date, is_open: bool
) -> list[Line]:
    """Return the people of a page; who can be answered here has fields."""
    editable = {one.pk for one in form.opinions}
    found = []
    for one in opinions:
        drawn = line(one, on=on)
        if one.pk in editable:
            drawn.fields.update(fields_of(form, one))
            if not one.answer and not is_overdue(one.due_on, on=on):
                drawn.tags.clear()
        elif is_open:
            change = chosen.query(change=one.pk) + f"#o-{one.number}"
            urls = {
                "change_url": change,
                "take_back_url": reverse("risk-opinion-undo", args=[one.pk]),
            }
            drawn = Line(**(vars(drawn) | urls))
        found.append(drawn)
    return found


def fields_of(form: OpinionsForm, one: Opinion) -> dict[str, Any]:
    """Return the fields of one person by their short names, and when the words are shown."""
    fields = {name: form[name_of(name, one.pk)] for name in (ANSWER, WORDS, KNOWN_ON, VERSION)}
    has_errors = bool(fields[WORDS].errors or fields[KNOWN_ON].errors)
    shown_when = "" if has_errors else f"{fields[ANSWER].html_name}=known"
    return fields | {"shown_when": shown_when}


def page_context(asked: RoundDepartment, actor: Actor, progress: Progress, chosen: Chosen) -> dict:
    """Return what stands around the list: heading, answer, tabs, where else to go."""
    is_body = queries.is_of_body(asked, actor)
    is_open = asked.round.status == RoundStatus.OPEN
    url = reverse("risk-opinions", args=[asked.pk])
    counts = {ALL: progress.asked, WAITING: progress.waiting, KNOWN: progress.known}
    labels = {WAITING: _("Not answered yet"), ALL: _("All"), KNOWN: _("Known, in words")}
    return {
        "asked": asked,
        "heading": _("%(department)s: opinions for “%(round)s”")
        % {"department": _(asked.department.label), "round": asked.round.name},
        "answer": answer_line(asked, progress),
        "progress": progress,
        "is_open": is_open,
        "is_paper": not is_body,
        "tabs": [
            (labels[show], f"{url}?show={show}", show == chosen.show, counts[show])
            for show in (WAITING, ALL, KNOWN)
        ],
        "crumbs": crumbs(asked, actor),
        "pages": pages(chosen, counts[chosen.show]),
        "sheet_url": reverse("opinion-sheet", args=[asked.pk]) if is_open else "",
        "rest_url": reverse("risk-opinions-rest", args=[asked.pk])
        if is_open and progress.waiting
        else "",
    }


def answer_line(asked: RoundDepartment, progress: Progress) -> str:
    """Return the first line of the page: how many are answered, by when, what is late."""
    if asked.round.status != RoundStatus.OPEN:
        return _("The round is finished; %(done)s of %(all)s were answered.") % {
            "done": progress.answered, "all": progress.asked
        }  # fmt: skip
    if not progress.waiting:
        return _("Everybody on this list is answered. Thank you.")
    said = ngettext(
        "%(count)s person waits for an answer, hoped for by %(day)s.",
        "%(count)s people wait for an answer, hoped for by %(day)s.",
        progress.waiting,
    ) % {"count": progress.waiting, "day": day(asked.round.opinions_due_on)}
    if progress.late:
        said += " " + _("It is late, and can still be given.")
    return said


def crumbs(asked: RoundDepartment, actor: Actor) -> list[tuple[str, str]]:
    """Return where the page stands: among the lists of the body asked, or in the office's round."""
    if queries.is_of_body(asked, actor):
        return [(_("Opinions asked for"), reverse("risk-opinion-inbox"))]
    rounds = (_("Risk rounds"), reverse("risk-rounds"))
    return [rounds, (asked.round.name, reverse("risk-round", args=[asked.round_id]))]


def pages(chosen: Chosen, total: int) -> list[tuple[int, str, bool]]:
    """Return number, address and whether it is this one, for each page; none for one."""
    last = -(-total // PAGE_SIZE)
    if last <= 1:
        return []
    near = {1, chosen.page - 1, chosen.page, chosen.page + 1, last}
    return [
        (number, chosen.query(page=number), number == chosen.page)
        for number in sorted(near)
        if 1 <= number <= last
    ]


def inbox_row(one: RoundDepartment) -> dict[str, Any]:
    """Return one list of the inbox; nobody is named."""
    return {
        "url": reverse("risk-opinions", args=[one.pk]),
        "list": one.round.name,
        "department": _(one.department.label),
        "office": one.office,
        "due_on": one.round.opinions_due_on,
        "progress": _("%(done)s of %(all)s")
        % {"done": one.progress.answered, "all": one.progress.asked},
        "state": list_tag(one, one.progress),
    }


def list_tag(one: RoundDepartment, progress: Progress) -> Tag:
    """Return how a list stands."""
    if not progress.waiting:
        return Tag(_("All answered"), "good")
    if one.round.status != RoundStatus.OPEN:
        return Tag(_("Round finished"), "quiet")
    if progress.late:
        return Tag(_("Late"), "late")
    return Tag(_("Waits for answers"), "attention")


def departments_of(row: Round, actor: Actor, *, on: date) -> dict[str, Any]:
    """Return the context of `risk/_departments.html`: one line for each body asked in a round.

    Two queries.
    """
    found = queries.departments_of(row)
    progress = queries.progress_of(found, on=on)
    may_chase = row.status == RoundStatus.OPEN and actor.may(Permission.RISK_ROUND, row.org_seq)
    may_open = actor.may(Permission.RISK_WRITE, row.org_seq)
    drawn = []
    for one in found:
        one.round = row
        chases = may_chase and progress[one.pk].waiting and one.chased_on != on
        opens = may_open or queries.is_of_body(one, actor)
        drawn.append(
            _department(one, progress[one.pk])
            | {
                "url": reverse("risk-opinions", args=[one.pk]) if opens else "",
                "chase_url": reverse("risk-opinions-chase", args=[one.pk]) if chases else "",
            }
        )
    return {"departments": drawn}


def _department(one: RoundDepartment, progress: Progress) -> dict[str, Any]:
    return {
        "label": _(one.department.label),
        "to": one.to_name if one.to_name != str(one.department.label) else "",
        "by": _("answers here") if one.to_seq is not None else _("answers on paper"),
        "progress": progress,
        "tag": list_tag(one, progress),
        "chased_on": one.chased_on,
    }


def opinions_of(assessment: Assessment, actor: Actor, *, on: date) -> dict[str, Any]:
    """Return the context of `risk/_opinions.html`: what each department said of a person.

    Three queries. Empty for somebody who may not see risk rounds there.
    """
    if not actor.may(Permission.RISK_READ, assessment.org_seq):
        return {"opinions": []}
    found = queries.opinions_on(assessment)
    queries.open_keys(found)
    decided = queries.decided_at([assessment.pk]).get(assessment.pk)
    is_open = assessment.round_id is not None and assessment.round.status == RoundStatus.OPEN
    return {"opinions": [_opinion(one, decided, actor, is_open=is_open, on=on) for one in found]}


def _opinion(
    one: Opinion, decided: object, actor: Actor, *, is_open: bool, on: date
) -> Mapping[str, Any]:
    drawn = line(one, on=on)
    tags = list(drawn.tags)
    if is_after_decision(one.answered_at, decided):
        tags.append(Tag(_("Later than the decision"), "attention"))
    may_enter = (
        is_open and one.asked_of_id and actor.may(Permission.RISK_WRITE, one.asked_of.org_seq)
    )
    list_url = reverse("risk-opinions", args=[one.asked_of_id]) if may_enter else ""
    return {
        "department": _(one.department.label),
        "to": one.asked_of.to_name if one.asked_of_id else "",
        "tags": tags,
        "words": one.words,
        "known_on": one.known_on,
        "answered_on": one.answered_on,
        "by": one.answered_by_name,
        "on_paper": one.way == OpinionWay.PAPER,
        "due_on": one.due_on,
        "is_answered": bool(one.answer),
        "enter_url": f"{list_url}?show=waiting" if list_url and not one.answer else "",
    }
