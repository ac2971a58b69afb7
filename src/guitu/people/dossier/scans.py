"""The papers of a file as pages: pictures and PDF as they are, Word as its text."""

import io
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _
from docx import Document as WordFile
from docx.table import Table
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from guitu.kernel.errors import GuituError
from guitu.people import files
from guitu.people.dossier.hiding import Hide
from guitu.people.models import Document

PICTURES = {"image/jpeg": ".jpg", "image/png": ".png"}
PDF = "application/pdf"


@dataclass(frozen=True)
class Page:
    """One page to set: a file in the folder, and its number within a PDF."""

    path: str
    number: int = 1


@dataclass(frozen=True)
class Shown:
    """A paper made ready: pages, or paragraphs, or a note why there are none."""

    pages: tuple[Page, ...] = ()
    paragraphs: tuple[str, ...] = ()
    note: str = ""


def shown(paper: Document, folder: Path, hide: Hide) -> Shown:
    """Write the scan of a paper into `folder` and return how it is set.

    `hide` masks what the text of a Word file may not say; a picture is a picture.
    """
    if not paper.digest:
        return Shown(note=_("No scan is on file; the paper itself lies in the office."))
    try:
        content = files.content_of(paper.digest)
        if paper.media_type in PICTURES:
            return Shown(pages=(_written(content, folder, PICTURES[paper.media_type]),))
        if paper.media_type == PDF:
            return _of_pdf(content, folder)
        return Shown(paragraphs=tuple(hide(line) for line in _of_word(content) if line))
    except (GuituError, PyPdfError, ValueError, KeyError, OSError):
        return Shown(note=_("The scan cannot be shown here; open it in the file."))


def _of_pdf(content: bytes, folder: Path) -> Shown:
    count = len(PdfReader(io.BytesIO(content)).pages)
    page = _written(content, folder, ".pdf")
    return Shown(pages=tuple(Page(page.path, number) for number in range(1, count + 1)))


def _of_word(content: bytes) -> Iterator[str]:
    """Yield the lines of a Word file in their order, each row of a table as one line."""
    for part in WordFile(io.BytesIO(content)).iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
                yield "　|　".join(text for text in cells if text)
        elif part.text.strip():
            yield part.text.strip()


def _written(content: bytes, folder: Path, suffix: str) -> Page:
    name = f"{uuid.uuid4().hex}{suffix}"
    (folder / name).write_bytes(content)
    return Page(name)
