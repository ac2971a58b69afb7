"""The page of one assessment: evidence, items beside the last time, what is missing, and why."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.contacts.models import Contact
from guitu.contacts.terms import Outcome, Way
from guitu.people.queries import display_name
from guitu.risk import terms
from guitu.risk.forms.answers import AnswersForm
from guitu.risk.instruments import Item
from guitu.risk.models import Answer, Assessment
from guitu.risk.queries.evidence import Evidence
from guitu.web.cells import Tag
from guitu.web.templatetags.web import day

SHOWN = ("evidence", "evidence_on", "certainty")
TONES = {terms.Strength.STRONG: "attention", terms.Strength.SOME: "", terms.Strength.NONE: "good"}


def head(row: Assessment, actor: Actor) -> dict[str, Any]:
    """Return who it is, where the page stands, and what may be done."""
    name = display_name(row.person, actor)
    crumbs = [(_("Risk rounds"), reverse("risk-rounds"))]
    if row.round is not None:
        crumbs.append((row.round.name, reverse("risk-round", args=[row.round_id])))
    is_open = row.round is None or row.round.status == terms.RoundStatus.OPEN
    return {
        "assessment": row,
        "name": name,
        "crumbs": crumbs,
        "file_url": reverse("person-page", args=[row.person_id]),
        "is_open": is_open and row.left_on is None,
        "may_write": actor.may(Permission.RISK_WRITE, row.org_seq),
        "may_decide": actor.may(Permission.RISK_DECIDE, row.org_seq),
    }


def answer(row: Assessment, *, missing: Sequence[str]) -> str:
    """Return the first line: what is still missing, or that nothing is."""
    if row.left_on is not None:
        why = _(terms.NotAssessed(row.left_because).label)
        return _("Left the round on %(day)s: %(why)s.") % {"day": day(row.left_on), "why": why}
    if not missing:
        return _("Nothing is missing.")
    return _("Still missing until %(day)s: %(what)s.") % {
        "day": day(row.due_on), "what": _(", ").join(missing),
    }  # fmt: skip


def why_here(row: Assessment) -> str:
    """Return in a sentence why the person is looked at."""
    basis = _(terms.Basis(row.basis).label)
    if row.round is None:
        trigger = _(terms.Trigger(row.trigger).label)
        return _("%(trigger)s on %(day)s. %(basis)s.") % {
            "trigger": trigger, "day": day(row.happened_on), "basis": basis,
        }  # fmt: skip
    return _("On the register of %(day)s: %(basis)s.") % {
        "day": day(row.joined_on), "basis": basis,
    }  # fmt: skip


def evidence_of(row: Assessment, found: Evidence) -> dict[str, Any]:
    """Return the contacts that count, and what was tried where nobody was reached."""
    wanted = (
        _("Lives elsewhere: a call, or what the host office reports.")
        if row.lives_elsewhere
        else _("Lives at home: a visit that also meets the family.")
    )
    return {
        "wanted": wanted,
        "window": _("from %(first)s to %(last)s")
        % {"first": day(row.evidence_from), "last": day(row.due_on)},
        "counting": [_evidence_line(on, by) for on, by in found.counting],
        "tried": [
            {
                "when": contact.held_on,
                "said": _(Way(contact.way).label),
                "outcome": _(Outcome(contact.outcome).label),
                "url": reverse("contact-page", args=[contact.pk]),
            }
            for contact in found.tried
        ],
    }


def groups(
    items: Sequence[Item],
    answers: Mapping[str, Answer],
    before: Mapping[str, Answer],
) -> list[dict[str, Any]]:
    """Return the items by group, each with its answer and that of the last time."""
    return [
        {
            "label": _(group.label),
            "is_needs": group == terms.ItemGroup.NEEDS,
            "lines": [
                item_line(item, answers.get(item.code), before.get(item.code))
                for item in items
                if item.group == group
            ],
        }
        for group in terms.ItemGroup
    ]


def item_line(item: Item, given: Answer | None, last: Answer | None) -> dict[str, Any]:
    """Return one item: question, answer with evidence, the last answer, and whether it changed."""
    return {
        "code": item.code,
        "text": item.said(_lang()),
        "is_history": item.is_history,
        "answer": answer_tag(item, given) if given else Tag(_("Not filled in"), "quiet"),
        "evidence": given.evidence if given else "",
        "evidence_on": given.evidence_on if given else None,
        "certainty": _(given.certainty.label) if given and given.certainty else "",
        "last": _said(item, last) if last else "",
        "changed": changed(given, last),
    }


def changed(given: Answer | None, last: Answer | None) -> str:
    """Return in a word whether an item is better or worse than the last time; empty where not."""
    rank = [terms.Strength.NONE, terms.Strength.SOME, terms.Strength.STRONG]
    if given is None or last is None or {given.strength, last.strength} - set(rank):
        return ""
    step = rank.index(given.strength) - rank.index(last.strength)
    return "" if step == 0 else _("more than last time") if step > 0 else _("less than last time")


def answer_tag(item: Item, given: Answer) -> Tag:
    """Return an answer as a tag, in the words of its item."""
    return Tag(_said(item, given), TONES.get(given.strength, "quiet"))


def order_said(row: Assessment, items: Sequence[Item]) -> dict[str, Any]:
    """Return the order of discussion and the items it comes from."""
    texts = {item.code: item.said(_lang()) for item in items}
    return {
        "tag": Tag(row.discuss.label, "attention" if row.discuss == terms.Discussion.FIRST else ""),
        "because": [texts[code] for code in row.discuss_because if code in texts],
    }


def missing_of(row: Assessment, items: Sequence[Item], answers: Mapping[str, Answer]) -> list[str]:
    """Return in words what an assessment still lacks; `row` comes with its steps."""
    left = sum(1 for item in items if item.code not in answers)
    found = []
    if row.round_id and not row.has_contact:
        found.append(_("contact"))
    if left:
        found.append(ngettext("%(count)s item", "%(count)s items", left) % {"count": left})
    if row.is_waiting:
        found.append(_("opinions"))
    if row.level is None:
        found.append(_("a level"))
    elif not row.is_told:
        found.append(_("telling the person"))
    return found


def _evidence_line(on: date, by: Any) -> dict[str, Any]:
    if isinstance(by, Contact):
        said = _(Way(by.way).label)
        family = _("the family was met") if by.met_family else ""
        return {"when": on, "said": said, "more": family,
                "url": reverse("contact-page", args=[by.pk])}  # fmt: skip
    return {"when": on, "said": _("Report of the host office"), "more": by.done_by, "url": ""}


def _said(item: Item, given: Answer) -> str:
    return item.anchor(given.strength, _lang()) or _(given.strength.label)


def _lang() -> str:
    return get_language() or "zh"


def questions(form: AnswersForm, before: Mapping[str, Answer]) -> list[dict[str, Any]]:
    """Return the questions by group, each with its fields and the answer of the last time."""
    return [
        {
            "label": _(group.label),
            "is_needs": group == terms.ItemGroup.NEEDS,
            "items": [
                {
                    "field": form[item.code],
                    "more": [form[f"{item.code}__{part}"] for part in SHOWN],
                    "shown_when": f"{item.code}=some|strong",
                    "last": _said(item, before[item.code]) if item.code in before else "",
                }
                for item in form.items
                if item.group == group
            ],
        }
        for group in terms.ItemGroup
    ]
