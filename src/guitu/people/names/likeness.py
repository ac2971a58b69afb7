"""How alike two names are, and how likely duplicates are found.

Nothing here decides that two files are one person; it only puts them side by side.
"""

from itertools import pairwise

from guitu.kernel.terms import Term, gettext_noop
from guitu.people.names.readings import sayings, units_of
from guitu.people.names.tokens import reading_token
from guitu.people.names.writing import DOT, normal

OPEN = "_"
Query = list[list[str]]


class Likeness(Term):
    """Why two names are taken to be alike, the strongest first."""

    SAME = "same", gettext_noop("Same name")
    SWAPPED = "swapped", gettext_noop("Same characters in another order")
    SAME_PINYIN = "same_pinyin", gettext_noop("Sounds the same")
    ONE_DIFFERS = "one_differs", gettext_noop("One character differs")
    ONE_MORE = "one_more", gettext_noop("One character more or less")


def similarity(first: str, second: str) -> Likeness | None:
    """Return the strongest reason why two names are alike, or None where they are not.

    Two names of two characters that share only one are not alike: too many are.
    """
    one, other = _bare(first), _bare(second)
    if not one or not other:
        return None
    tests = (
        (Likeness.SAME, one == other),
        (Likeness.SWAPPED, sorted(one) == sorted(other)),
        (Likeness.SAME_PINYIN, bool(_said(first) & _said(second))),
        (Likeness.ONE_DIFFERS, bool(_with_gaps(one) & _with_gaps(other))),
        (Likeness.ONE_MORE, one in _shortened(other) or other in _shortened(one)),
    )
    return next((likeness for likeness, holds in tests if holds), None)


def duplicate_queries(name: str) -> list[Query]:
    """Return queries on name tokens, any of which a name alike to `name` answers.

    Each is of the form of `query_tokens`: groups, one token of each. Together they find every name
    for which `similarity` has an answer, and some others: ask `similarity` of what is found.
    """
    bare = _bare(name)
    if not bare:
        return []
    spoken = [reading_token(said.replace(" ", "")) for said in sorted(_said(name))]
    queries: list[Query] = [[[f"c:{character}"] for character in sorted(set(bare))]]
    if spoken:
        queries.append([spoken])
    if len(bare) == 3:
        queries += [[[f"c:{one}"], [f"c:{other}"]] for one, other in _pairs(bare)]
    if len(bare) > 3:
        middle = len(bare) // 2
        queries += [_neighbours(bare[:middle]), _neighbours(bare[middle:])]
    return queries


def _bare(name: str) -> str:
    return normal(name).casefold().replace(DOT, "")


def _said(name: str) -> set[str]:
    parts = normal(name).casefold().split(DOT)
    pieces = [units_of(part, begins_name=place == 0) for place, part in enumerate(parts)]
    units = [unit for piece in pieces for unit in piece]
    return {" ".join(said) for said in sayings(units) if all(said)}


def _with_gaps(bare: str) -> set[str]:
    if len(bare) < 3:
        return set()
    return {bare[:place] + OPEN + bare[place + 1 :] for place in range(len(bare))}


def _shortened(bare: str) -> set[str]:
    if len(bare) < 3:
        return set()
    return {bare[:place] + bare[place + 1 :] for place in range(len(bare))}


def _pairs(bare: str) -> list[tuple[str, str]]:
    return [(bare[0], bare[1]), (bare[0], bare[2]), (bare[1], bare[2])]


def _neighbours(piece: str) -> Query:
    return [[f"b:{left}{right}"] for left, right in pairwise(piece)]
