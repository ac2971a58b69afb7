"""What a list is: columns, filters, order, sizes, and what to say when it is empty."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from guitu.web.fields import read_day

Narrow = Callable[[QuerySet, Any], QuerySet]
Choices = Iterable[tuple[str, str]] | Callable[[], Iterable[tuple[str, str]]]
PAGE_SIZES = (10, 20, 50, 100)


@dataclass(frozen=True)
class Column:
    """One column. `key` is the key of the row's mapping; `label` an English message id.

    `order_by` names the fields that sort the rows; without it the column does not sort. `shown` is
    whether it is there until the user chooses; the first column is always there and leads to the
    record. `numeric` sets figures at the right. `template` draws the cell with `row` and `value`.
    """

    key: str
    label: str
    order_by: tuple[str, ...] = ()
    shown: bool = True
    numeric: bool = False
    template: str = ""


@dataclass(frozen=True)
class Filter:
    """A way to narrow the rows. A personal one never stands in the address.

    `narrow(rows, value)` returns fewer rows; `name` is the name of its control.
    """

    name: str
    label: str
    narrow: Narrow
    personal: bool = False
    kind: str = ""

    def read(self, typed: str) -> Any:
        """Return the value of what was typed or chosen; None for no filter."""
        return typed.strip() or None

    def options(self) -> list[tuple[str, str]]:
        """Return (code, label) of what can be chosen."""
        return []


@dataclass(frozen=True)
class Search(Filter):
    """A box for free words: names, pinyin, numbers. Personal, whatever is said."""

    personal: bool = True
    kind: str = "search"


@dataclass(frozen=True)
class Choice(Filter):
    """One of a few codes, such as those of a Term: `choices=Status.choices`."""

    choices: Choices = ()
    kind: str = "choice"

    def options(self) -> list[tuple[str, str]]:
        """Return (code, label); labels are message ids."""
        return list(self.choices() if callable(self.choices) else self.choices)

    def read(self, typed: str) -> str | None:
        """Return the code when it is one of the choices."""
        return typed if typed in {str(code) for code, _ in self.options()} else None


@dataclass(frozen=True)
class DayFilter(Filter):
    """A day typed freely; for a span, two of them."""

    kind: str = "day"

    def read(self, typed: str) -> Any:
        """Return the day, None where it is none."""
        return read_day(typed)


@dataclass(frozen=True)
class Empty:
    """What an empty list says, and the way out. Texts are message ids."""

    title: str
    text: str = ""
    action: str = ""
    url: str = ""
    icon: str = "folder"


@dataclass(frozen=True)
class ListSpec:
    """A list. `key` names it in the user's choices: letters, digits, hyphens.

    `default_sort` is the key of a column, with "-" in front for the other direction; ties are
    broken by `tie` (the primary key). `before_rows` runs on the rows of the page before they are
    presented, to load in one go what they need (keys of encrypted fields, names).
    """

    key: str
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...] = ()
    default_sort: str = ""
    page_size: int = 20
    empty: Empty = field(default_factory=lambda: Empty("Nothing here yet"))
    tie: str = "pk"
    before_rows: Callable[[list[Any]], None] | None = None

    @property
    def has_search(self) -> bool:
        """Return whether there is a box for free words and something after it."""
        kinds = {one.kind for one in self.filters}
        return "search" in kinds and len(kinds) > 1

    def column(self, key: str) -> Column | None:
        """Return the column `key`, or None."""
        return next((column for column in self.columns if column.key == key), None)

    def order_of(self, sort: str) -> tuple[str, ...]:
        """Return what `sort` orders by, with the tie-breaker at the end."""
        column = self.column(sort.removeprefix("-"))
        names = column.order_by if column else ()
        if sort.startswith("-"):
            names = tuple(name[1:] if name.startswith("-") else f"-{name}" for name in names)
        return (*names, f"-{self.tie}" if sort.startswith("-") else self.tie)
