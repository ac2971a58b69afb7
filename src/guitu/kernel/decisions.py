"""A decision is a value with the reasons for it."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from guitu.kernel.terms import Term, gettext_noop

T = TypeVar("T")


class CitationStatus(Term):
    """How binding the source of a rule is. Only `law` and `regulation` may be called law."""

    LAW = "law", gettext_noop("Law")
    REGULATION = "regulation", gettext_noop("Regulation")
    LOCAL = "local", gettext_noop("Local regulation")
    PRACTICE = "practice", gettext_noop("Local practice")


@dataclass(frozen=True)
class Citation:
    """Where a rule stands: source id of `policy/sources.toml`, article, binding force, profile.

    `since` is the first day on which the cited row is in force; None where it is not dated.
    """

    source: str
    article: str
    status: CitationStatus
    region: str = "cn"
    since: date | None = None

    def as_json(self) -> dict[str, str | None]:
        """Return the citation as plain JSON values."""
        return {
            "source": self.source,
            "article": self.article,
            "status": str(self.status),
            "region": self.region,
            "since": self.since.isoformat() if self.since else None,
        }

    @classmethod
    def from_json(cls, stored: dict[str, str | None]) -> "Citation":
        """Return the citation that `as_json` wrote."""
        since = stored.get("since")
        return cls(
            source=stored["source"] or "",
            article=stored["article"] or "",
            status=CitationStatus(stored["status"] or ""),
            region=stored.get("region") or "cn",
            since=date.fromisoformat(since) if since else None,
        )


@dataclass(frozen=True)
class Decision(Generic[T]):
    """A value and the citations it rests on; never without at least one."""

    value: T
    because: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if not self.because:
            raise ValueError("A decision names its reasons.")
