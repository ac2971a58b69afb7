"""A hidden cell cannot be computed from what is shown; shown cells and totals are true."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from guitu.risk.rules import cells

COUNTS = st.integers(2, 4).flatmap(
    lambda rows: st.integers(2, 4).flatmap(
        lambda columns: st.lists(
            st.lists(
                st.one_of(st.integers(0, 4), st.integers(0, 12)),
                min_size=columns, max_size=columns,
            ),
            min_size=rows, max_size=rows,
        )
    )
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(numbers=COUNTS, below=st.integers(2, 6))
def test_what_is_shown_is_true_and_no_group_or_cell_below_the_limit_is_shown(numbers, below):
    counts = {str(at): row for at, row in enumerate(numbers)}

    rows = cells.table(counts, below=below)

    for row in rows:
        whole = [sum(column) for column in zip(*(counts[key] for key in row.keys), strict=True)]
        assert row.total == sum(whole) >= below
        for shown, true in zip(row.cells, whole, strict=True):
            assert shown is None or shown == true
            assert shown is None or shown == 0 or shown >= below
    shown = sorted(key for row in rows for key in row.keys)
    assert not rows or shown == sorted(key for key, row in counts.items() if sum(row))


@settings(max_examples=120, deadline=None)
@given(numbers=COUNTS, below=st.integers(2, 6))
def test_no_small_cell_has_only_one_possible_value(numbers, below):
    rows = cells.table({str(at): row for at, row in enumerate(numbers)}, below=below)
    if not rows:
        return
    whole = [
        [sum(numbers[int(key)][at] for key in row.keys) for at in range(len(numbers[0]))]
        for row in rows
    ]
    small = [
        (at, column)
        for at, row in enumerate(rows)
        for column, cell in enumerate(row.cells)
        if cell is None and whole[at][column] < below and whole[at][column]
    ]

    for at, column in small:
        possible = (tuple(found)[at][column] for found in consistent(rows, whole))
        assert any(value != whole[at][column] for value in possible)


def consistent(rows, whole) -> Iterator[list[list[int]]]:
    """Yield every table that fits what is shown, as somebody who wants to know would try them."""
    totals = [sum(column) for column in zip(*whole, strict=True)]
    yield from _filled(rows, totals)


def _filled(rows, left: list[int]) -> Iterator[list[list[int]]]:
    if not rows:
        if not any(left):
            yield []
        return
    for guess in guesses(rows[0].cells, rows[0].total, left):
        rest = [have - took for have, took in zip(left, guess, strict=True)]
        if all(_fits(column, rest, rows[1:]) for column in range(len(rest))):
            for more in _filled(rows[1:], rest):
                yield [guess, *more]


def _fits(column: int, rest: list[int], rows) -> bool:
    known = [row.cells[column] for row in rows]
    if None in known:
        return rest[column] >= sum(cell for cell in known if cell is not None)
    return rest[column] == sum(known)


def guesses(shown, total: int, left: list[int]) -> Iterator[list[int]]:
    if not shown:
        if total == 0:
            yield []
        return
    first = range(min(total, left[0]) + 1) if shown[0] is None else [shown[0]]
    for value in first:
        if value <= total:
            for rest in guesses(shown[1:], total - value, left[1:]):
                yield [value, *rest]


def test_small_groups_are_counted_together():
    rows = cells.table(
        {"zixin": [0, 8, 20], "lanxi": [1, 1, 0], "other": [0, 0, 3], "none": [0, 0, 0]}, below=5
    )

    assert [row.keys for row in rows] == [("zixin",), ("lanxi", "other")]
    assert [row.total for row in rows] == [28, 5]


def test_one_small_group_takes_the_next_smallest_with_it():
    rows = cells.table({"a": [0, 30], "b": [0, 9], "c": [1, 1]}, below=5)

    assert [row.keys for row in rows] == [("a",), ("b", "c")]


def test_groups_too_small_to_compare_give_no_table():
    assert cells.table({"male": [0, 30], "female": [1, 1]}, below=5) == []
    assert cells.table({"male": [1, 30]}, below=5) == []
    assert cells.table({}, below=5) == []


def test_a_hidden_cell_takes_three_more_with_it():
    rows = cells.table({"male": [2, 10, 20], "female": [0, 6, 9]}, below=5)

    assert rows[0].cells == (None, None, 20)
    assert rows[1].cells == (None, None, 9)
