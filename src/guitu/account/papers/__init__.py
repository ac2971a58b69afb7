"""The account as a file: JSON, Word, spreadsheet, PDF. Counts and ids only, never a name."""

import json
from collections.abc import Callable

from guitu.account.papers import pdf, sheet, word
from guitu.account.queries.year import YearAccount, as_json

JSON = "application/json"
MEDIA_TYPES = {
    "json": JSON,
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


def _json(account: YearAccount) -> bytes:
    return (json.dumps(as_json(account), ensure_ascii=False, indent=1) + "\n").encode()


FORMATS: dict[str, Callable[[YearAccount], bytes]] = {
    "json": _json,
    "docx": word.paper,
    "xlsx": sheet.paper,
    "pdf": pdf.paper,
}


def paper(account: YearAccount, form: str) -> bytes:
    """Return the account in one of `FORMATS`, in the language in force."""
    return FORMATS[form](account)


def file_name(account: YearAccount, form: str) -> str:
    """Return what the file is called: codes only."""
    return f"{account.org.code}-{account.year}.{form}"
