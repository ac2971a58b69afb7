"""The account as a PDF, set by typst from the same words. Texts go in as data, never as markup."""

import json
from pathlib import Path

import typst

from guitu.account.papers.words import values
from guitu.account.queries.year import YearAccount

FORM = Path(__file__).resolve().parent / "account.typ"


def paper(account: YearAccount) -> bytes:
    """Return the account as a PDF file."""
    data = json.dumps(values(account), ensure_ascii=False)
    return typst.compile(str(FORM), sys_inputs={"account": data})
