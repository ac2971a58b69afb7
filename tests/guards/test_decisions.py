"""Decision records are numbered once, without a gap, and have the same parts."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "decisions"
RECORDS = sorted(FOLDER.glob("*.md"))


def test_numbers_run_from_one_without_gap_or_repeat():
    numbers = [int(path.name[:4]) for path in RECORDS if path.name != "README.md"]

    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_says_its_number_and_its_decision_in_one_line(path):
    title = path.read_text(encoding="utf-8").splitlines()[0]

    assert re.fullmatch(rf"# {int(path.name[:4])}\. [A-Z].+[^.]", title)
    assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", path.name)
