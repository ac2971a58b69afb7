"""The glossary names what is in the code, and says law only where a law is cited."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = ROOT / "docs/reference/glossary.md"
NONE = "—"
KINDS = ("Law", "Regulation", "Local", "Ministry", "Practice", "Guitu", "Unchecked")


def rows():
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == 4 and cells[0] != "Chinese":
            yield cells


ROWS = list(rows())
SOURCE = "\n".join(
    [path.read_text(encoding="utf-8") for path in (ROOT / "src/guitu").rglob("*.py")]
    + [path.stem for path in (ROOT / "src/guitu").rglob("*.toml")]
    + [path.stem for path in (ROOT / "src/guitu").rglob("*.py")]
    + [path.parent.name for path in (ROOT / "src/guitu").glob("*/__init__.py")]
)


@pytest.mark.parametrize("row", [pytest.param(row, id=row[1]) for row in ROWS])
def test_a_word_of_the_glossary_is_in_the_code(row):
    name = row[2]
    if name == NONE:
        return
    assert re.fullmatch(r"`[A-Za-z_.\-]+`", name)
    holder, _, member = name.strip("`").rpartition(".")
    if holder:
        found = re.search(rf"^class {holder}\(.*?(?=^class |\Z)", SOURCE, re.DOTALL | re.MULTILINE)
        assert found, f"there is no class {holder}"
        assert re.search(rf"^    {member} = ", found[0], re.MULTILINE)
    else:
        assert re.search(rf"\b{member}\b", SOURCE)


@pytest.mark.parametrize("row", [pytest.param(row, id=row[1]) for row in ROWS])
def test_a_source_is_of_a_known_kind_and_law_names_its_article(row):
    source = row[3]

    assert any(kind in source for kind in KINDS)
    if source.startswith(("Law:", "Regulation:")):
        assert re.search(r"Art\. \d", source)


def test_the_glossary_has_the_words_of_every_table():
    assert len(ROWS) > 120
