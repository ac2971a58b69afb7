"""Reporting in: by when, and what the law attaches to missing it."""

from datetime import date

import pytest

from guitu import policy
from guitu.kernel.errors import BadInput
from guitu.measures.rules.reporting import (
    ReportInFacts,
    check_is_overdue,
    check_reported_on,
    refusal_may_be_deemed_from,
    report_in_due,
)
from guitu.measures.terms import MeasureKind

DETOX, REHAB = MeasureKind.COMMUNITY_DETOX, MeasureKind.COMMUNITY_REHAB
RECEIVED = date(2020, 3, 1)


@pytest.mark.parametrize(
    ("region", "facts", "due_on"),
    [
        pytest.param("43", ReportInFacts(DETOX, RECEIVED), date(2020, 3, 16), id="national"),
        pytest.param("33", ReportInFacts(DETOX, RECEIVED), date(2020, 3, 3), id="zhejiang"),
        pytest.param(
            "33", ReportInFacts(DETOX, RECEIVED, is_far=True), date(2020, 3, 16), id="zhejiang-far"
        ),
        pytest.param(
            "33", ReportInFacts(DETOX, date(2023, 3, 1)), date(2023, 3, 16), id="zhejiang-lapsed"
        ),
        pytest.param(
            "43",
            ReportInFacts(REHAB, RECEIVED, is_change_of_place=True),
            date(2020, 3, 16),
            id="change-of-place",
        ),
    ],
)
def test_the_time_to_report_in_follows_the_row_in_force(region, facts, due_on):
    assert report_in_due(facts, policy.rulebook(region)).value == due_on


def test_only_detoxification_has_a_clause_on_deemed_refusal():
    book = policy.rulebook()

    detox = refusal_may_be_deemed_from(ReportInFacts(DETOX, RECEIVED), book)
    rehab = refusal_may_be_deemed_from(ReportInFacts(REHAB, RECEIVED), book)

    assert detox.value == date(2020, 3, 17)
    assert rehab is None


def test_a_shorter_regional_time_does_not_bring_the_deeming_forward():
    facts = ReportInFacts(DETOX, RECEIVED)

    found = refusal_may_be_deemed_from(facts, policy.rulebook("33"))

    assert found.value == date(2020, 3, 17)


def test_a_missed_report_in_is_noted_only_after_the_last_day():
    facts, book = ReportInFacts(DETOX, RECEIVED), policy.rulebook()

    with pytest.raises(BadInput, match="until 2020-03-16"):
        check_is_overdue(facts, book, on=date(2020, 3, 16))
    check_is_overdue(facts, book, on=date(2020, 3, 17))


@pytest.mark.parametrize("reported_on", [date(2020, 2, 29), date(2020, 4, 1)])
def test_the_day_of_reporting_in_lies_between_receipt_and_today(reported_on):
    with pytest.raises(BadInput):
        check_reported_on(reported_on, ReportInFacts(DETOX, RECEIVED), on=date(2020, 3, 31))
