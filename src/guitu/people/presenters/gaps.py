"""What a file lacks, why it belongs there, and where it is added."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.people import queries
from guitu.people.models import Person
from guitu.people.presenters.page import PersonPage
from guitu.people.rules import Gap
from guitu.web.cells import Because


def gaps(page: PersonPage) -> dict[str, Any]:
    """Return the lines of what is missing, and how much it is in words."""
    found = [gap_line(gap, page.person) for gap in queries.gaps_of(page.person, on=page.on)]
    return {"gaps": found, "missing": missing_count(found)}


def gap_line(gap: Gap, person: Person) -> dict[str, Any]:
    """Return one thing the file lacks, why it belongs there, and where it is added."""
    what = _(gap.item.label)
    if gap.roles:
        roles = _(", ").join(_(role.label) for role in gap.roles)
        what = _("%(what)s: %(roles)s") % {"what": what, "roles": roles}
    name, *kind = MEND.get(str(gap.item), ("",))
    url = reverse(name, args=[person.pk, *kind]) if name else ""
    return {"what": what, "because": Because.of(gap.because), "url": url}


MEND = {
    "id_number": ("person-edit",),
    "phone": ("person-part-add", "phone"),
    "living_address": ("person-part-add", "address"),
    "registered_address": ("person-part-add", "address"),
    "guardian": ("person-part-add", "relative"),
    "responsible": ("person-assign",),
    "work_group": ("person-part-add", "member"),
    "decision": ("person-part-add", "paper"),
}


def missing_count(gaps: list[dict[str, Any]]) -> str:
    """Return how much is missing, in words."""
    if not gaps:
        return _("Nothing is missing.")
    count = len(gaps)
    return ngettext("%(count)s thing is missing.", "%(count)s things are missing.", count) % {
        "count": count
    }
