"""Papers of a hand-over as PDF, set by typst. Texts go in as data, never as markup."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

FORM = Path(__file__).resolve().parent / "sheet.typ"


def paper(words: Mapping[str, Any]) -> bytes:
    """Return one sheet as a PDF file."""
    data = json.dumps(words, ensure_ascii=False)
    return typst.compile(str(FORM), sys_inputs={"sheet": data})
