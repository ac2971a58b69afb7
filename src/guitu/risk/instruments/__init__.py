"""Reads the sets of items that ship with the program, and is loud about one that is unfair.

Pure. An item about housing, income, work, illness or papers stands among the needs; none asks
about HIV; what was long ago is marked as history. The loader refuses anything else.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from guitu.kernel.errors import NotConfigured
from guitu.kernel.terms import gettext_noop
from guitu.risk.terms import NEVER_RAISES, About, ItemGroup, Strength

NEUTRAL, NEEDS_PROFILE = "neutral", "needs-profile"
FORBIDDEN = ("hiv", "aids", "艾滋")
ANCHORED = (Strength.NONE, Strength.SOME, Strength.STRONG)
Texts = Mapping[str, str]


@dataclass(frozen=True)
class Item:
    """One question. `text` and each of `anchors` are in "zh" and "en".

    `is_history` marks what was long ago: it is shown, and raises nothing by itself.
    """

    code: str
    group: ItemGroup
    about: About
    text: Texts
    anchors: Mapping[str, Texts]
    is_history: bool = False

    @property
    def may_raise(self) -> bool:
        """Whether a level above low may rest on it."""
        return self.group != ItemGroup.NEEDS and not self.is_history

    def said(self, lang: str) -> str:
        """Return the question in a language."""
        return self.text["zh" if lang.startswith("zh") else "en"]

    def anchor(self, strength: Strength, lang: str) -> str:
        """Return what an answer means for this item; empty where nothing is written."""
        return self.anchors.get(str(strength), {}).get("zh" if lang.startswith("zh") else "en", "")


@dataclass(frozen=True)
class ItemSet:
    """A version of a set of items with its title and where it comes from, in both languages."""

    code: str
    version: str
    title: Texts
    source: Texts
    items: tuple[Item, ...]
    is_profile: bool = False


@cache
def shipped() -> Mapping[str, ItemSet]:
    """Return the sets that ship with the program, by code."""
    found = {}
    for file in sorted(files("guitu.risk.instruments").iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            read = tomllib.loads(file.read_text(encoding="utf-8"))
            found[read["code"]] = parse_set(read)
    return found


def parse_set(read: Mapping[str, Any]) -> ItemSet:
    """Return a set of items, or raise NotConfigured saying what is wrong with which item."""
    items = parse_items(read["items"])
    is_profile = bool(read.get("is_profile"))
    if is_profile and any(item.group != ItemGroup.NEEDS for item in items):
        raise unfair(read["code"], "a needs profile holds needs only")
    return ItemSet(read["code"], read["version"], read["title"], read["source"], items, is_profile)


def parse_items(read: Sequence[Mapping[str, Any]]) -> tuple[Item, ...]:
    """Return the items, each checked; codes are unique."""
    items = tuple(_item(each) for each in read)
    codes = [item.code for item in items]
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice:
        raise unfair(twice, "the code is used twice")
    return items


def as_json(items: Iterable[Item]) -> list[dict[str, Any]]:
    """Return items as plain values; `parse_items` reads them back."""
    return [
        {
            "code": item.code, "group": str(item.group), "about": str(item.about),
            "text": dict(item.text), "is_history": item.is_history,
            "anchors": {key: dict(texts) for key, texts in item.anchors.items()},
        }
        for item in items
    ]  # fmt: skip


def unfair(code: str, reason: str) -> NotConfigured:
    """Return the error for an item."""
    return NotConfigured(
        gettext_noop("The item “%(code)s” cannot be used: %(reason)s."), code=code, reason=reason
    )


def _item(read: Mapping[str, Any]) -> Item:
    code, text, anchors = read["code"], read["text"], read.get("anchors", {})
    item = Item(
        code, ItemGroup(read["group"]), About(read["about"]), text, anchors,
        bool(read.get("is_history")),
    )  # fmt: skip
    words = " ".join(
        [code, *text.values(), *(t for each in anchors.values() for t in each.values())]
    )
    if any(word in words.lower() for word in FORBIDDEN):
        raise unfair(code, "an infection is never asked about")
    if item.about in NEVER_RAISES and item.group != ItemGroup.NEEDS:
        raise unfair(code, "it asks about a need, and needs never raise a level")
    if item.about == About.HISTORY and not item.is_history:
        raise unfair(code, "what was long ago is marked as history")
    if not text.get("zh") or not text.get("en"):
        raise unfair(code, "a text is missing in Chinese or English")
    return item
