"""The papers of help: what stands in them, issuing them, printing a draft."""

import json
import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import translation

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.aid.models import AidRequest, Goal, HelpPlan
from guitu.aid.paper_forms import PLAN, REQUEST
from guitu.aid.terms import Disclosed, Ground, StepStatus
from guitu.audit.actions import record, record_unmasking
from guitu.papers import actions as papers
from guitu.papers import filling
from guitu.people.models import Address, Document, Person, Relative
from guitu.people.terms import AddressKind
from guitu.web.templatetags.web import day, said

PRINTED = "Printed on a plan of help"
PROTECTED = ("id_number", "phone", "address")
GROUNDS = {
    Ground.CONSENT: "本人{on}同意（《个人信息保护法》第十三条、第二十三条、第二十九条）",
    Ground.HELP_DUTY: "《戒毒条例》第十八条、第三十九条",
    Ground.OTHER_LAW: "{provision}",
}


@transaction.atomic
def plan_word(plan_id: uuid.UUID, *, actor: Actor, on: date) -> bytes:
    """Return a version of the plan as a Word file, and record that it was printed."""
    found = HelpPlan.objects.select_related("person", "measure").get(pk=plan_id)
    require(actor, Permission.AID_WRITE, org_seq=found.org_seq)
    for field in PROTECTED:
        record_unmasking(field, actor=actor, subject=found, reason=PRINTED)
    record("aid.plan_printed", actor=actor, subject=found)
    return filling.filled(found.org_seq, PLAN, plan_values(found, on=on))


def issue_plan(found: HelpPlan, *, actor: Actor, on: date) -> Document | None:
    """Put the plan as it was settled on file; None where the actor may add no papers."""
    if not actor.may(Permission.DOCUMENT_WRITE, found.org_seq):
        return None
    subject = (found._meta.label_lower, found.pk)
    values = plan_values(found, on=on)
    return papers.issue(found.person_id, PLAN, values, subject=subject, actor=actor, on=on)


def issue_letter(row: AidRequest, *, actor: Actor, on: date) -> Document | None:
    """Number the letter of a request and put it on file; None where the actor may add no papers."""
    if not actor.may(Permission.DOCUMENT_WRITE, row.org_seq):
        return None
    subject = (row._meta.label_lower, row.pk)
    values = letter_values(row, on=on)
    return papers.issue(row.person_id, REQUEST, values, subject=subject, actor=actor, on=on)


def plan_values(found: HelpPlan, *, on: date) -> dict[str, Any]:
    """Return what stands under the seven headings, in Chinese, as the file is."""
    person = found.person
    with translation.override("zh-hans"):
        texts = {
            name: getattr(found, name)
            for name in ("past", "present", "maintenance", "treatment", "counselling")
        }
        return {
            **filling.common(person, found.measure, on=on),
            "registered_address": _registered(person),
            "family": list(_family(person)),
            "steps": list(_steps(found)),
            **texts,
        }


def letter_values(row: AidRequest, *, on: date) -> dict[str, Any]:
    """Return what a letter tells: the data that were disclosed, whatever the form asks for.

    The person's other data are blank, so that a form of the office's own cannot tell more.
    """
    told = json.loads(row.sheet or "{}")
    blank = dict.fromkeys(("name", "sex", "id_number", "birth_on", "address", "phone"), "")
    measure = dict.fromkeys(filling.MEASURE_FIELDS, "")
    with translation.override("zh-hans"):
        lines = [
            {"label": said(field), "value": _said_value(field, told[str(field)])}
            for field in Disclosed
            if str(field) in told
        ]
        ground = GROUNDS[row.ground].format(
            on=day(row.consented_on) if row.consented_on else "", provision=row.provision
        )
        more = {"to": row.to_name, "asked": row.asked, "told": lines, "ground": ground}
        shown = {key: told[key] for key in ("name", "id_number", "phone") if key in told}
        return {
            **blank, **measure, **shown, **more, "community": told.get("community", ""),
            "reply_by": day(row.due_on), "worker": row.sent_by_name, "today": day(row.sent_on),
        }  # fmt: skip


def _said_value(field: Disclosed, value: str) -> str:
    sexes = {"male": "男", "female": "女"}
    return sexes.get(value, value) if field == Disclosed.SEX else value


def _registered(person: Person) -> str:
    rows = Address.objects.filter(person=person, kind=AddressKind.REGISTERED, voided_at=None)
    row = rows.order_by("-pk").first()
    return f"{row.area}{row.detail}" if row else ""


def _family(person: Person) -> Iterator[dict[str, str]]:
    for row in Relative.objects.filter(person=person, voided_at=None).order_by("pk"):
        together = "是" if row.lives_together else "否"
        yield {"relation": said(row.relation), "name": row.name, "together": together}


def _steps(found: HelpPlan) -> Iterator[dict[str, str]]:
    goals = Goal.objects.filter(plan=found, voided_at=None).prefetch_related("steps")
    for goal in goals.order_by("position", "pk"):
        for step in sorted(goal.steps.all(), key=lambda one: (one.position, one.pk)):
            if step.voided_at or step.status == StepStatus.DROPPED:
                continue
            who = f"{said(step.party)}：{step.who}" if step.who else said(step.party)
            yield {"goal": goal.text, "step": step.text, "who": who, "due": day(step.due_on)}
