"""Templates hold nothing that the content security policy refuses, and only icons that exist."""

import re
from pathlib import Path

import pytest

from guitu.web.build import icon_names

HOUSE = Path(__file__).resolve().parents[2] / "src" / "guitu"
TEMPLATES = sorted(path for path in HOUSE.glob("*/templates/**/*.html"))
REFUSED = re.compile(
    r"""\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:|hx-on|hx-vals=.js:|\|safe\b""",
)
ICON = re.compile(r"""(?:{%\s*icon\s+|\bicon=|icon_name=)["']([a-z0-9-]+)["']""")


def name_of(path):
    return path.relative_to(HOUSE).as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_keeps_to_the_policy(path):
    source = path.read_text(encoding="utf-8")

    assert REFUSED.findall(source) == []
    assert set(ICON.findall(source)) <= set(icon_names())


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_says_what_it_is(path):
    assert path.read_text(encoding="utf-8").startswith("{#")
