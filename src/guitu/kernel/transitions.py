"""States as tables: from, act, to, and the papers the change asks for."""

from collections.abc import Iterable
from dataclasses import dataclass

from guitu.kernel.errors import WrongStatus
from guitu.kernel.terms import Term, gettext_noop


@dataclass(frozen=True)
class Transition:
    """One permitted change. `papers` are kinds of document that must be on file before it."""

    source: Term
    act: str
    target: Term
    papers: tuple[Term, ...] = ()


class Transitions:
    """All permitted changes of one kind of record, in the order of its life."""

    def __init__(self, name: str, rows: Iterable[Transition]) -> None:
        self.name = name
        self.rows = tuple(rows)

    def find(self, source: Term, act: str) -> Transition | None:
        """Return the change that `act` makes from `source`, or None where there is none."""
        return next((row for row in self.rows if row.source == source and row.act == act), None)

    def check(self, source: Term, act: str) -> Transition:
        """Return the change that `act` makes from `source`, or raise WrongStatus."""
        found = self.find(source, act)
        if found is None:
            raise WrongStatus(
                gettext_noop("This is not possible any more: the record is now “%(status)s”."),
                status=source.label,
            )
        return found

    def acts_from(self, source: Term) -> tuple[str, ...]:
        """Return the acts possible from `source`, in the order of the table."""
        return tuple(row.act for row in self.rows if row.source == source)
