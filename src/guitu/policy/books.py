"""The rules that one office works under, and the row in force on a day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import Any

from guitu.kernel.decisions import Citation, CitationStatus
from guitu.kernel.errors import NotConfigured
from guitu.kernel.terms import gettext_noop
from guitu.policy.loader import (
    both,
    check_overlap,
    check_units,
    frozen,
    home,
    read_folder,
    read_profile,
    sources,
    wrong,
)
from guitu.policy.rows import NATIONAL, Profile, Row

OFFICE_SOURCE = "office-practice"
STANDARD = "standard"
Rows = Mapping[str, tuple[Row, ...]]


class Rulebook:
    """Rows by layer, the strongest first: local regulation, national, adopted, template."""

    def __init__(self, region: str, layers: Sequence[Rows]) -> None:
        self.region = region
        self.layers = tuple(layers)

    def find(self, subject: str, on: date) -> Row | None:
        """Return the row of `subject` in force on the day `on`, or None where there is none."""
        for layer in self.layers:
            for row in layer.get(subject, ()):
                if row.is_in_force(on):
                    return row
        return None

    def row(self, subject: str, on: date) -> Row:
        """Return the row of `subject` in force on the day `on`; NotConfigured where none is."""
        found = self.find(subject, on)
        if found is None:
            raise NotConfigured(
                gettext_noop("No rule on “%(subject)s” is in force on %(on)s in %(region)s."),
                subject=subject,
                on=on.isoformat(),
                region=self.region,
            )
        return found

    def subjects(self) -> tuple[str, ...]:
        """Return every subject that has a row, in alphabetical order."""
        return tuple(sorted({subject for layer in self.layers for subject in layer}))

    def rows(self, on: date | None = None) -> tuple[Row, ...]:
        """Return the rows in force on the day `on`, or every row where no day is given.

        Ordered by subject, then by strength, then by day.
        """
        if on is not None:
            found = (self.find(subject, on) for subject in self.subjects())
            return tuple(row for row in found if row is not None)
        return tuple(
            row
            for subject in self.subjects()
            for layer in self.layers
            for row in layer.get(subject, ())
        )


def rulebook(region: str = NATIONAL, adopted: Iterable[Mapping[str, Any]] = ()) -> Rulebook:
    """Return the rules for `region` and the practice rows that its office `adopted`.

    `region` is "cn" or an administrative code of two to twelve digits; profiles are looked up
    by its first six, four and two. An adopted row is a mapping with subject, from and values
    (optional: until, summary, reference); it may replace practice, never law.
    """
    layers = [profile_rows(code) for code in profile_codes(region)]
    practice = practice_rows(STANDARD)
    book = [*layers, national_rows()]
    own = adopted_rows(adopted, region)
    return Rulebook(region, [*book, own, practice] if own else [*book, practice])


@lru_cache(maxsize=1)
def national_rows() -> Rows:
    """Return the national rows by subject."""
    return by_subject(read_folder(home().joinpath("tables"), layer="national"))


@lru_cache(maxsize=8)
def practice_rows(template: str) -> Rows:
    """Return the rows of a practice template; it may not have a subject that law has."""
    rows = by_subject(read_folder(home().joinpath("practice").joinpath(template), layer="practice"))
    for subject in rows.keys() & national_rows().keys():
        raise wrong(f"{template}/{subject}.toml", "the whole file", "the subject is one of law")
    return rows


@lru_cache(maxsize=64)
def profile_rows(code: str) -> Rows:
    """Return the rows of the profile `code`; each has the values of the row it replaces."""
    rows = by_subject(
        read_folder(home().joinpath("regions").joinpath(code), layer="region", region=code)
    )
    for subject, found in rows.items():
        base = national_rows().get(subject) or practice_rows(STANDARD).get(subject, ())
        for row in found:
            check_same_values(row, base, f"{code}/{subject}.toml")
    return rows


@lru_cache(maxsize=256)
def profile_codes(region: str) -> tuple[str, ...]:
    """Return the codes of the profiles that apply in `region`, the narrowest first."""
    if region == NATIONAL:
        return ()
    if not (region.isdecimal() and 2 <= len(region) <= 12):
        raise NotConfigured(
            gettext_noop("“%(region)s” is not an administrative code."), region=region
        )
    known = {profile.code for profile in regions()}
    prefixes = (region[:length] for length in (6, 4, 2) if length <= len(region))
    return tuple(code for code in prefixes if code in known)


@lru_cache(maxsize=1)
def regions() -> tuple[Profile, ...]:
    """Return every regional profile, by code."""
    folder = home().joinpath("regions")
    codes = sorted(entry.name for entry in folder.iterdir() if entry.is_dir())
    return tuple(read_profile(code) for code in codes if code.isdecimal())


def by_subject(rows: Iterable[Row]) -> Rows:
    """Return rows by subject; they come sorted by it."""
    grouped = groupby(rows, key=lambda row: row.subject)
    return MappingProxyType({subject: tuple(found) for subject, found in grouped})


def check_same_values(row: Row, base: Iterable[Row], file: str) -> None:
    """Raise NotConfigured where `row` lacks a value of the rows that it replaces.

    Days and working days stand for each other, as do the names that end in them.
    """
    have = {name.replace("working_days", "days") for name in row.values}
    for other in base:
        lacking = {name.replace("working_days", "days") for name in other.values} - have
        if lacking:
            raise wrong(file, f"row of {row.since}", f"it lacks {', '.join(sorted(lacking))}")


def adopted_rows(adopted: Iterable[Mapping[str, Any]], region: str) -> Rows:
    """Return what an office adopted as rows by subject, oldest first."""
    rows = [adopted_row(entry, region) for entry in adopted]
    rows.sort(key=lambda row: (row.subject, row.since))
    found = by_subject(rows)
    for subject, of_subject in found.items():
        check_overlap(of_subject, f"adopted/{subject}")
    return found


def adopted_row(entry: Mapping[str, Any], region: str) -> Row:
    """Return one adopted row; what it does not say is taken from the template's row."""
    subject, since = str(entry["subject"]), entry["from"]
    file, name = f"adopted/{subject}", f"row of {since}"
    template = practice_rows(STANDARD).get(subject)
    if template is None:
        raise wrong(file, name, "an office may adopt practice only, and this is none")
    model = template[-1]
    values = {key: frozen(value) for key, value in entry["values"].items()}
    check_units(values, file, name)
    own = Citation(
        source=OFFICE_SOURCE,
        article=str(entry.get("reference") or "-"),
        status=CitationStatus.PRACTICE,
        region=region,
        since=since,
    )
    law = tuple(cite for cite in model.cites if cite.status != CitationStatus.PRACTICE)
    row = Row(
        subject=subject,
        since=since,
        until=entry.get("until"),
        values=MappingProxyType(values),
        cites=(own, *law),
        title=model.title,
        summary=both(entry["summary"], file, name) if "summary" in entry else model.summary,
        source=sources()[OFFICE_SOURCE],
        used_by=model.used_by,
        layer="adopted",
    )
    check_same_values(row, template, file)
    return row
