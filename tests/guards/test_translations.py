"""Every text of the user interface has a Chinese translation, and nothing stale is kept."""

import pytest

from guitu.web import catalogue


@pytest.mark.parametrize("module", catalogue.modules(), ids=lambda name: name or "shared")
def test_every_message_is_translated(module):
    assert catalogue.problems(module) == []


def test_modules_agree_on_the_chinese_of_a_text():
    seen: dict[tuple[str, str], dict[str, str]] = {}
    for module in catalogue.modules():
        for entry in catalogue.read(module):
            if entry.id:
                text = entry.id if isinstance(entry.id, str) else entry.id[0]
                string = entry.string if isinstance(entry.string, str) else entry.string[0]
                seen.setdefault((text, entry.context or ""), {})[module] = string

    disputed = {key: said for key, said in seen.items() if len(set(said.values())) > 1}

    assert disputed == {}
