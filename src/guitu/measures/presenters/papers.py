"""The values with which a Word form is filled. Papers are in Chinese, as the file is."""

from datetime import date
from typing import Any

from django.utils import translation

from guitu.duties.policy import rules_for
from guitu.measures import queries
from guitu.measures.models import Agreement, Measure
from guitu.measures.presenters.agreement_page import parts_of, signed_by
from guitu.measures.presenters.legal import explained
from guitu.measures.terms import MeasureKind
from guitu.papers import filling
from guitu.web.templatetags.web import day

NUMERALS = "一二三四五六七八九十"


def numeral(number: int) -> str:
    """Return 1 to 99 in Chinese, as paragraphs of a document are numbered."""
    if number <= 10:
        return NUMERALS[number - 1]
    tens, ones = divmod(number, 10)
    head = "" if tens == 1 else NUMERALS[tens - 1]
    return f"{head}十{NUMERALS[ones - 1] if ones else ''}"


def common(measure: Measure, *, on: date) -> dict[str, Any]:
    """Return what every form may use."""
    return filling.common(measure.person, measure, on=on)


def of_agreement(agreement: Agreement, *, on: date) -> dict[str, Any]:
    """Return the values of the agreement."""
    with translation.override("zh-hans"):
        parts = parts_of(queries.clauses_of(agreement))
        signatures = signed_by(agreement)
        listed = [
            {
                "number": numeral(number),
                "title": part.title,
                "clauses": [
                    {"number": numeral(place), "text": row.text_zh}
                    for place, (row, _text) in enumerate(part.clauses, start=1)
                ],
            }
            for number, part in enumerate(parts, start=1)
        ]
        signed = [
            {"party": label, "name": row.name, "day": day(row.signed_on)}
            for label, row in signatures
        ]
    return common(agreement.measure, on=on) | {
        "version": agreement.number, "parts": listed, "signatures": signed or EMPTY_LINES,
    }  # fmt: skip


EMPTY_LINES = [
    {"party": "甲方", "name": "", "day": "    年  月  日"},
    {"party": "乙方", "name": "", "day": "    年  月  日"},
]


def of_explanation(measure: Measure, *, on: date) -> dict[str, Any]:
    """Return the values of the sheet on rights and consequences."""
    with translation.override("zh-hans"):
        facts = explained(MeasureKind(measure.kind), rules_for(measure.org_seq), on=on)
    return common(measure, on=on) | {"explained": facts}
