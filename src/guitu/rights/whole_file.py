"""What notices tell in the whole file."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from guitu.access.permissions import Permission
from guitu.people.dossier.blocks import Block, Provider, Sheet, Wanted, register
from guitu.people.dossier.order import Part
from guitu.rights import queries
from guitu.web.templatetags.web import day


def notices(wanted: Wanted) -> Sequence[Block]:
    """Return which notices were explained when, by whom, and the answer."""
    rows = [
        (day(row.given_on), row.explained_by, _(row.answer.label), row.witness)
        for row in reversed(queries.of_person(wanted.person.pk, wanted.actor))
    ]
    heads = (_("Day"), _("Explained by"), _("Answer"), _("Who was there"))
    return [Sheet(heads, rows, _("Notices of rights and data handling"))] if rows else []


def register_whole_file() -> None:
    """Register it once."""
    register(Provider("notices", Part.RIGHTS, notices, Permission.PERSON_READ))
