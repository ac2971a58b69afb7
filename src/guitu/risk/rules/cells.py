"""Tables of counts from which nobody in a small cell can be read. Pure: no Django, no clock.

Rows are groups, columns are answers; the totals of rows and columns are shown. A cell of at least
one and fewer than `below` is hidden. Where it could still be computed from the totals and the cells
shown, three more are hidden so that it cannot.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Numbers = tuple[int, ...]
Place = tuple[int, int]


@dataclass(frozen=True)
class Row:
    """One group, or several small ones together: its keys, its cells, its total.

    A cell is None where it is hidden.
    """

    keys: tuple[str, ...]
    cells: tuple[int | None, ...]
    total: int


def table(counts: Mapping[str, Sequence[int]], *, below: int) -> list[Row]:
    """Return the groups with their cells, small ones hidden; empty where nothing can be compared.

    Groups of fewer than `below` are counted together, with the next smallest where they are still
    too few. Fewer than two groups of that size are no comparison, and give no row.
    """
    groups = pooled(counts, below=below)
    if len(groups) < 2:
        return []
    numbers = [cells for _keys, cells in groups]
    gone = hidden(numbers, below=below)
    return [
        Row(
            keys,
            tuple(None if (row, at) in gone else cell for at, cell in enumerate(cells)),
            sum(cells),
        )
        for row, (keys, cells) in enumerate(groups)
    ]


def pooled(
    counts: Mapping[str, Sequence[int]], *, below: int
) -> list[tuple[tuple[str, ...], Numbers]]:
    """Return groups none of which has fewer than `below`, in their order; empty ones fall away."""
    filled = {key: tuple(cells) for key, cells in counts.items() if sum(cells)}
    by_size = sorted(filled, key=lambda key: sum(filled[key]))
    together: list[str] = []
    while by_size and (
        sum(filled[by_size[0]]) < below or 0 < sum(sum(filled[key]) for key in together) < below
    ):
        together.append(by_size.pop(0))
    groups = [((key,), filled[key]) for key in filled if key not in together]
    if together:
        keys = tuple(key for key in filled if key in together)
        groups.append((keys, tuple(map(sum, zip(*(filled[key] for key in keys), strict=True)))))
    return groups


def hidden(numbers: Sequence[Numbers], *, below: int) -> set[Place]:
    """Return the cells to hide: each small one, and what is needed so that none can be computed.

    Expects two or more rows, each with a total of at least `below`.
    """
    small = [place for place in _places(numbers) if 0 < _at(numbers, place) < below]
    gone = set(small)
    for place in sorted(small, key=lambda each: (_at(numbers, each), each)):
        if is_computable(place, numbers, gone):
            gone |= _cheapest(place, numbers, gone)
    return gone


def is_computable(place: Place, numbers: Sequence[Numbers], gone: set[Place]) -> bool:
    """Return whether the totals and the cells shown leave one value only for a hidden cell.

    Another value is possible where the hidden cells hold a way around that moves one person from
    cell to cell, leaves every total as it is, and takes nobody from an empty cell.
    """
    row, column = place
    more = _reaches(numbers, gone - {place}, start=("column", column), goal=("row", row))
    if more:
        return False
    can_be_fewer = _at(numbers, place) > 0
    return not (
        can_be_fewer
        and _reaches(numbers, gone - {place}, start=("row", row), goal=("column", column))
    )


def _reaches(numbers, gone: set[Place], *, start, goal) -> bool:
    """Walk from rows to columns where a cell can grow, and back where one can shrink."""
    seen, waiting = {start}, [start]
    while waiting:
        kind, at = waiting.pop()
        if kind == "row":
            onward = {("column", column) for row, column in gone if row == at}
        else:
            onward = {
                ("row", row)
                for row, column in gone
                if column == at and _at(numbers, (row, column)) > 0
            }
        waiting += onward - seen
        seen |= onward
    return goal in seen


def _cheapest(place: Place, numbers: Sequence[Numbers], gone: set[Place]) -> set[Place]:
    """Return the rectangle over a cell that protects it and hides the fewest people more."""
    ways = [
        corners
        for corners in _rectangles(place, numbers)
        if not is_computable(place, numbers, gone | corners)
    ]
    return min(
        ways,
        key=lambda corners: (
            len(corners - gone),
            sum(_at(numbers, each) for each in corners - gone),
            sorted(corners),
        ),
    )


def _rectangles(place: Place, numbers: Sequence[Numbers]) -> Iterator[set[Place]]:
    row, column = place
    for other_row, other_column in _places(numbers):
        if other_row != row and other_column != column:
            yield {(row, other_column), (other_row, column), (other_row, other_column)}


def _places(numbers: Sequence[Numbers]) -> list[Place]:
    return [(row, at) for row, cells in enumerate(numbers) for at in range(len(cells))]


def _at(numbers: Sequence[Numbers], place: Place) -> int:
    return numbers[place[0]][place[1]]
