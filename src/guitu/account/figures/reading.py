"""Reads the definitions of figures."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from guitu.kernel.errors import NotConfigured
from guitu.kernel.terms import gettext_noop

HERE = Path(__file__).resolve().parent / "definitions"
Bilingual = Mapping[str, str]


@dataclass(frozen=True)
class Definition:
    """A figure: what is counted, of what, what is left out, and the statement that finds it.

    `record` is the type of the records behind it. Without `of` it is a plain number.
    """

    code: str
    order: int
    record: str
    label: Bilingual
    counts: Bilingual
    of: Bilingual | None
    excluded: Mapping[str, Bilingual]
    unknown: Bilingual | None
    sql: str


def said(text: Bilingual | None) -> str:
    """Return a text in the reader's language."""
    if not text:
        return ""
    return text["en"] if (get_language() or "zh").startswith("en") else text["zh"]


def definitions() -> list[Definition]:
    """Return every figure in the order of the account."""
    found = [definition(path.stem) for path in HERE.glob("*.toml")]
    return sorted(found, key=lambda one: one.order)


@cache
def definition(code: str) -> Definition:
    """Return one figure; raise NotConfigured when there is none of that code."""
    file = HERE / f"{code}.toml"
    if not code.isidentifier() or not file.exists():
        raise NotConfigured(gettext_noop("There is no figure “%(code)s”."), code=code)
    read = tomllib.loads(file.read_text(encoding="utf-8"))
    return Definition(
        code=code,
        order=read["order"],
        record=read["record"],
        label=read["label"],
        counts=read["counts"],
        of=read.get("of"),
        excluded=read.get("excluded", {}),
        unknown=read.get("unknown"),
        sql=file.with_suffix(".sql").read_text(encoding="utf-8").strip(),
    )
