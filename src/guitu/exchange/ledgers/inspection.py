"""Looks at a file before anything opens it: first bytes, size, directory of the package.

The kind is judged by content; a name proves nothing. Whatever is refused here is refused within a
second and without having been unpacked into memory.
"""

import zipfile
import zlib
from pathlib import Path

from guitu.exchange.ledgers import refusals
from guitu.exchange.ledgers.refusals import LedgerRefused
from guitu.exchange.ledgers.workbook import FileKind

MEGABYTE = 1024 * 1024
MOST_PACKED = 20 * MEGABYTE
MOST_UNPACKED = 100 * MEGABYTE
MOST_ENTRIES = 500  # a form with a picture in every row has more than a hundred
HIGHEST_RATIO = 100
SMALL_ENTRY = MEGABYTE  # a few kilobytes of blanks may shrink as far as they like
CHUNK = 256 * 1024

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
WEB_STARTS = (b"<!doctype", b"<html", b"<head", b"<meta", b"<table", b"<style", b"<?xml", b"mime-")


def inspect(path: Path) -> FileKind:
    """Return what the file is. Raises LedgerRefused when it is no spreadsheet or not safe."""
    if not path.is_file():
        raise LedgerRefused(refusals.MISSING)
    size = path.stat().st_size
    if size == 0:
        raise LedgerRefused(refusals.EMPTY)
    if size > MOST_PACKED:
        raise LedgerRefused(refusals.TOO_LARGE, megabytes=MOST_PACKED // MEGABYTE)
    start = _first_bytes(path)
    if start.startswith(ZIP):
        return _inspect_package(path)
    if start.startswith(OLE):
        return _inspect_compound(path)
    return _inspect_text(start)


def _first_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4096)


def _inspect_text(start: bytes) -> FileKind:
    if start.startswith(b"%PDF"):
        raise LedgerRefused(refusals.PDF)
    if start.startswith(PICTURES) and b"\x00" in start:
        raise LedgerRefused(refusals.PICTURE)
    if start.startswith(ARCHIVES):
        raise LedgerRefused(refusals.ARCHIVE)
    text = start.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if text.startswith(WEB_STARTS) or b"<html" in text:
        raise LedgerRefused(refusals.WEB_PAGE)
    if text.startswith(b"{\\rtf"):
        raise LedgerRefused(refusals.DOCUMENT)
    if not text:
        raise LedgerRefused(refusals.EMPTY)
    if b"\x00" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise LedgerRefused(refusals.UNKNOWN)
    return FileKind.CSV


def _inspect_compound(path: Path) -> FileKind:
    """Tell apart what shares the container of old Office files, by the names in its directory."""
    content = path.read_bytes()
    if _names(content, "EncryptedPackage"):
        raise LedgerRefused(refusals.PASSWORD)
    if _names(content, "Workbook") or _names(content, "Book"):
        return FileKind.XLS
    if _names(content, "WordDocument") or _names(content, "PowerPoint Document"):
        raise LedgerRefused(refusals.DOCUMENT)
    raise LedgerRefused(refusals.UNKNOWN)


def _names(content: bytes, stream: str) -> bool:
    return f"{stream}\x00".encode("utf-16-le") in content


def _inspect_package(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
            names = {entry.filename.lower() for entry in entries}
            _check_sizes(entries, path.stat().st_size)
            _check_office(names, package)
            _check_entries(package, entries)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, zlib.error):
        raise LedgerRefused(refusals.DAMAGED) from None
    return FileKind.XLSX


def _check_sizes(entries: list[zipfile.ZipInfo], packed: int) -> None:
    """Raise LedgerRefused where the directory itself tells that the package is no ledger."""
    unpacked = sum(entry.file_size for entry in entries)
    too_dense = any(
        entry.file_size > SMALL_ENTRY
        and entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1)
        for entry in entries
    )
    is_bomb = unpacked > MOST_UNPACKED or len(entries) > MOST_ENTRIES or too_dense
    if is_bomb or (unpacked > SMALL_ENTRY and unpacked > HIGHEST_RATIO * packed):
        raise LedgerRefused(refusals.UNPACKS_TOO_LARGE)


def _check_office(names: set[str], package: zipfile.ZipFile) -> None:
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names or "content.xml" in names:
        kind = package.read("mimetype") if "mimetype" in names else b"spreadsheet"
        is_spreadsheet = b"spreadsheet" in kind
        raise LedgerRefused(refusals.OTHER_SPREADSHEET if is_spreadsheet else refusals.DOCUMENT)
    if "word/document.xml" in names or "ppt/presentation.xml" in names:
        raise LedgerRefused(refusals.DOCUMENT)
    raise LedgerRefused(refusals.ARCHIVE)


def _check_entries(package: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Unpack every entry piece by piece: a directory may lie about sizes, and XML about itself."""
    for entry in entries:
        if entry.flag_bits & 1:
            raise LedgerRefused(refusals.PASSWORD)
        with package.open(entry) as stream:
            first = stream.read(CHUNK)
            if entry.filename.lower().endswith((".xml", ".rels")) and b"<!DOCTYPE" in first:
                raise LedgerRefused(refusals.DAMAGED)
            while stream.read(CHUNK):
                pass
