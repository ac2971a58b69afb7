"""Words in cells and the codes they stand for, from words.toml."""

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

LISTS = (
    "sex",
    "yes_no",
    "id_kind",
    "education",
    "marital_status",
    "employment",
    "relation",
    "ended_measure",
)


@dataclass(frozen=True)
class Standing:
    """What a word of the columns 戒毒情况 or 管控现状 says.

    `measure` is community_detox, community_rehab, isolation, voluntary, none or "" (not said);
    `status` is a code of measures.terms.Status or "" (not said).
    """

    measure: str
    status: str


def word_key(text: str) -> str:
    """Return the form under which words are compared: half-width, lower case, no spaces."""
    return "".join(unicodedata.normalize("NFKC", text).lower().split())


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    path = files("guitu.exchange.ledgers").joinpath("words.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def codes(kind: str) -> Mapping[str, str]:
    """Return word key to code for one of LISTS. Raises ValueError where a word has two codes."""
    found: dict[str, str] = {}
    for code, words in _table()[kind].items():
        for word in words:
            if found.setdefault(word_key(word), code) != code:
                raise ValueError(f"words.toml: “{word}” has two codes in [{kind}]")
    return found


@lru_cache(maxsize=1)
def standings() -> Mapping[str, Standing]:
    """Return word key to standing. Raises ValueError where a word stands for two."""
    found: dict[str, Standing] = {}
    for entry in _table()["standing"]:
        standing = Standing(entry["measure"], entry["status"])
        for word in entry["words"]:
            if found.setdefault(word_key(word), standing) != standing:
                raise ValueError(f"words.toml: “{word}” has two meanings in [[standing]]")
    return found
