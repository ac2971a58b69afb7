"""One page of a list, ready to be drawn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from guitu.web.lists.choices import columns_shown, own_choices
from guitu.web.lists.spec import PAGE_SIZES, Column, ListSpec
from guitu.web.lists.state import ListState

COUNTED = 1000

# What a presenter makes of a record: a value per column key, and "url" of the record.
Row = Mapping[str, Any]
Present = Callable[[Any], Row]


@dataclass(frozen=True)
class Cell:
    """One value under its column."""

    column: Column
    value: Any


@dataclass(frozen=True)
class DrawnRow:
    """One row: its first cell leads to `url`."""

    url: str
    cells: Sequence[Cell]
    source: Row


@dataclass(frozen=True)
class Heading:
    """The head of a column: where a click leads, and how the rows are sorted now."""

    column: Column
    query: str
    direction: str


@dataclass
class ListPage:
    """Rows, count, and the links around them."""

    spec: ListSpec
    state: ListState
    columns: list[Column]
    rows: list[DrawnRow]
    total: int
    has_next: bool
    path: str
    views: list[Any] = field(default_factory=list)

    @property
    def is_capped(self) -> bool:
        """Return whether there are more rows than were counted."""
        return self.total > COUNTED

    @property
    def counted(self) -> int:
        """Return how many rows were counted; at most COUNTED."""
        return min(self.total, COUNTED)

    @property
    def element_id(self) -> str:
        """Return the id of the part of the page that is swapped."""
        return f"list-{self.spec.key}"

    @property
    def first_row(self) -> int:
        """Return the number of the first row shown."""
        return (self.state.page - 1) * self.state.size + 1

    @property
    def last_row(self) -> int:
        """Return the number of the last row shown."""
        return self.first_row + len(self.rows) - 1

    def headings(self) -> list[Heading]:
        """Return the heads of the columns."""
        return [self._heading(column) for column in self.columns]

    def _heading(self, column: Column) -> Heading:
        sort = self.state.sort
        is_sorted = sort.removeprefix("-") == column.key
        falls = is_sorted and sort.startswith("-")
        turned = column.key if not is_sorted or falls else f"-{column.key}"
        query = self.state.query(sort=turned, page=1) if column.order_by else ""
        return Heading(column, query, ("descending" if falls else "ascending") if is_sorted else "")

    @property
    def has_later_filter(self) -> bool:
        """Return whether the filters after the search box stay open on a phone."""
        return not self.spec.has_search or any(
            one.kind != "search" for one, _ in self.state.values()
        )

    def filters(self) -> list[dict[str, Any]]:
        """Return each filter with what stands in it."""
        return [
            {"filter": one, "typed": self.state.typed.get(one.name, ""), "options": one.options()}
            for one in self.spec.filters
        ]

    def pages(self) -> list[tuple[int, str]]:
        """Return (number, query) of the pages around this one; 0 stands for those left out."""
        last = -(-self.counted // self.state.size)
        here = self.state.page
        near = {1, here - 1, here, here + 1} | ({last} if not self.is_capped else set())
        wanted = sorted(number for number in near if 1 <= number <= max(last, here))
        found: list[tuple[int, str]] = []
        for number in wanted:
            if found and number > found[-1][0] + 1:
                found.append((0, ""))
            found.append((number, self.state.query(page=number)))
        return found

    def previous_query(self) -> str:
        """Return the query of the page before, or an empty text."""
        return self.state.query(page=self.state.page - 1) if self.state.page > 1 else ""

    def next_query(self) -> str:
        """Return the query of the page after, or an empty text."""
        return self.state.query(page=self.state.page + 1) if self.has_next else ""

    def sizes(self) -> list[tuple[int, str]]:
        """Return (rows on a page, query)."""
        return [(size, self.state.query(size=size, page=1)) for size in PAGE_SIZES]

    def choices(self) -> list[tuple[Column, bool]]:
        """Return each column that can be hidden, and whether it is shown."""
        return [(column, column in self.columns) for column in self.spec.columns[1:]]

    def saved_query(self) -> str:
        """Return the query to save: without free words and page."""
        return self.state.query(words_key="", page=1)


def list_page(
    request: HttpRequest,
    spec: ListSpec,
    *,
    rows: QuerySet,
    present: Present,
    total: int | None = None,
) -> ListPage:
    """Return the page of `rows` that the request asks for: one read, and one count where needed.

    The last page needs no count: what stands before it is known. `total` is how many rows there
    are where the page has counted them already.
    """
    user_id = request.actor.user_id
    chosen, views = own_choices(user_id, spec)
    state = ListState.of(request, spec, size=chosen.page_size if chosen else 0)
    for one, value in state.values():
        rows = one.narrow(rows, value)
    start = (state.page - 1) * state.size
    records = list(rows.order_by(*spec.order_of(state.sort))[start : start + state.size + 1])
    shown, has_next = records[: state.size], len(records) > state.size
    if total is None:
        is_last = not has_next and (bool(shown) or start == 0)
        total = start + len(shown) if is_last else rows.order_by()[: COUNTED + 1].count()
    if spec.before_rows:
        spec.before_rows(shown)
    columns = columns_shown(spec, chosen)
    drawn = [_drawn(present(record), columns) for record in shown]
    return ListPage(spec, state, columns, drawn, total, has_next, request.path, views)


def _drawn(row: Row, columns: list[Column]) -> DrawnRow:
    cells = [Cell(column, row.get(column.key)) for column in columns]
    return DrawnRow(str(row.get("url", "")), cells, row)
