"""What the Word form of a report of leaving is filled with, in Chinese, as the file is."""

from datetime import date
from typing import Any

from django.utils import translation

from guitu.absences import queries
from guitu.absences.models import Absence
from guitu.papers import filling
from guitu.web.templatetags.web import day, said


def report_values(row: Absence, *, on: date) -> dict[str, Any]:
    """Return the values of the form of a report with its receipt."""
    with translation.override("zh-hans"):
        longer = [day(one.until_on) for one in queries.extensions_of(row)]
        returned = "尚未返回"
        if row.returned_on:
            returned = f"{day(row.returned_on)}，{row.return_checked_by}核实"
        note = f"（{row.reason_note}）" if row.reason_note else ""
        return {
            **filling.common(row.person, row.measure, on=on),
            "contact": row.contact or "未说明",
            "area": row.area,
            "leaves_on": day(row.leaves_on),
            "until_on": day(row.planned_return_on),
            "reason": said(row.reason) + note,
            "reported_on": day(row.reported_on),
            "way": said(row.way),
            "extended": "；".join(f"延至{text}" for text in longer) or "无",
            "returned": returned,
        }
