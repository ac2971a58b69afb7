"""Reads the TOML files of this package, once, and is loud about anything that does not fit."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Protocol

from guitu.kernel.decisions import Citation, CitationStatus
from guitu.kernel.errors import NotConfigured
from guitu.kernel.terms import gettext_noop
from guitu.policy.rows import NATIONAL, Bilingual, Profile, Row, Source, SourceKind

ROW_NAMES = {"from", "until", "cite", "also", "summary", "note"}
FILE_NAMES = {"title", "used_by", "in_force"}
KINDS = {kind.value: kind for kind in SourceKind}
STATUSES = {status.value: status for status in CitationStatus}
UNIT = re.compile(
    r"(?:^|_)(?:days?|months?|years?|hours?|tests|times|persons|departures|per_month|percent)$"
)


class Folder(Protocol):
    """A folder of resources, on disk or in a wheel."""

    @property
    def name(self) -> str: ...
    def iterdir(self) -> Iterable["Folder"]: ...
    def joinpath(self, child: str) -> "Folder": ...
    def is_dir(self) -> bool: ...
    def is_file(self) -> bool: ...
    def read_text(self, encoding: str) -> str: ...


def home() -> Folder:
    """Return the folder of this package's data."""
    return files("guitu.policy")


def wrong(file: str, row: str, reason: str) -> NotConfigured:
    """Return the error for the row `row` of `file`."""
    return NotConfigured(
        gettext_noop("The policy file %(file)s, %(row)s, is wrong: %(reason)s."),
        file=file,
        row=row,
        reason=reason,
    )


def read_toml(file: Folder) -> dict[str, Any]:
    """Return the parsed file; a syntax error names it."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise wrong(file.name, "the whole file", str(error)) from error


@lru_cache(maxsize=1)
def sources() -> Mapping[str, Source]:
    """Return every known source by its id."""
    return parse_sources(read_toml(home().joinpath("sources.toml")), "sources.toml")


def parse_sources(read: Mapping[str, Any], file: str) -> Mapping[str, Source]:
    """Return the sources of one parsed file by id."""
    found: dict[str, Source] = {}
    for entry in read.get("source", []):
        key = str(entry.get("id", "?"))
        row = f"source {key}"
        if key in found:
            raise wrong(file, row, "the id is used twice")
        if entry.get("kind") not in KINDS:
            raise wrong(file, row, f"unknown kind {entry.get('kind')!r}")
        if not entry.get("where") or not isinstance(entry.get("date"), date):
            raise wrong(file, row, "where it can be read, or its date, is missing")
        found[key] = Source(
            id=key,
            kind=KINDS[entry["kind"]],
            title=both(entry.get("title"), file, row),
            where=entry["where"],
            dated=entry["date"],
            note=both(entry["note"], file, row) if "note" in entry else None,
        )
    return MappingProxyType(found)


def both(text: object, file: str, row: str) -> Bilingual:
    """Return a text in both languages; a missing one is an error."""
    if not isinstance(text, Mapping) or not text.get("zh") or not text.get("en"):
        raise wrong(file, row, "a title, summary or note lacks its Chinese or English text")
    return Bilingual(zh=str(text["zh"]).strip(), en=str(text["en"]).strip())


def read_folder(folder: Folder, *, layer: str, region: str = NATIONAL) -> tuple[Row, ...]:
    """Return the rows of every table in `folder`, subject by subject, oldest first."""
    rows: list[Row] = []
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".toml") or file.name == "profile.toml":
            continue
        path = f"{folder.name}/{file.name}"
        rows += parse_table(read_toml(file), file=path, layer=layer, region=region)
    return tuple(rows)


def parse_table(read: Mapping[str, Any], *, file: str, layer: str, region: str) -> list[Row]:
    """Return the rows of one parsed table, oldest first; the file's name is the subject."""
    unknown = set(read) - FILE_NAMES
    if unknown or not read.get("in_force"):
        reason = f"unknown names {sorted(unknown)}" if unknown else "it has no rows"
        raise wrong(file, "the whole file", reason)
    subject = file.rsplit("/", 1)[-1].removesuffix(".toml")
    rows = [
        parse_row(entry, subject=subject, table=read, where=(file, layer, region))
        for entry in read["in_force"]
    ]
    rows.sort(key=lambda row: row.since)
    check_overlap(rows, file)
    return rows


def parse_row(
    entry: Mapping[str, Any], *, subject: str, table: Mapping[str, Any], where: tuple[str, str, str]
) -> Row:
    """Return one row; `where` is its file, layer and region."""
    file, layer, region = where
    since, until = entry.get("from"), entry.get("until")
    name = f"row of {since}"
    if not isinstance(since, date) or (until is not None and until < since):
        raise wrong(file, name, "its first day is missing or later than its last")
    values = {key: frozen(value) for key, value in entry.items() if key not in ROW_NAMES}
    check_units(values, file, name)
    cites = tuple(
        parse_cite(cite, (file, name), region=region, since=since)
        for cite in [entry.get("cite"), *entry.get("also", [])]
    )
    return Row(
        subject=subject,
        since=since,
        until=until,
        values=MappingProxyType(values),
        cites=cites,
        title=both(table.get("title"), file, "the title"),
        summary=both(entry.get("summary"), file, name),
        source=sources()[cites[0].source],
        used_by=tuple(table.get("used_by", ())),
        note=both(entry["note"], file, name) if "note" in entry else None,
        layer=layer,
    )


def parse_cite(cite: object, place: tuple[str, str], *, region: str, since: date) -> Citation:
    """Return a citation of a known source whose kind allows the status it claims.

    A national provision cited beside a regional row stays national.
    """
    if not isinstance(cite, Mapping) or not cite.get("article"):
        raise wrong(*place, "it cites no article")
    source = sources().get(cite.get("source", ""))
    if source is None:
        raise wrong(*place, f"unknown source {cite.get('source')!r}")
    if cite.get("status") != source.kind.value:
        reason = f"{source.id} is {source.kind.value}, not {cite.get('status')!r}"
        raise wrong(*place, reason)
    national = source.kind in (SourceKind.LAW, SourceKind.REGULATION)
    return Citation(
        source=source.id,
        article=str(cite["article"]),
        status=STATUSES[source.kind.value],
        region=NATIONAL if national else region,
        since=since,
    )


def check_overlap(rows: Iterable[Row], file: str) -> None:
    """Raise NotConfigured where two rows of one subject, sorted by day, share a day."""
    last: Row | None = None
    for row in rows:
        if last is not None and (last.until is None or last.until >= row.since):
            raise wrong(file, f"row of {row.since}", f"it overlaps the row of {last.since}")
        last = row


def check_units(values: Mapping[str, object], file: str, row: str) -> None:
    """Raise NotConfigured where the name of a number or its table tells no unit."""
    for name, value in values.items():
        if not is_number(value) or UNIT.search(name):
            continue
        if not isinstance(value, Mapping):
            raise wrong(file, row, f"the name {name!r} does not say what it counts")
        check_units(value, file, row)


def is_number(value: object) -> bool:
    """Return whether a value is a number, a list with one, or a table with one."""
    if isinstance(value, Mapping):
        return any(is_number(part) for part in value.values())
    if isinstance(value, tuple):
        return any(is_number(part) for part in value)
    return isinstance(value, int | float) and not isinstance(value, bool)


def frozen(value: object) -> object:
    """Return lists as tuples and tables as read-only mappings."""
    if isinstance(value, Mapping):
        return MappingProxyType({key: frozen(part) for key, part in value.items()})
    return tuple(frozen(part) for part in value) if isinstance(value, list | tuple) else value


def read_profile(code: str) -> Profile:
    """Return the profile of the jurisdiction whose folder is `code`."""
    file = f"{code}/profile.toml"
    read = read_toml(home().joinpath("regions").joinpath(code).joinpath("profile.toml"))
    title, note = both(read.get("title"), file, "title"), both(read.get("note"), file, "note")
    return Profile(code=code, title=title, note=note)


@lru_cache(maxsize=1)
def articles() -> Mapping[tuple[str, str], str]:
    """Return the Chinese wording of every cited article by source and article."""
    found: dict[tuple[str, str], str] = {}
    for file in all_tables(home()):
        for entry in read_toml(file).get("in_force", []):
            for cite in [entry["cite"], *entry.get("also", [])]:
                found[cite["source"], str(cite["article"])] = cite.get("zh", cite["article"])
    return MappingProxyType(found)


def all_tables(folder: Folder) -> Iterable[Folder]:
    """Yield every TOML file under `folder`."""
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from all_tables(entry)
        elif entry.name.endswith(".toml"):
            yield entry


def article_label(citation: Citation, lang: str) -> str:
    """Return the cited article in `lang`: “Art. 14(1)” or “第十四条第一款”."""
    if not lang.lower().startswith("zh"):
        return citation.article
    return articles().get((citation.source, citation.article), citation.article)
