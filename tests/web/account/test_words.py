"""Days in words, in both languages."""

from datetime import date

import pytest
from django.utils import translation

from guitu.duties.presenters import due_in_words

ON = date(2020, 3, 30)


@pytest.mark.parametrize(
    ("due_on", "english", "chinese"),
    [
        pytest.param(date(2020, 3, 27), "3 days late", "逾期3天", id="late"),
        pytest.param(date(2020, 3, 29), "1 day late", "逾期1天", id="first-late-day"),
        pytest.param(date(2020, 3, 30), "due today", "今天到期", id="today"),
        pytest.param(date(2020, 3, 31), "due tomorrow", "明天到期", id="tomorrow"),
        pytest.param(date(2020, 4, 13), "due in 14 days", "14 天后到期", id="last-in-days"),
        pytest.param(date(2020, 4, 14), "due in 2 weeks", "2 周后到期", id="first-in-weeks"),
    ],
)
def test_a_due_day_is_said_in_words(due_on, english, chinese):
    with translation.override("en"):
        assert due_in_words(due_on, on=ON) == english
    with translation.override("zh-hans"):
        assert due_in_words(due_on, on=ON) == chinese
