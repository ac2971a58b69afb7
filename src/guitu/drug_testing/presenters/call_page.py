"""One call-up: the day, how the person was told, what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.drug_testing.models import CallUp
from guitu.drug_testing.presenters.wording import call_tag, result_tag
from guitu.drug_testing.queries import with_result
from guitu.kernel.terms import gettext_noop
from guitu.people.queries import display_name
from guitu.web.cells import Link, Tag
from guitu.web.templatetags.web import day, moment


@dataclass(frozen=True)
class CallPage:
    """What the page of a call-up shows."""

    call: CallUp
    name: str
    answer: str
    facts: Sequence[tuple[Any, ...]]
    acts: dict[str, str]
    crumbs: Sequence[tuple[str, str]]


def call_page(call: CallUp, actor: Actor, *, on: date) -> CallPage:
    """Return the page in two queries."""
    test = with_result(call.tests.filter(voided_at=None)).first()
    name = display_name(call.person, actor)
    is_open = test is None and call.moved_to_id is None
    return CallPage(
        call=call,
        name=name,
        answer=_answer(call, test, on=on),
        facts=_facts(call, test),
        acts=_acts(call, actor, is_open=is_open, on=on),
        crumbs=[
            (name, reverse("person-page", args=[call.person_id])),
            (_("Tests"), reverse("test-plan", args=[call.measure_id])),
        ],
    )


def _answer(call: CallUp, test: Any, *, on: date) -> str:
    if call.moved_to_id:
        return _("Another day was agreed: %(day)s.") % {"day": day(call.moved_to.call_on)}
    if test is not None:
        return _("What came of it is on record.")
    if call.noticed_at is None:
        return _("Tell the person, and record how: without that nobody can have missed it.")
    if call.call_on > on:
        return _("The person was told. The test is on %(day)s.") % {"day": day(call.call_on)}
    return _("Record what came of it.")


def _facts(call: CallUp, test: Any) -> list[tuple[Any, ...]]:
    at = f"{call.call_at:%H:%M}" if call.call_at else ""
    found: list[tuple[Any, ...]] = [
        (gettext_noop("Day of the test"), call.call_on, at),
        (gettext_noop("Place"), call.place),
        (gettext_noop("Told"), call_tag(call)),
    ]
    if call.noticed_at:
        found += [
            (gettext_noop("Told at"), moment(call.noticed_at)),
            (gettext_noop("How"), Tag(call.way.label)),
            (gettext_noop("What shows it"), call.proof),
        ]
    if call.document_id:
        url = reverse("paper-open", args=[call.document_id])
        found.append((gettext_noop("Notice of the test"), Link(_("Open"), url)))
    if call.draw_id:
        url = reverse("test-draw", args=[call.draw_id])
        found.append((gettext_noop("Called by"), Link(_("draw"), url)))
    if call.moved_to_id:
        url = reverse("test-call", args=[call.moved_to_id])
        found.append((gettext_noop("Moved to"), Link(day(call.moved_to.call_on), url)))
        found.append((gettext_noop("Why"), call.moved_reason))
    if test is not None:
        found.append((gettext_noop("What came of it"), result_tag(test.result_now)))
        link = Link(_("Open the test"), reverse("test-page", args=[test.pk]))
        found.append((gettext_noop("Test"), link))
    return found


def _acts(call: CallUp, actor: Actor, *, is_open: bool, on: date) -> dict[str, str]:
    if not (is_open and actor.may(Permission.DRUG_TEST_WRITE, call.org_seq)):
        return {}
    acts = {name: reverse(f"test-call-{name}", args=[call.pk]) for name in ("told", "move", "void")}
    if actor.may(Permission.DOCUMENT_WRITE, call.org_seq) and not call.document_id:
        acts["notice"] = reverse("test-call-notice", args=[call.pk])
    if call.call_on <= on:
        acts["record"] = reverse("test-new", args=[call.measure_id])
    return acts
