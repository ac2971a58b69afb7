"""The tabs of a person's file."""

from django.urls import reverse

from guitu.access.actors import Actor
from guitu.kernel.terms import gettext_noop
from guitu.people import sections
from guitu.people.models import Person

# In the order in which they stand. Those of `OTHERS` hold what other modules put there.
OVERVIEW = ("overview", gettext_noop("Overview"), "person-page")
OTHERS = (
    ("measure", gettext_noop("Measure and agreement")),
    ("care", gettext_noop("Contacts and tests")),
    ("away", gettext_noop("Absences and stays elsewhere")),
    ("help", gettext_noop("Needs and help")),
)
OWN = (
    ("timeline", gettext_noop("Timeline"), "person-timeline"),
    ("papers", gettext_noop("Papers and scans"), "person-papers"),
    ("family", gettext_noop("Family and work group"), "person-family"),
)


def links(person: Person, actor: Actor, *, current: str) -> list[tuple[str, str, bool]]:
    """Return (label, address, whether it is open) of every tab that the actor may open."""
    filled = {section.tab for section in sections.open_to(sections.Section, person, actor)}
    code, label, url = OVERVIEW
    found = [(code, label, reverse(url, args=[person.pk]))]
    found += [
        (code, label, reverse("person-tab", args=[person.pk, code]))
        for code, label in OTHERS
        if code in filled
    ]
    found += [(code, label, reverse(url, args=[person.pk])) for code, label, url in OWN]
    return [(label, url, code == current) for code, label, url in found]


def is_other(code: str) -> bool:
    """Return whether there is such a tab of other modules."""
    return code in dict(OTHERS)
