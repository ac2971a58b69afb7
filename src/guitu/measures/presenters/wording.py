"""Small words that several pages of this module share."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.translation import get_language, gettext

from guitu import policy
from guitu.kernel.decisions import Citation
from guitu.measures.terms import Status
from guitu.web.cells import Because, Tag
from guitu.web.templatetags.web import day

DAYS = ("day", "end")
KINDS = {
    Status.EXECUTING: "good",
    Status.RELEASED: "good",
    Status.AWAITING_REPORT: "attention",
    Status.OVERDUE_NOTED: "attention",
    Status.BREACH_NOTED: "attention",
    Status.EXPIRED: "attention",
}


def language() -> str:
    """Return "en" or "zh", whichever the reader reads."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def status_tag(status: Status | str) -> Tag:
    """Return a status with its colour; a person is never red."""
    found = Status(status)
    return Tag(found.label, KINDS.get(found, "quiet"))


def because(stored: Iterable[Mapping[str, str | None]], clears: str = "") -> Because:
    """Return stored citations as reasons."""
    return Because.of([Citation.from_json(dict(cite)) for cite in stored], gettext(clears) or "")


def reckoning(steps: Iterable[Mapping[str, object]]) -> list[str]:
    """Return the steps by which a last day was reckoned, as sentences."""
    return [said(str(step["message"]), dict(step["params"])) for step in steps]


def said(message: str, params: Mapping[str, object]) -> str:
    """Return a message with its values; days are said in words."""
    values = {name: day(value) if name in DAYS else value for name, value in params.items()}
    return gettext(message) % values


def span(starts_on: date | None, ends_on: date | None) -> str:
    """Return the two days of a term, or what is known of them."""
    if starts_on is None:
        return ""
    if ends_on is None:
        return gettext("from %(day)s") % {"day": day(starts_on)}
    return gettext("%(first)s to %(last)s") % {"first": day(starts_on), "last": day(ends_on)}


def source_of(cite: Citation) -> str:
    """Return a citation in one line: the title of its source and the article."""
    source = policy.sources().get(cite.source)
    title = source.title.text(language()) if source else cite.source
    return f"{title} {policy.article_label(cite, language())}"
