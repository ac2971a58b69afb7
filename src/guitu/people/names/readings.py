"""Readings of the characters of a name, in pinyin without tones; ü is written v.

All readings of a character count: which one a person uses cannot be known from the writing. For
the surname the table `surnames.toml` says which reading comes first.
"""

import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import combinations, islice, product
from typing import Any

from pypinyin import Style, pinyin

MOST_COMBINATIONS = 16
LONGEST_AMBIGUOUS = 4


@dataclass(frozen=True)
class Unit:
    """What is read in one go: a character with its readings, or a whole word in Latin letters."""

    text: str
    readings: tuple[str, ...]


@lru_cache(maxsize=1)
def table() -> dict[str, Any]:
    """Return the table of surnames and rare characters."""
    return tomllib.loads(files(__package__).joinpath("surnames.toml").read_text(encoding="utf-8"))


def double_surnames() -> dict[str, list[str]]:
    """Return the surnames of two characters with their readings."""
    double: dict[str, list[str]] = table()["double"]
    return double


@lru_cache(maxsize=20_000)
def readings_of(character: str) -> tuple[str, ...]:
    """Return the readings of `character`, the usual one first; none where nobody knows any."""
    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    usual = found[0] if found else []
    return _distinct([*table()["characters"].get(character, ()), *usual])


def units_of(part: str, *, begins_name: bool) -> list[Unit]:
    """Return the units of one part of a name; its beginning is a surname if it `begins_name`."""
    units = list(_units(part))
    if not begins_name or not units:
        return units
    double = double_surnames().get(part[:2]) if len(part) > 2 else None
    first = double or table()["readings"].get(part[0], ())
    if double:
        units[:2] = [_preferring(unit, [said]) for unit, said in zip(units, double, strict=False)]
    elif first:
        units[0] = _preferring(units[0], first)
    return units


def surname_length(part: str) -> int:
    """Return how many characters of a Han name are taken as the surname."""
    return 2 if len(part) > 2 and part[:2] in double_surnames() else 1


def sayings(units: list[Unit]) -> Iterator[tuple[str, ...]]:
    """Yield ways to read the units, the usual one first, then those that differ in fewest places.

    At most sixteen, and only the usual one for more than four units: those are transcriptions of
    other languages, which use the usual readings. A unit without a reading is silent.
    """
    choices = [unit.readings or ("",) for unit in units]
    most = MOST_COMBINATIONS if len(units) <= LONGEST_AMBIGUOUS else 1
    return islice(_by_distance(choices), most)


def latin(text: str) -> str:
    """Return `text` in small letters without accents, apostrophes and hyphens."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in bare if "a" <= letter <= "z")


def is_latin(character: str) -> bool:
    """Return whether `character` is a Latin letter, with or without accents."""
    return bool(latin(character)) or character in "'’-"


def _by_distance(choices: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    usual = tuple(choice[0] for choice in choices)
    several = [place for place, choice in enumerate(choices) if len(choice) > 1]
    for distance in range(len(several) + 1):
        for places in combinations(several, distance):
            for others in product(*(choices[place][1:] for place in places)):
                said = list(usual)
                for place, other in zip(places, others, strict=True):
                    said[place] = other
                yield tuple(said)


def _units(part: str) -> Iterator[Unit]:
    word = ""
    for character in part:
        if is_latin(character):
            word += latin(character)
            continue
        if word:
            yield Unit(word, (word,))
            word = ""
        if unicodedata.category(character)[0] != "M":
            yield Unit(character, readings_of(character))
    if word:
        yield Unit(word, (word,))


def _preferring(unit: Unit, first: list[str] | tuple[str, ...]) -> Unit:
    return Unit(unit.text, _distinct([*first, *unit.readings]))


def _distinct(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
