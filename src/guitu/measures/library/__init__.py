"""The standard library of clauses, read once from TOML. Pure."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from guitu.kernel.errors import NotConfigured
from guitu.kernel.terms import gettext_noop
from guitu.measures.terms import ClauseKind, ClauseSection, MeasureKind


@dataclass(frozen=True)
class Wording:
    """One clause of the library in one version, in Chinese and English."""

    code: str
    version: int
    section: ClauseSection
    kind: ClauseKind
    measures: tuple[MeasureKind, ...]
    zh: str
    en: str
    is_own: bool = False


@dataclass(frozen=True)
class Library:
    """The wordings in force and the labels of their fields."""

    wordings: tuple[Wording, ...]
    fields: Mapping[str, Mapping[str, str]]

    def for_measure(self, kind: MeasureKind) -> tuple[Wording, ...]:
        """Return the wordings for one measure in the order of the agreement."""
        order = list(ClauseSection)
        found = [wording for wording in self.wordings if kind in wording.measures]
        return tuple(sorted(found, key=lambda w: (order.index(w.section), w.kind != "standard")))

    def find(self, code: str) -> Wording | None:
        """Return the wording with that code, or None."""
        return next((wording for wording in self.wordings if wording.code == code), None)

    def with_own(self, own: Mapping[str, Wording | None]) -> "Library":
        """Return the library with an office's own wordings in place; None drops a clause."""
        kept = [own.get(wording.code, wording) for wording in self.wordings]
        known = {wording.code for wording in self.wordings}
        added = [wording for code, wording in own.items() if code not in known]
        return Library(tuple(one for one in [*kept, *added] if one is not None), self.fields)


@lru_cache(maxsize=1)
def standard() -> Library:
    """Return the standard library."""
    read = tomllib.loads(files(__package__).joinpath("standard.toml").read_text(encoding="utf-8"))
    wordings = tuple(_wording(entry) for entry in read["clause"])
    if len({wording.code for wording in wordings}) != len(wordings):
        raise NotConfigured(gettext_noop("The clause library names a clause twice."))
    return Library(wordings, MappingProxyType(read["field"]))


def _wording(entry: Mapping[str, object]) -> Wording:
    return Wording(
        code=str(entry["code"]),
        version=int(str(entry["version"])),
        section=ClauseSection(str(entry["section"])),
        kind=ClauseKind(str(entry["kind"])),
        measures=tuple(MeasureKind(code) for code in entry["measures"]),
        zh=str(entry["zh"]),
        en=str(entry["en"]),
    )
