"""Documents: every relative link leads somewhere, every image is used and small."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")
LARGEST = 200_000


def documents() -> list[Path]:
    """Return every document that a reader may open."""
    return [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


def linked(document: Path) -> set[Path]:
    """Return the files of the project that a document leads to."""
    found = LINK.findall(document.read_text("utf-8"))
    return {(document.parent / one).resolve() for one in found if not re.match(r"[a-z]+:|/", one)}


def test_every_relative_link_leads_somewhere():
    broken = [
        f"{document.relative_to(ROOT)}: {target}"
        for document in documents()
        for target in linked(document)
        if not target.exists()
    ]
    assert not broken, "\n".join(broken)


def test_every_picture_is_used_and_small():
    used = set().union(*(linked(document) for document in documents()))
    pictures = sorted(IMAGES.glob("*"))
    assert pictures
    assert [one.name for one in pictures if one not in used] == []
    assert [one.name for one in pictures if one.stat().st_size > LARGEST] == []
