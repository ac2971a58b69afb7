"""What notices add to the person's page, and to the first steps when a file is opened."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.kernel.terms import gettext_noop
from guitu.people import first_steps, sections
from guitu.people.models import Person
from guitu.rights import queries
from guitu.web.templatetags.web import day


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
        sections.FileFact("has_been_notified", queries.has_been_notified),
    )
    sections.register_acts(
        {"rights.notice_given": gettext_noop("Rights and data handling explained")}
    )
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
