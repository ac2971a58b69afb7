"""What notices add to the person's page, and to the first steps when a file is opened."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.kernel.terms import gettext_noop
from guitu.people import first_steps, sections
from guitu.people.models import Person
from guitu.rights import queries, terms_sheet, three_years_glance
from guitu.rights.models import FileStep
from guitu.rights.terms import StepKind
from guitu.web.templatetags.web import day

ACTS = {
    "rights.notice_given": gettext_noop("Rights and data handling explained"),
    "rights.control_ended": gettext_noop("Dynamic control ended by the police"),
    "rights.file_narrowed": gettext_noop("File narrowed to the case team"),
    "rights.file_widened": gettext_noop("File opened to the office again"),
    "rights.file_sealed": gettext_noop("File sealed"),
    "rights.file_unsealed": gettext_noop("File taken out of the archive"),
}


def register() -> None:
    """Register everything once."""
    sections.register(
        sections.Section(
            code="rights",
            label=gettext_noop("Notices given"),
            template="rights/_person_section.html",
            present=section,
            order=60,
            tab="measure",
            needs=Permission.PERSON_READ,
        ),
        sections.Section(
            code="three_years",
            label=gettext_noop("Three years"),
            template="rights/_three_years_section.html",
            present=terms_sheet.section,
            order=50,
            tab="measure",
            needs=Permission.MEASURE_READ,
        ),
        sections.FileFact("has_been_notified", queries.has_been_notified),
    )
    sections.register(
        sections.Glance("closing", glance, say, order=1),
        sections.Glance(
            "three_years", three_years_glance.glance, three_years_glance.say, order=11,
            needs=Permission.MEASURE_READ,
        ),
    )  # fmt: skip
    sections.register_acts(ACTS)
    first_steps.register(
        first_steps.FirstStep(
            "rights", gettext_noop("Notice of rights and data handling"), gettext_noop("Explain"),
            told,
        )
    )  # fmt: skip


def section(person: Person, actor: Actor, on: date) -> dict[str, object]:
    """Return the notices given to a person."""
    return {
        "notices": queries.of_person(person.pk, actor),
        "may_give": actor.may(Permission.MEASURE_WRITE, person.org_seq),
    }


def glance(person: Person, actor: Actor, on: date) -> QuerySet:
    """Return the newest step with a file whose time is over."""
    newest = FileStep.objects.filter(person=person).order_by("-pk")[:1]
    return sections.piece(newest, "closing", on="done_on", what="kind", detail="open_until")


def say(rows: Sequence[sections.Row], on: date) -> Sequence[sections.Fact]:
    """Return who opens a file whose time is over; nothing for a file in use."""
    if not rows or rows[0].what == StepKind.WIDEN:
        return ()
    row = rows[0]
    sentence = {
        StepKind.NARROW: _("Its time is over since %(day)s: open to the case team only"),
        StepKind.SEAL: _("Sealed on %(day)s: open to the archive only"),
        StepKind.UNSEAL: _("Out of the archive until %(day)s, for the case team"),
    }[StepKind(row.what)]
    until = date.fromisoformat(row.detail) if row.detail else row.on
    return (sections.Fact(_("State of the file"), sentence % {"day": day(until)}),)


def told(person: Person, actor: Actor, on: date) -> first_steps.Told:
    """Return whether the person was told of rights and data handling."""
    url = reverse("rights-notice", args=[person.pk])
    given = queries.rights_notice_of(person.pk, actor)
    if given is None:
        return first_steps.Told(is_done=False, url=url)
    line = _("%(day)s, explained by %(name)s: %(answer)s") % {
        "day": day(given.given_on),
        "name": given.explained_by,
        "answer": _(given.answer.label),
    }
    return first_steps.Told(is_done=True, url=url, line=line)
