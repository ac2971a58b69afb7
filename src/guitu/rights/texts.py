"""The texts of notices, dated, in both languages. Pure."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from guitu.kernel.errors import NotConfigured
from guitu.kernel.terms import gettext_noop

FOLDER = Path(__file__).parent / "texts_in_force"


@dataclass(frozen=True)
class Part:
    """A titled part of a text, paragraph by paragraph."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Text:
    """One wording of a notice in one language; `since` is its first day and its version."""

    code: str
    since: date
    language: str
    title: str
    parts: tuple[Part, ...]


def current(code: str, *, on: date, language: str) -> Text:
    """Return the wording in force on the day `on`; NotConfigured where there is none."""
    dated = [entry for entry in _entries(code) if entry["from"] <= on]
    if not dated:
        raise NotConfigured(
            gettext_noop("There is no text of the notice for %(on)s."), on=on.isoformat()
        )
    return _text(code, max(dated, key=lambda entry: entry["from"]), language)


def of_version(code: str, since: date, *, language: str) -> Text:
    """Return the wording that was in force from `since` on, as it was given."""
    return current(code, on=since, language=language)


def codes() -> list[str]:
    """Return the codes of every notice there is."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


@cache
def _entries(code: str) -> tuple[dict, ...]:
    path = FOLDER / f"{code}.toml"
    return tuple(tomllib.loads(path.read_text(encoding="utf-8"))["text"])


def _text(code: str, entry: dict, language: str) -> Text:
    spoken = "zh" if language.lower().startswith("zh") else "en"
    parts = tuple(Part(part["title"][spoken], tuple(part[spoken])) for part in entry["part"])
    return Text(code, entry["from"], spoken, entry["title"][spoken], parts)
