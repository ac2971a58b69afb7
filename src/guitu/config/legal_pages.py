"""Writes the legal terms into the documentation, in Chinese and English, from the policy rows."""

from datetime import date

from django.utils import translation

from guitu import policy
from guitu.measures.presenters.legal import Group, groups
from guitu.measures.terms import MeasureKind

PAGES = {"en": "legal-terms.md", "zh": "legal-terms.zh-CN.md"}
TITLES = {"en": "Legal terms", "zh": "法律条款"}
LEADS = {
    "en": "Each measure, term, deadline and right with its source, as the rows of "
    "`src/guitu/policy` say it nationally. Regions add to it; “local practice” is not law. "
    "Written by `guitu legalterms`; a test compares.",
    "zh": "各项措施、期限、时限和权利及其出处，依 `src/guitu/policy` 的全国条目；"
    "各地另有规定的从其规定，“当地做法”不是法律。本页由 `guitu legalterms` 生成，测试会比对。",
}
HEADS = {"en": "| Rule | What it says | Source |", "zh": "| 事项 | 内容 | 出处 |"}


def documents() -> dict[str, str]:
    """Return the pages by file name."""
    return {PAGES[lang]: _page(lang) for lang in PAGES}


def newest_day() -> date:
    """Return the first day on which the newest national row is in force."""
    return max(row.since for row in policy.rulebook().rows())


def _page(lang: str) -> str:
    code = "en" if lang == "en" else "zh-hans"
    with translation.override(code):
        lines = [f"# {TITLES[lang]}", "", LEADS[lang], ""]
        for kind in MeasureKind:
            lines += [f"## {translation.gettext(kind.label)}", ""]
            for group in groups(kind, policy.rulebook(), on=newest_day()):
                lines += _group(group, lang)
    return "\n".join(lines)


def _group(group: Group, lang: str) -> list[str]:
    lines = [f"### {group.title}", "", HEADS[lang], "|---|---|---|"]
    for term in group.terms:
        text = f"{term.text} {term.note}".strip()
        status = translation.gettext(term.status)
        lines.append(f"| {term.title} | {text} | {term.source} ({status}) |")
    return [*lines, ""]
