"""Which act comes next, and which others the actor may record."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.kernel.terms import gettext_noop
from guitu.measures.actions import may_record
from guitu.measures.models import Agreement, Measure
from guitu.measures.rules.states import BEFORE_REPORT, RUNNING, acts_offered
from guitu.measures.terms import (
    Act,
    AgreementStatus,
    Status,
)


@dataclass(frozen=True)
class Button:
    """An act that leads to its page."""

    label: str
    url: str
    kind: str = ""
    icon: str = ""


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


def agreement_act(agreement: Agreement, actor: Actor) -> Button | None:
    """Return the act that brings a version further, if the actor may do it."""
    found = AGREEMENT_ACTS.get(AgreementStatus(agreement.status))
    if found is None or not actor.may(found[3], agreement.org_seq):
        return None
    label, url_name, icon, _needs = found
    return Button(gettext(label), reverse(url_name, args=[agreement.pk]), "primary", icon)


def acts_of(measure: Measure, status: Status, actor: Actor, *, used: Button | None) -> list[Button]:
    found = []
    for act in acts_offered(status):
        if act == Act.REPORT_IN or not may_record(actor, act, org_seq=measure.org_seq):
            continue
        url = reverse("status-change", args=[measure.pk, act])
        if used is None or used.url != url:
            found.append(Button(gettext(act.label), url))
    return found


def _button(label: str, url_name: str, measure: Measure, icon: str) -> Button:
    return Button(label, reverse(url_name, args=[measure.pk]), "primary", icon)
