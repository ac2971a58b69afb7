"""What a name can be found by: tokens that are compared for equality only.

Under row security no pattern search can use an index, so everything a user may type exists as a
token. The letter before the colon is the class:

- c: one character, b: two neighbours, n: the whole name without separators
- p: pinyin: the beginning of the name letter by letter (“zh” … “zhangsanfeng”), each syllable,
  given name (“sanfeng”), surname with initials (“zhangsf”), initial with given name (“zsanfeng”)
- i: initials (“zsf”, “zs”, “sf”, “s”); zh, ch and sh count as z, c and s

The usual reading gets all of these; other readings (at most fifteen combinations) get whole
syllables and initials, and are spelt out only where one syllable differs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from guitu.people.names.readings import Unit, sayings, surname_length, units_of
from guitu.people.names.writing import DOT, normal

MOST_TOKENS = 120
LONGEST_READING = 60
SPELT_UNITS = 3
DIGRAPHS = ("zh", "ch", "sh")


@dataclass(frozen=True)
class Shape:
    """Where a name divides: length of the surname in units, first units of later pieces."""

    surname: int
    tails: tuple[int, ...]


def tokens(name: str) -> frozenset[str]:
    """Return the tokens of `name`; about thirty for a name of three characters, at most 120."""
    parts = [part for part in normal(name).casefold().split(DOT) if part]
    pieces = [units_of(part, begins_name=place == 0) for place, part in enumerate(parts)]
    units = [unit for piece in pieces for unit in piece]
    if not units:
        return frozenset()
    found: dict[str, None] = dict.fromkeys(_written("".join(parts)))
    found |= dict.fromkeys(_single(units))
    shape = _shape(parts, [len(piece) for piece in pieces])
    usual: tuple[str, ...] = ()
    for said in sayings(units):
        usual = usual or said
        found |= dict.fromkeys(_said(said, usual, shape))
        if len(found) > MOST_TOKENS:
            break
    return frozenset(list(found)[:MOST_TOKENS])


def reading_token(letters: str) -> str:
    """Return the token of a string of pinyin; long ones are cut alike in names and queries."""
    return f"p:{letters[:LONGEST_READING]}"


def initials_token(letters: str) -> str:
    """Return the token of a string of initials."""
    return f"i:{letters[:LONGEST_READING]}"


def characters_of(text: str) -> str:
    """Return the characters of `text` that are searched one by one: all but Latin letters."""
    return "".join(character for character in text if character > "\u024f" and character not in DOT)


def _written(joined: str) -> Iterator[str]:
    characters = characters_of(joined)
    yield f"n:{joined}"
    yield from (f"c:{character}" for character in characters)
    yield from (f"b:{left}{right}" for left, right in pairwise(characters))


def _single(units: Sequence[Unit]) -> Iterator[str]:
    for unit in units:
        for reading in unit.readings:
            yield reading_token(reading)
            yield initials_token(reading[:1])
            if reading.startswith(DIGRAPHS):
                yield reading_token(reading[:2])


def _shape(parts: list[str], sizes: list[int]) -> Shape:
    """Return where the name divides; short names may be entered from every character on."""
    if len(parts) == 1:
        surname = surname_length(parts[0])
        last = sizes[0] if sizes[0] <= 4 else surname + 1
        return Shape(min(surname, sizes[0]), tuple(range(1, last)))
    starts = [sum(sizes[:place]) for place in range(1, len(sizes))]
    return Shape(sizes[0], tuple(starts))


def _said(said: Sequence[str], usual: Sequence[str], shape: Shape) -> Iterator[str]:
    """Yield the tokens of one way to read the name."""
    initials = [reading[:1] for reading in said]
    yield from _spelt(said, usual)
    yield from _growing(said)
    yield from map(initials_token, _sums("", initials))
    for end in {1, shape.surname}:
        yield from map(reading_token, _sums("".join(said[:end]), initials[end:]))
    if said == usual:
        surname = "".join(initials[: shape.surname])
        yield from map(reading_token, _sums(surname, said[shape.surname :]))
    for start in shape.tails:
        yield from _growing(said[start:])
        yield from map(initials_token, _sums("", initials[start:]))


def _spelt(said: Sequence[str], usual: Sequence[str]) -> Iterator[str]:
    """Yield the beginning of the name letter by letter, as far as the third unit.

    Of a reading that differs in one syllable from the usual one, only that syllable is spelt.
    """
    others = [place for place, reading in enumerate(said) if reading != usual[place]]
    places = others if others else range(len(said))
    if len(others) > 1:
        return
    for place in places:
        if place < SPELT_UNITS:
            start = "".join(said[:place])
            ends = range(1 if start else 2, len(said[place]) + 1)
            yield from (reading_token(start + said[place][:end]) for end in ends)


def _growing(said: Sequence[str]) -> Iterator[str]:
    """Yield whole syllables up to each unit, and with the initial of the next one."""
    grown = ""
    for reading in said:
        if grown:
            yield reading_token(grown + reading[:1])
        grown += reading
        if grown:
            yield reading_token(grown)


def _sums(start: str, pieces: Sequence[str]) -> Iterator[str]:
    grown = start
    for piece in pieces:
        grown += piece
        if grown:
            yield grown
