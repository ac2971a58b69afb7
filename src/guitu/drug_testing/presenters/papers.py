"""Values of the papers of tests, in Chinese, as papers are."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import translation

from guitu.drug_testing import counting
from guitu.drug_testing.actions.confirming import facts_of, path_row
from guitu.drug_testing.models import CallUp, DrugTest
from guitu.drug_testing.presenters.plan_page import sheet_rows
from guitu.drug_testing.terms import PathStep
from guitu.kernel.errors import WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures.models import Measure
from guitu.papers.filling import common
from guitu.policy import last_day
from guitu.web.templatetags.web import day, said

SHEET_ROWS = 15


def notice_values(call: CallUp, *, on: date) -> dict[str, Any]:
    """Return what stands in 吸毒检测通知书."""
    with translation.override("zh-hans"):
        known = common(call.person, call.measure, on=on)
        at = f"{call.call_at.hour}时{call.call_at.minute:02d}分" if call.call_at else ""
        return known | {"test_on": day(call.call_on), "test_at": at, "test_place": call.place}


def rights_values(test: DrugTest, *, on: date) -> dict[str, Any]:
    """Return what stands in the rights sheet; the last day to ask is counted from being told.

    Where nobody has told the person yet, it is counted from the day `on`. Raises WrongStatus where
    no strip was positive.
    """
    facts = facts_of(test)
    if facts is None:
        raise WrongStatus(gettext_noop("Only a preliminary positive has a rights sheet."))
    row = path_row(test)
    told_on = facts.steps.get(PathStep.TOLD, on)
    with translation.override("zh-hans"):
        return common(test.person, test.measure, on=on) | {
            "tested_on": day(test.tested_on),
            "test_place": test.place,
            "sample": said(test.sample_kind),
            "contest_until": day(last_day(row, told_on, name="contest")),
            "retest_days": row.retest_days,
        }


def record_values(measure: Measure, *, on: date) -> dict[str, Any]:
    """Return what stands in 吸毒检测记录表: the head of the person and a row for each test."""
    with translation.override("zh-hans"):
        known = common(measure.person, measure, on=on)
        rows = sheet_rows(counting.tested(measure))
        blank = range(len(rows) + 1, SHEET_ROWS + 1)
        return known | {"rows": rows, "blank": blank}


def head_of(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the head of the sheet as labels and values."""
    names = (
        ("姓名", "name"), ("性别", "sex"), ("身份证号", "id_number"), ("家庭地址", "address"),
        ("联系电话", "phone"),
    )  # fmt: skip
    return [(label, str(values[name])) for label, name in names]
