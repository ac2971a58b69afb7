"""What may stand in a cell of a list or beside a fact: a tag, a link, a masked value, reasons.

Presenters make these; `web/components/cell.html` draws them. Everything else is drawn as text,
days in the reader's words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.translation import get_language

from guitu import policy
from guitu.kernel.decisions import Citation


@dataclass(frozen=True)
class Tag:
    """A status: colour and word. `kind` is good, attention, late, quiet or empty.

    `late` is for a duty past its day only; never for a person or a level.
    """

    label: str
    kind: str = ""
    note: str = ""
    icon: str = ""
    cell_template: ClassVar[str] = "web/components/tag_cell.html"


@dataclass(frozen=True)
class Link:
    """A text that leads somewhere."""

    text: str
    url: str
    note: str = ""
    cell_template: ClassVar[str] = "web/components/link.html"


@dataclass(frozen=True)
class Lines:
    """Several values below each other."""

    values: tuple[object, ...]
    cell_template: ClassVar[str] = "web/components/lines.html"


@dataclass(frozen=True)
class Masked:
    """A value shown in part. `reveal_url` asks for a reason, records it and shows the whole.

    `id` is the element that the whole value replaces; `revealed` is the whole value, once.
    """

    shown: str
    label: str
    reveal_url: str = ""
    revealed: str = ""
    id: str = ""
    cell_template: ClassVar[str] = "web/components/masked.html"


@dataclass(frozen=True)
class Reason:
    """One citation in the reader's language."""

    title: str
    article: str
    status: str
    since: date | None = None
    url: str = ""


@dataclass(frozen=True)
class Because:
    """Why something is here, and what would clear it."""

    reasons: tuple[Reason, ...]
    clears: str = ""
    cell_template: ClassVar[str] = "web/components/because.html"

    @classmethod
    def of(cls, citations: Iterable[Citation], clears: str = "") -> "Because":
        """Return the reasons for `citations`, with the titles of their sources."""
        return cls(tuple(_reason(one) for one in citations), clears)


def _reason(citation: Citation) -> Reason:
    language = get_language() or "zh"
    source = policy.sources().get(citation.source)
    title = source.title.text(language) if source else citation.source
    article = policy.article_label(citation, language)
    return Reason(title, article, citation.status.label, citation.since)
