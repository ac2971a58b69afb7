"""What an examination found: what would be opened, changed, left, and refused with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from guitu.exchange.importing.persons import PersonDraft
from guitu.exchange.importing.sources import Source
from guitu.exchange.importing.updates import Update
from guitu.exchange.ledgers.aliases import LedgerKind
from guitu.exchange.ledgers.headings import ColumnGuess
from guitu.exchange.ledgers.ledger import Ledger
from guitu.handover.actions import NewNotice
from guitu.kernel.errors import FieldError
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org

TWICE = gettext_noop("The same ID number stands in row %(other)s too. Keep one of the rows.")
TWICE_BY_NAME = gettext_noop(
    "The same name without an ID number stands in row %(other)s too. Add the ID numbers."
)
ELSEWHERE = gettext_noop(
    "This ID number is on file in another office. Ask that office to transfer the file."
)
OTHER_NAME = gettext_noop(
    "This ID number is on file under another name. Find out which is right and correct it by hand."
)
BY_HAND = gettext_noop(
    "Somebody of this name is on file, and without an ID number on both sides nobody can tell "
    "whether it is the same person. Resolve it by hand."
)
UNKNOWN_COMMUNITY = gettext_noop("“%(text)s” is no community of %(office)s.")
OTHER_COMMUNITY = gettext_noop("“%(text)s” does not belong to %(office)s.")
WHICH_COMMUNITY = gettext_noop("Say which community; %(office)s is not a community itself.")
TOO_LONG = gettext_noop("The text has %(length)s characters; there is room for %(most)s.")


@dataclass(frozen=True)
class Refusal:
    """Why a row is left out: sheet, row as in the user's file, heading, letter, and the reason.

    `message` is a message id with the values `params`.
    """

    sheet: str
    row: int
    column: str
    message: str
    params: Mapping[str, object] = field(default_factory=dict)
    letter: str = ""


@dataclass(frozen=True)
class Examination:
    """What a ledger would change. Counts are rows; a row has one refusal or more.

    `remarks` are doubts that refuse nothing, in the same shape as refusals.
    """

    org: Org
    kind: LedgerKind
    ledger: Ledger
    to_open: tuple[PersonDraft, ...] = ()
    to_change: tuple[Update, ...] = ()
    notices: tuple[NewNotice, ...] = ()
    unchanged: int = 0
    refused: tuple[Refusal, ...] = ()
    remarks: tuple[Refusal, ...] = ()

    @property
    def created(self) -> int:
        """How many rows would open a file, or put a notice on file."""
        return len(self.to_open) + len(self.notices)

    @property
    def updated(self) -> int:
        """How many rows would change a file."""
        return len(self.to_change)

    @property
    def refused_rows(self) -> int:
        """How many rows are refused."""
        return len({(refusal.sheet, refusal.row) for refusal in self.refused})

    @property
    def rows(self) -> int:
        """How many rows about somebody the ledger has."""
        return self.created + self.updated + self.unchanged + self.refused_rows

    @property
    def dropped(self) -> tuple[ColumnGuess, ...]:
        """Columns that are not taken over, each heading once, with the ground."""
        found = {
            column.heading: column
            for table in self.ledger.tables
            for column in table.headings.dropped
        }
        return tuple(found.values())


def refusal(source: Source, name: str, reason: FieldError) -> Refusal:
    """Return why the row is left out, under the heading of the field `name`."""
    column = source.columns.get(name)
    return Refusal(
        sheet=source.table.sheet.name,
        row=source.row.row_number,
        column=column.heading if column else "",
        message=reason.message,
        params=reason.params,
        letter=column.letter if column else "",
    )
