import tomllib

import pytest

from guitu.kernel.errors import NotConfigured
from guitu.policy import loader

GOOD = """
title = { zh = "甲", en = "A" }
used_by = ["measures.rules"]

[[in_force]]
from = 2020-01-01
until = 2020-12-31
days = 3
summary = { zh = "甲", en = "A" }
cite = { source = "detox-regulation", article = "Art. 1", zh = "第一条", status = "regulation" }

[[in_force]]
from = 2021-01-01
days = 4
summary = { zh = "甲", en = "A" }
cite = { source = "detox-regulation", article = "Art. 1", zh = "第一条", status = "regulation" }
"""


def rows(text):
    return loader.parse_table(
        tomllib.loads(text), file="tables/sample.toml", layer="national", region="cn"
    )


def test_rows_come_oldest_first():
    assert [row.days for row in rows(GOOD)] == [3, 4]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        pytest.param(
            "until = 2020-12-31", "", "row of 2021-01-01.*overlaps", id="open-row-overlaps"
        ),
        pytest.param("2020-12-31", "2021-01-01", "row of 2021-01-01.*overlaps", id="shared-day"),
        pytest.param("2020-12-31", "2019-12-31", "row of 2020-01-01.*first day", id="ends-before"),
        pytest.param("from = 2021-01-01", "", "row of None.*first day", id="no-first-day"),
        pytest.param("detox-regulation", "hearsay", "unknown source 'hearsay'", id="source"),
        pytest.param(
            '"regulation"', '"law"', "detox-regulation is regulation, not 'law'", id="status"
        ),
        pytest.param("days = 4", "number = 4", "row of 2021-01-01.*what it counts", id="no-unit"),
        pytest.param('article = "Art. 1",', "", "cites no article", id="no-article"),
        pytest.param('zh = "甲", en = "A"', 'en = "A"', "Chinese or English", id="no-chinese"),
        pytest.param("used_by", "useful_to", "unknown names", id="misspelt-name"),
        pytest.param("in_force", "was_in_force", "unknown names", id="no-rows"),
    ],
)
def test_a_wrong_row_is_named_with_its_file(old, new, reason):
    with pytest.raises(NotConfigured, match=reason) as caught:
        rows(GOOD.replace(old, new))
    assert "tables/sample.toml" in str(caught.value)


SOURCE = """
[[source]]
id = "a"
kind = "law"
title = { zh = "甲", en = "A" }
where = "https://example.org"
date = 2020-01-01
"""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(SOURCE + SOURCE, "source a.*used twice", id="twice"),
        pytest.param(SOURCE.replace('"law"', '"rumour"'), "unknown kind 'rumour'", id="kind"),
        pytest.param(SOURCE.replace("date = 2020-01-01", ""), "its date, is missing", id="date"),
    ],
)
def test_a_wrong_source_is_named(text, reason):
    with pytest.raises(NotConfigured, match=reason):
        loader.parse_sources(tomllib.loads(text), "sources.toml")


def test_a_file_that_is_not_toml_is_named(tmp_path):
    file = tmp_path / "sample.toml"
    file.write_text("from =", encoding="utf-8")

    with pytest.raises(NotConfigured, match=r"sample\.toml"):
        loader.read_toml(file)
