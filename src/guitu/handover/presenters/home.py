"""What happens at home: file, notice of rights, order, report-in, agreement."""

from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.routes import may_open
from guitu.handover.presenters.page import Home
from guitu.handover.presenters.parts import DONE, OPTIONAL, Part
from guitu.kernel.terms import gettext_noop
from guitu.measures import queries as measures
from guitu.people import first_steps
from guitu.web.templatetags.web import day


def home_of(hand_over, actor: Actor, on: date) -> Home:
    """Return what stands in the file of the person; a few queries, none without a file."""
    file = _open_to(actor, file_part(hand_over), hand_over)
    if hand_over.person_id is None:
        return Home(parts=(file,), links={"person": file.url})
    steps = [_open_to(actor, part, hand_over) for part in first_parts(hand_over, actor, on)]
    measure = measures.in_force(hand_over.person_id, actor, on=on)
    versions = measures.agreement_versions(measure) if measure else []
    order = _open_to(actor, order_part(hand_over, measure), hand_over)
    agreement = agreement_part(measure, versions[0] if versions else None)
    agreement = _open_to(actor, agreement, hand_over)
    open_steps = [part for part in steps if part.tag != DONE]
    return Home(
        parts=(file, *steps, order, agreement),
        has_told=not open_steps,
        has_order=measure is not None,
        links={
            "person": file.url,
            "rights": open_steps[0].url if open_steps else "",
            "order": order.url,
            "agreement": agreement.url,
        },
    )


def _open_to(actor: Actor, part: Part, hand_over) -> Part:
    """Return the part without its way on where the actor's post does not include that page."""
    is_open = not part.url or may_open(actor, part.url, hand_over.org_seq)
    return part if is_open else replace(part, url="")


def file_part(hand_over) -> Part:
    """Return whether the person's file is open."""
    label = gettext_noop("The person's file")
    if hand_over.person_id is None:
        url = reverse("handover-person", args=[hand_over.pk])
        return Part("person", label, OPTIONAL, url=url, action=gettext_noop("Find or open"))
    url = reverse("person-page", args=[hand_over.person_id])
    return Part("person", label, DONE, url=url, action=gettext_noop("Open"))


def first_parts(hand_over, actor: Actor, on: date) -> list[Part]:
    """Return what is explained once: notice of rights, and what other modules ask for."""
    back = reverse("handover-page", args=[hand_over.pk])
    told = [(step, step.tell(hand_over.person, actor, on)) for step in first_steps.all_steps()]
    return [first_part(step, one, back) for step, one in told]


def first_part(step: first_steps.FirstStep, told: first_steps.Told, back: str) -> Part:
    """Return how one of them stands; its page leads back here."""
    lines = (told.line,) if told.line else ()
    action = gettext_noop("Open") if told.is_done else step.action
    url = f"{told.url}?{urlencode({'next': back})}"
    return Part(step.code, step.label, DONE if told.is_done else OPTIONAL, lines, url, action)


def order_part(hand_over, measure) -> Part:
    """Return whether an order is on file and the person has reported in."""
    label = gettext_noop("Order and report-in")
    if measure is None:
        url = reverse("order-new", args=[hand_over.person_id])
        return Part("order", label, OPTIONAL, url=url, action=gettext_noop("Record the order"))
    url = reverse("measure-page", args=[measure.pk])
    lines = [_(measure.kind.label)]
    if measure.reported_on:
        lines.append(_("Reported in on %(day)s") % {"day": day(measure.reported_on)})
    tag = DONE if measure.reported_on else OPTIONAL
    return Part("order", label, tag, tuple(lines), url, gettext_noop("Open"))


def agreement_part(measure, agreement) -> Part:
    """Return how far the agreement is, and where it is drafted or looked at."""
    label = gettext_noop("Agreement")
    if agreement is None:
        is_due = measure is not None and measure.reported_on
        url = reverse("agreement-draft", args=[measure.pk]) if is_due else ""
        return Part(
            "agreement", label, OPTIONAL, url=url, action=gettext_noop("Draft the agreement")
        )
    url = reverse("agreement-page", args=[agreement.pk])
    if agreement.signed_on:
        line = _("Signed on %(day)s") % {"day": day(agreement.signed_on)}
        return Part("agreement", label, DONE, (line,), url, gettext_noop("Open"))
    line = _(agreement.status.label)
    return Part("agreement", label, OPTIONAL, (line,), url, gettext_noop("Go on"))
