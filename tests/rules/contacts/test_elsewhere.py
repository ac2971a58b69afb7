"""Months away ask for calls, months at home for visits: a month is away when its last day is."""

from datetime import date

import pytest

from guitu import policy
from guitu.contacts.plan import ContactFacts, plan
from guitu.duties.periods import Execution, Span

START, END = date(2020, 3, 31), date(2023, 3, 30)
ROW = policy.rulebook("43").row("contact_plan", START)
SECOND_MONTH_ENDS = date(2020, 5, 30)


def kinds_of_second_month(*elsewhere):
    duties = plan(ContactFacts(Execution(START, END), elsewhere), ROW, date(2099, 1, 1))
    return {duty.kind for duty in duties if duty.params.get("month") == 2}


@pytest.mark.parametrize(
    ("span", "kind"),
    [
        pytest.param(Span(SECOND_MONTH_ENDS), "phone_contact", id="leaves-on-the-last-day"),
        pytest.param(Span(date(2020, 5, 31)), "helper_contact", id="leaves-the-day-after"),
        pytest.param(
            Span(START, SECOND_MONTH_ENDS), "phone_contact", id="last-day-away-is-the-last-day"
        ),
        pytest.param(Span(START, date(2020, 5, 29)), "helper_contact", id="back-on-the-last-day"),
    ],
)
def test_the_last_day_of_a_month_decides(span, kind):
    assert kinds_of_second_month(span) == {kind}
