"""Examines a ledger: reads it, matches its rows to files, and says what would happen."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.exchange.importing import findings
from guitu.exchange.importing.communities import Communities
from guitu.exchange.importing.findings import Examination, Refusal, refusal
from guitu.exchange.importing.kinds import as_kind
from guitu.exchange.importing.matching import Matcher
from guitu.exchange.importing.memory import numberless_rows, recalled
from guitu.exchange.importing.notices import examine_notices
from guitu.exchange.importing.persons import PersonDraft, draft_of, room_for
from guitu.exchange.importing.sources import Source
from guitu.exchange.ledgers.aliases import LedgerKind
from guitu.exchange.ledgers.ledger import Ledger, Table, read_ledger
from guitu.exchange.ledgers.problems import CellProblem
from guitu.kernel.errors import BadInput, FieldError
from guitu.orgs.models import Org
from guitu.people.actions.opening import check

Fields = Mapping[str, Mapping[int, str | None]]
Progress = Callable[[str, int], object]
COLUMN_OF = {
    "birth_on": "birth_date",
    "former_names": "former_name",
    "phone": "mobile",
}
MEASURED = {"employer": "employer", "remark": "remark"}


@dataclass(frozen=True)
class Wanted:
    """Which file is read in for which office. `fields` are columns set by hand.

    `kind` None finds out by the headings; `said` is told how many rows were looked at.
    """

    path: Path
    org: Org
    kind: LedgerKind | None = None
    fields: Fields = field(default_factory=dict)
    said: Progress = lambda _what, _count: None


def examine(wanted: Wanted, *, actor: Actor, on: date) -> Examination:
    """Return what the file would change, having written nothing of it.

    Raises LedgerRefused for a file that cannot be read, AccessDenied.
    """
    require(actor, Permission.LEDGER_IMPORT, org_seq=wanted.org.seq)
    wanted.said("reading", 0)
    first = read_ledger(wanted.path, LedgerKind.PERSON)
    ledger, kind = as_kind(first, wanted.kind)
    ledger = recalled(ledger, kind, wanted.org).corrected(wanted.fields)
    sorted_out = _Sorting(wanted, ledger)
    if kind == LedgerKind.RELEASE_NOTICE:
        return examine_notices(sorted_out.sources(on), sorted_out.base(kind), actor=actor, on=on)
    drafts = list(sorted_out.drafts(on))
    matcher = Matcher(wanted.org, numberless_rows(wanted.org), actor=actor)
    matched = matcher.sort(drafts, said=wanted.said)
    base = sorted_out.base(kind)
    return Examination(
        org=wanted.org,
        kind=kind,
        ledger=ledger,
        to_open=tuple(matched.to_open),
        to_change=tuple(matched.to_change),
        unchanged=matched.unchanged,
        refused=_in_order((*base.refused, *matched.refused), ledger),
        remarks=_in_order((*base.remarks, *sorted_out.doubts(matched.taken)), ledger),
    )


class _Sorting:
    """Goes through the rows and puts aside what is wrong with each."""

    def __init__(self, wanted: Wanted, ledger: Ledger) -> None:
        self.wanted, self.ledger = wanted, ledger
        self.communities = Communities(wanted.org)
        self.refused: list[Refusal] = []
        self.remarks: list[Refusal] = []
        self._of_sheet: dict[str, Org | None] = {}

    def base(self, kind: LedgerKind) -> Examination:
        """Return an examination with what reading alone found."""
        return Examination(
            org=self.wanted.org,
            kind=kind,
            ledger=self.ledger,
            refused=tuple(self.refused),
            remarks=tuple(self.remarks),
        )

    def sources(self, on: date) -> Iterator[Source]:
        """Yield every row that can be read and whose community is known."""
        for count, (table, row) in enumerate(self.ledger.rows(on=on), start=1):
            if count % 1000 == 0:
                self.wanted.said("checked", count)
            source = Source(table, row, table.headings.by_field(), self.wanted.org)
            self._note(table, row.problems)
            org = self._community(source)
            if org is not None and not row.is_refused:
                yield Source(table, row, source.columns, org)

    def drafts(self, on: date) -> Iterator[PersonDraft]:
        """Yield what each row says of a person, where nothing is wrong with it."""
        for source in self.sources(on):
            try:
                draft = draft_of(source, on=on)
                check(draft.person, on=on)
                self._check_room(draft)
            except BadInput as error:
                for name, reason in error.fields.items():
                    self.refused.append(refusal(source, COLUMN_OF.get(name, name), reason))
            else:
                yield draft

    def doubts(self, drafts: Iterable[PersonDraft]) -> Iterator[Refusal]:
        """Yield why the measure that a row names was not put on record."""
        for draft in drafts:
            if draft.lacks_for_order:
                reason = FieldError(draft.lacks_for_order, {})
                yield refusal(draft.source, "measure_kind", reason)

    def _note(self, table: Table, problems: Iterable[CellProblem]) -> None:
        for problem in problems:
            kept = self.remarks if problem.is_warning else self.refused
            kept.append(
                Refusal(
                    sheet=table.sheet.name,
                    row=problem.row,
                    column=problem.heading,
                    message=problem.message,
                    params=problem.params,
                    letter=problem.column_letter,
                )
            )

    def _community(self, source: Source) -> Org | None:
        """Return whose file the row would be; None, with the reason put aside, where unknown."""
        office = self.wanted.org
        text = source.text("organisation")
        if text:
            found = self.communities.find(text)
            if found is None and self.communities.is_elsewhere(text):
                return self._refuse(source, findings.OTHER_COMMUNITY, text=text)
            if found is None and not self.communities.is_one:
                return self._refuse(source, findings.UNKNOWN_COMMUNITY, text=text)
            return found or office
        if "organisation" in source.columns and not self.communities.is_one:
            return self._refuse(source, findings.WHICH_COMMUNITY)
        grid = source.text("grid")
        return (grid and self.communities.find(grid)) or self._named_by_sheet(source) or office

    def _named_by_sheet(self, source: Source) -> Org | None:
        sheet = source.table.sheet
        if sheet.name not in self._of_sheet:
            first_row = source.table.headings.row_index
            self._of_sheet[sheet.name] = self.communities.of_sheet(sheet, first_row)
        return self._of_sheet[sheet.name]

    def _refuse(self, source: Source, message: str, **params: object) -> None:
        reason = FieldError(message, params | {"office": self.wanted.org.name})
        self.refused.append(refusal(source, "organisation", reason))

    def _check_room(self, draft: PersonDraft) -> None:
        for name, column in MEASURED.items():
            length, most = len(getattr(draft.person, name)), room_for(name)
            if most is not None and length > most:
                raise BadInput.of(column, findings.TOO_LONG, length=length, most=most)


def _in_order(found: Iterable[Refusal], ledger: Ledger) -> tuple[Refusal, ...]:
    sheets = {table.sheet.name: place for place, table in enumerate(ledger.tables)}
    return tuple(
        sorted(found, key=lambda one: (sheets[one.sheet], one.row, len(one.letter), one.letter))
    )
