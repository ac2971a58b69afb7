"""The language of a terminal."""

import pytest

from guitu.config.cli import language_of


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh-hans"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "en_GB.UTF-8", "LC_ALL": "zh_CN.GBK"}, "zh-hans"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh-hans"),
    ],
)  # fmt: skip
def test_the_first_locale_that_is_set_names_the_language(environment, expected):
    assert language_of(environment) == expected
