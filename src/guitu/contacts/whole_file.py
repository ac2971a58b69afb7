"""What contacts and reviews tell in the whole file. Private notes never stand there."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from guitu.access.permissions import Permission
from guitu.contacts import queries
from guitu.contacts.presenters import reviews as review_lines
from guitu.contacts.presenters import words
from guitu.contacts.queries import reviews
from guitu.contacts.terms import Visibility
from guitu.people.dossier.blocks import Block, Facts, Provider, Sheet, Wanted, register
from guitu.people.dossier.order import Part
from guitu.web.templatetags.web import day


def contacts(wanted: Wanted) -> Sequence[Block]:
    """Return every contact, the first one first, with the headings of the helper diary."""
    rows = []
    for row in reversed(queries.of_person(wanted.person.pk, wanted.actor)):
        shared = [note for note in row.read_notes if note.visibility == Visibility.TEAM]
        rows.append((
            words.when(row), _(row.place.label) if row.place else "",
            f"{_(row.way.label)} · {_(row.outcome.label)}",
            words.content(row, shared), words.by_whom(row),
        ))  # fmt: skip
    heads = (_("Day and time"), _("Where"), _("How, and what came of it"),
             _("What was said, in short"), _("Contact held by"))  # fmt: skip
    return [Sheet(heads, rows)] if rows else []


def reviews_of(wanted: Wanted) -> Sequence[Block]:
    """Return the signed summaries and evaluations, each with its figures and conclusions."""
    found = []
    for row in reversed(reviews.of_person(wanted.person.pk, wanted.actor)):
        if row.signed_on is None:
            continue
        lines = [*review_lines.figure_facts(row), *review_lines.conclusions(row)]
        title = _("%(what)s, %(from)s to %(until)s") % {
            "what": review_lines.name(row), "from": day(row.from_on), "until": day(row.until_on),
        }  # fmt: skip
        found.append(Facts([(label, str(value)) for label, value in lines], title))
    return found


def register_whole_file() -> None:
    """Register it once."""
    needs = Permission.CONTACT_READ
    register(
        Provider("contacts", Part.CONTACTS, contacts, needs),
        Provider("reviews", Part.REVIEWS, reviews_of, needs),
    )
