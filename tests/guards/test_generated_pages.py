"""Pages that are written from the code equal the committed ones."""

from pathlib import Path

import pytest

from guitu.config import diagrams, legal_pages

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"


def test_the_states_in_the_docs_are_those_of_the_code():
    page = (REFERENCE / "states.md").read_text(encoding="utf-8")

    assert page == diagrams.document()
    assert "measures: measure" in page
    assert "measures: agreement" in page


@pytest.mark.parametrize("name", sorted(legal_pages.PAGES.values()))
def test_the_legal_terms_in_the_docs_are_those_of_the_policy(name):
    assert (REFERENCE / name).read_text(encoding="utf-8") == legal_pages.documents()[name]
