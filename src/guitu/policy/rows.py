"""The shapes that policy is read into: sources, rows, regional profiles."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from guitu.kernel.decisions import Citation, CitationStatus
from guitu.kernel.terms import Term, gettext_noop

NATIONAL = "cn"


class SourceKind(Term):
    """What a source is. The code equals the status that its rows may claim."""

    LAW = CitationStatus.LAW.value, gettext_noop("Law")
    REGULATION = CitationStatus.REGULATION.value, gettext_noop("Regulation")
    LOCAL = CitationStatus.LOCAL.value, gettext_noop("Local regulation")
    PRACTICE = CitationStatus.PRACTICE.value, gettext_noop("Local practice")


@dataclass(frozen=True)
class Bilingual:
    """One text in Chinese and English."""

    zh: str
    en: str

    def text(self, lang: str) -> str:
        """Return the Chinese text for any Chinese `lang` (zh, zh-hans …), else the English."""
        return self.zh if lang.lower().startswith("zh") else self.en


@dataclass(frozen=True)
class Source:
    """A document that rules stand in; `dated` is the day of the version that was read."""

    id: str
    kind: SourceKind
    title: Bilingual
    where: str
    dated: date
    note: Bilingual | None = None


@dataclass(frozen=True)
class Profile:
    """What is known of one jurisdiction, and what its office must still fill in."""

    code: str
    title: Bilingual
    note: Bilingual


@dataclass(frozen=True)
class Row:
    """One dated row of one subject; both `since` and `until` are days on which it is in force.

    Values are read as attributes: `row.days`. `cites` begins with the row's own citation, then
    come the provisions it rests on. `layer` is "national", "region", "practice" or "adopted".
    """

    subject: str
    since: date
    until: date | None
    values: Mapping[str, object]
    cites: tuple[Citation, ...]
    title: Bilingual
    summary: Bilingual
    source: Source
    used_by: tuple[str, ...] = ()
    note: Bilingual | None = None
    layer: str = "national"

    def __getattr__(self, name: str) -> Any:
        """Return the value called `name`."""
        if name.startswith("__") or name == "values" or name not in self.values:
            raise AttributeError(name)
        return self.values[name]

    @property
    def cite(self) -> Citation:
        """Return the row's own citation."""
        return self.cites[0]

    @property
    def region(self) -> str:
        """Return the code of the jurisdiction, "cn" for the whole country."""
        return self.cite.region

    @property
    def id(self) -> str:
        """Return the name of the row: subject, first day in force, region."""
        return f"{self.subject}:{self.since.isoformat()}:{self.region}"

    def get(self, name: str, default: object = None) -> Any:
        """Return the value called `name`, or `default` where the row has none."""
        return self.values.get(name, default)

    def source_title(self, lang: str) -> str:
        """Return the title of the row's source in `lang`."""
        return self.source.title.text(lang)

    def as_json(self) -> dict[str, Any]:
        """Return the row as plain JSON values, with its texts in both languages."""
        return {
            "id": self.id,
            "subject": self.subject,
            "region": self.region,
            "layer": self.layer,
            "from": self.since.isoformat(),
            "until": self.until.isoformat() if self.until else None,
            "values": plain(self.values),
            "title": {"zh": self.title.zh, "en": self.title.en},
            "summary": {"zh": self.summary.zh, "en": self.summary.en},
            "source": {"zh": self.source.title.zh, "en": self.source.title.en},
            "because": [cite.as_json() for cite in self.cites],
            "used_by": list(self.used_by),
        }

    def is_in_force(self, on: date) -> bool:
        """Return whether the row is in force on the day `on`."""
        return self.since <= on and (self.until is None or on <= self.until)


def plain(value: object) -> Any:
    """Return read-only tables and tuples as dictionaries and lists."""
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    return [plain(part) for part in value] if isinstance(value, tuple) else value
