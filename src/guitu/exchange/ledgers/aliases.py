"""Knows columns by their headings: the table of aliases, and what an office taught us."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from guitu.exchange.ledgers.grounds import Ground

NOTES = re.compile(r"[(\[{【〔<《][^)\]}】〕>》]*[)\]}】〕>》]?")
DECORATION = re.compile(r"[\W_]+")
SHORTEST_PART = 2
TELLING_PART = 3  # 措施 in 帮扶措施 says nothing; 姓名 in 吸毒者姓名 does
EXACT, SUB_HEADING, PART = 1.0, 0.9, 0.6


class LedgerKind(StrEnum):
    """What the rows of a ledger are about."""

    PERSON = "person"
    RELEASE_NOTICE = "release_notice"
    PLACE = "place"


@dataclass(frozen=True)
class Field:
    """What a column can hold: its name, how its cells are read and what it demands."""

    name: str
    kind: str
    headings: tuple[str, ...]
    needs_day: bool = False
    may_be_future: bool = False
    is_anchor: bool = False
    is_required: bool = False


@dataclass(frozen=True)
class Meaning:
    """What a heading means. No field and no ground: a column that is not known or carries nothing.

    `ground` says why a column is dropped although it is known.
    """

    field: str | None = None
    confidence: float = 0.0
    ground: Ground | None = None
    is_ignored: bool = False


UNKNOWN = Meaning()


@dataclass(frozen=True)
class Aliases:
    """The table for one kind of ledger. `by_key` holds exact headings, in their compared form."""

    fields: Mapping[str, Field]
    by_key: Mapping[str, Meaning]
    parts: tuple[tuple[str, Meaning], ...]

    @property
    def anchors(self) -> frozenset[str]:
        """Fields of which a heading row has at least one."""
        return frozenset(name for name, field in self.fields.items() if field.is_anchor)

    @property
    def required(self) -> tuple[str, ...]:
        """Fields without which a row is refused."""
        return tuple(name for name, field in self.fields.items() if field.is_required)

    def taught(self, remembered: Mapping[str, str | None]) -> "Aliases":
        """Return the table with what an office corrected before: heading key to field, or None.

        A field that no longer exists is passed over; a column that is dropped stays dropped.
        """
        known = {
            key: Meaning(name, EXACT) if name else Meaning(confidence=EXACT, is_ignored=True)
            for key, name in remembered.items()
            if (name is None or name in self.fields) and self.meaning(key).ground is None
        }
        return replace(self, by_key={**self.by_key, **known})

    def meaning(self, heading: str) -> Meaning:
        """Return what the heading means; `group/heading` under a merged one."""
        tried = [heading, NOTES.sub("", _folded(heading))]
        for text in tried:
            found = self.by_key.get(heading_key(text))
            if found:
                return found
        group, _, sub = tried[1].rpartition("/")
        sub_meaning = self.by_key.get(heading_key(sub)) if group else None
        if sub_meaning and sub_meaning.ground is None and not self._named(group):
            return replace(sub_meaning, confidence=SUB_HEADING)
        return self._from_parts(heading_key(tried[1]))

    def _named(self, group: str) -> bool:
        """Return whether the merged heading names a field itself, as 户籍地 over 省, 市 does."""
        return heading_key(group) in self.by_key

    def _from_parts(self, key: str) -> Meaning:
        found = [(part, meaning) for part, meaning in self.parts if part in key]
        grounds = [meaning for _, meaning in found if meaning.ground]
        if grounds:
            return grounds[0]
        longest = [
            (part, meaning)
            for part, meaning in found
            if not any(part != other and part in other for other, _ in found)
        ]
        if len({meaning.field for _, meaning in longest}) != 1:
            return UNKNOWN
        meaning = longest[0][1]
        is_telling = meaning.field in self.anchors or any(
            len(part) >= TELLING_PART for part, _ in longest
        )
        return replace(meaning, confidence=PART) if is_telling else UNKNOWN


def _folded(heading: str) -> str:
    return unicodedata.normalize("NFKC", heading)


@lru_cache(maxsize=4096)
def heading_key(heading: str) -> str:
    """Return the form under which headings are compared: half-width, no spaces, no punctuation."""
    return DECORATION.sub("", _folded(heading)).lower()


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    path = files("guitu.exchange.ledgers").joinpath("aliases.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def aliases_for(kind: LedgerKind) -> Aliases:
    """Return the table for ledgers of `kind`. Raises ValueError where it contradicts itself."""
    table = _table()
    fields = {entry["field"]: _field(entry) for entry in table[kind.value]}
    by_key: dict[str, Meaning] = {
        heading_key(text): Meaning(confidence=EXACT, is_ignored=True)
        for text in table["ignored"]["headings"]
    }
    dropped = {
        heading_key(text): Meaning(confidence=EXACT, ground=Ground(entry["ground"]))
        for entry in table["over_collected"]
        for text in entry["headings"]
    }
    by_key.update(dropped)
    exact = _exact(fields)
    by_key.update(exact)
    parts = ((key, meaning) for key, meaning in exact.items() if len(key) >= SHORTEST_PART)
    return Aliases(fields, by_key, (*dropped.items(), *parts))


def _field(entry: Mapping[str, Any]) -> Field:
    return Field(
        name=entry["field"],
        kind=entry["kind"],
        headings=tuple(entry["headings"]),
        needs_day=entry.get("needs_day", False),
        may_be_future=entry.get("may_be_future", False),
        is_anchor=entry.get("anchor", False),
        is_required=entry.get("required", False),
    )


def _exact(fields: Mapping[str, Field]) -> dict[str, Meaning]:
    found: dict[str, Meaning] = {}
    for field in fields.values():
        for text in field.headings:
            key = heading_key(text)
            if key in found and found[key].field != field.name:
                raise ValueError(f"aliases.toml: “{text}” stands for two fields")
            found[key] = Meaning(field.name, EXACT)
    return found
