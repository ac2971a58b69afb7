"""Whether many ID numbers of a ledger are on file in offices outside the actor's scope."""

from collections.abc import Iterable

from django.db import connection

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.kernel.errors import GuituError
from guitu.kernel.terms import gettext_noop
from guitu.people import id_numbers, indexes


def numbers_on_file_elsewhere(
    actor: Actor, id_numbers_given: Iterable[str], *, org_seq: int
) -> set[str]:
    """Return those of the numbers that are on file in an office outside the actor's scope.

    Nothing else is told, and every hit is recorded like a single question. Raises AccessDenied to
    those who may not read in ledgers, GuituError when there were too many hits within the hour.
    """
    require(actor, Permission.LEDGER_IMPORT, org_seq=org_seq)
    given = {indexes.of_number(id_numbers.matching(text)): text for text in id_numbers_given}
    if not given:
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT sec.on_file_elsewhere_of(%s::bytea[], %s)", [list(given), org_seq])
        found = cursor.fetchone()[0]
    if found is None:
        raise GuituError(
            gettext_noop(
                "Too many of these people are on file in other offices. "
                "Ask the district office to compare the ledgers."
            )
        )
    return {given[bytes(index)] for index in found}
