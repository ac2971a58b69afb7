"""The papers of a file as pages: pictures and PDF as they are, Word as its text."""

import io
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _
from docx import Document as WordFile
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from guitu.kernel.errors import GuituError
from guitu.people import files
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


def shown(paper: Document, folder: Path) -> Shown:
    """Write the scan of a paper into `folder` and return how it is set."""
    if not paper.digest:
        return Shown(note=_("No scan is on file; the paper itself lies in the office."))
    try:
        content = files.content_of(paper.digest)
        if paper.media_type in PICTURES:
            return Shown(pages=(_written(content, folder, PICTURES[paper.media_type]),))
        if paper.media_type == PDF:
            return _of_pdf(content, folder)
        return Shown(paragraphs=tuple(_of_word(content)))
    except (GuituError, PyPdfError, ValueError, KeyError, OSError):
        return Shown(note=_("The scan cannot be shown here; open it in the file."))


def _of_pdf(content: bytes, folder: Path) -> Shown:
    count = len(PdfReader(io.BytesIO(content)).pages)
    page = _written(content, folder, ".pdf")
    return Shown(pages=tuple(Page(page.path, number) for number in range(1, count + 1)))


def _of_word(content: bytes) -> Iterator[str]:
    for paragraph in WordFile(io.BytesIO(content)).paragraphs:
        if paragraph.text.strip():
            yield paragraph.text.strip()


def _written(content: bytes, folder: Path, suffix: str) -> Page:
    name = f"{uuid.uuid4().hex}{suffix}"
    (folder / name).write_bytes(content)
    return Page(name)
