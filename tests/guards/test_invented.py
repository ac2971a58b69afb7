"""Nothing in the repository looks like a real person: no real area codes, no assigned phones."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = {".py", ".toml", ".md", ".html", ".ts", ".sql", ".json", ".csv", ".txt", ".po", ".yml"}
FILES = [
    path
    for folder in ("src", "tests", "docs")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in TEXT and "dist" not in path.parts and path.is_file()
]
ID_NUMBER = re.compile(
    r"(?<![0-9a-fA-F.])([1-9]\d{5})(?:19|20)\d\d(?:0[1-9]|1[0-2])\d{5}[\dXx](?![0-9a-fA-F])"
)
MOBILE = re.compile(r"(?<![0-9a-fA-F.\-])1[3-9]\d{9}(?![0-9a-fA-F])")
ASSIGNED_AREAS = ("1", "2", "3", "4", "5", "6", "7", "81", "82", "83")
# Tests of what a number may look like need areas that exist; they belong to nobody.
ALLOWED = {"tests/rules/people", "tests/modules/people", "src/guitu/people/id_numbers.py"}


def where(pattern, accept=lambda match: True):
    return [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in FILES
        if not str(path.relative_to(ROOT)).startswith(tuple(ALLOWED))
        for match in pattern.finditer(path.read_text(encoding="utf-8"))
        if accept(match)
    ]


def test_no_id_number_has_an_area_that_exists():
    assert where(ID_NUMBER, lambda match: match.group(1).startswith(ASSIGNED_AREAS)) == []


def test_no_phone_number_has_an_assigned_prefix():
    assert where(MOBILE) == []
