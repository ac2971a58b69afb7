"""Files that are refused: in one sentence, within two seconds, whatever they are called."""

import io
import os
import struct
import zipfile

import msoffcrypto
import pytest
import xlwt
from msoffcrypto.format.ooxml import OOXMLFile
from PIL import Image

from guitu.exchange.ledgers import reading_child, refusals
from guitu.exchange.ledgers.reading import read_workbook
from guitu.exchange.ledgers.refusals import LedgerRefused
from tests.factories import ledgers

WITHIN_SECONDS = 2
SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.fixture
def path(tmp_path):
    """A file whose name promises a workbook."""
    return tmp_path / "ledger.xlsx"


def refused(path) -> str:
    started = seconds_worked()
    with pytest.raises(LedgerRefused) as caught:
        read_workbook(path)
    assert seconds_worked() - started < WITHIN_SECONDS
    return caught.value.message


def seconds_worked() -> float:
    """Return the time that this process and its children computed; other work does not count."""
    return sum(os.times()[:4])


def small_workbook(path):
    return ledgers.write_xlsx(path, ledgers.plain(["姓名", "性别"], ["甲", "男"]))


def repacked(path, changes: dict[str, bytes], **options):
    """Write the workbook at `path` again with some entries replaced or added."""
    with zipfile.ZipFile(path) as package:
        entries = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **options) as package:
        for name, content in {**entries, **changes}.items():
            package.writestr(name, content)
    return path


def sheet_xml(rows: str) -> bytes:
    return f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>".encode()


PLAIN_FILES = {
    "empty": (b"", refusals.EMPTY),
    "blank": (b"\xef\xbb\xbf \r\n\r\n", refusals.EMPTY),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", refusals.PDF),
    "web-page": (b"<html><body><table><tr><td>x</td></tr></table>", refusals.WEB_PAGE),
    "web-page-marked": ("\ufeff\n<!DOCTYPE html><p>姓名".encode(), refusals.WEB_PAGE),
    "web-page-utf-16": ("<html>".encode("utf-16"), refusals.WEB_PAGE),
    "xml-of-2003": (b'<?xml version="1.0"?><Workbook/>', refusals.WEB_PAGE),
    "mhtml": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", refusals.WEB_PAGE),
    "rtf": (b"{\\rtf1\\ansi x}", refusals.DOCUMENT),
    "rar": (b"Rar!\x1a\x07\x01\x00rest", refusals.ARCHIVE),
    "gzip": (b"\x1f\x8b\x08\x00\x00\x00", refusals.ARCHIVE),
    "program": (b"\x7fELF\x02\x01\x01\x00\x00\x00", refusals.UNKNOWN),
    "broken-package": (b"PK\x03\x04" + b"\x14\x00" * 40, refusals.DAMAGED),
    "broken-compound": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, refusals.UNKNOWN),
    "no-chinese-encoding": (b"a,b\n\xff\xff\x81\x20,c\n", refusals.UNKNOWN_ENCODING),
    "endless-quotation": (b'a,b\n"' + b"x" * 200_000, refusals.DAMAGED),
}


@pytest.mark.parametrize("name", PLAIN_FILES)
def test_what_is_no_spreadsheet_is_refused(path, name):
    content, reason = PLAIN_FILES[name]
    path.write_bytes(content)

    assert refused(path) == reason


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "GIF", "TIFF", "WEBP"])
def test_a_picture_is_refused(path, kind):
    Image.new("RGB", (8, 8)).save(path, kind)

    assert refused(path) == refusals.PICTURE


def test_a_missing_file_is_refused(path):
    assert refused(path) == refusals.MISSING


def test_a_file_that_is_too_large_is_refused_without_reading_it(path):
    with path.open("wb") as file:
        file.truncate(21 * 1024 * 1024)

    assert refused(path) == refusals.TOO_LARGE


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        pytest.param({"word/document.xml": b"<w/>"}, refusals.DOCUMENT, id="docx"),
        pytest.param({"ppt/presentation.xml": b"<p/>"}, refusals.DOCUMENT, id="pptx"),
        pytest.param({"a.txt": b"x"}, refusals.ARCHIVE, id="zip"),
        pytest.param({"xl/workbook.bin": b"x"}, refusals.OTHER_SPREADSHEET, id="xlsb"),
        pytest.param(
            {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<o/>"},
            refusals.OTHER_SPREADSHEET,
            id="ods",
        ),
        pytest.param(
            {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<o/>"},
            refusals.DOCUMENT,
            id="odt",
        ),
    ],
)
def test_other_packages_are_refused(path, names, reason):
    with zipfile.ZipFile(path, "w") as package:
        for name, content in names.items():
            package.writestr(name, content)

    assert refused(path) == reason


def test_a_workbook_with_a_password_is_refused(tmp_path, path):
    plain = small_workbook(tmp_path / "plain.xlsx")
    with plain.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt("secret", target)
    with path.open("rb") as file:
        assert msoffcrypto.OfficeFile(file).is_encrypted()

    assert refused(path) == refusals.PASSWORD


def test_an_old_workbook_with_a_password_is_refused(path, monkeypatch):
    book = xlwt.Workbook()
    book.add_sheet("a").write(0, 0, "x")
    plain = book.get_biff_data()
    start = 4 + struct.unpack("<H", plain[2:4])[0]
    file_pass = struct.pack("<HHHHH", 0x2F, 54, 1, 1, 1) + b"\1" * 48
    monkeypatch.setattr(book, "get_biff_data", lambda: plain[:start] + file_pass + plain[start:])
    book.save(str(path))

    assert refused(path) == refusals.PASSWORD


def test_an_archive_entry_with_a_password_is_refused(path):
    content = bytearray(small_workbook(path).read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    path.write_bytes(content)

    assert refused(path) == refusals.PASSWORD


def test_an_old_text_document_is_refused(path):
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\x00" * 504
        + "Root Entry\x00WordDocument\x00".encode("utf-16-le")
    )

    assert refused(path) == refusals.DOCUMENT


def test_a_zip_bomb_is_refused_by_its_directory(path):
    repacked(small_workbook(path), {SHEET: b" " * (400 * 1024 * 1024)}, compresslevel=1)
    assert path.stat().st_size < 4 * 1024 * 1024

    assert refused(path) == refusals.UNPACKS_TOO_LARGE


def test_a_dense_entry_below_the_total_is_refused(path):
    repacked(small_workbook(path), {SHEET: b" " * (90 * 1024 * 1024)}, compresslevel=9)

    assert refused(path) == refusals.UNPACKS_TOO_LARGE


def test_a_package_of_too_many_entries_is_refused(path):
    repacked(small_workbook(path), {f"xl/media/{number}.txt": b"x" for number in range(600)})

    assert refused(path) == refusals.UNPACKS_TOO_LARGE


def test_a_directory_that_lies_about_sizes_is_refused(path):
    bomb = b"<worksheet>" + b" " * (300 * 1024 * 1024)
    repacked(small_workbook(path), {SHEET: bomb}, compresslevel=1)
    content = path.read_bytes()
    honest, lie = struct.pack("<I", len(bomb)), struct.pack("<I", 5000)
    assert content.count(honest) == 2
    path.write_bytes(content.replace(honest, lie))

    assert refused(path) == refusals.DAMAGED


def test_a_sheet_with_two_cells_at_its_far_corners_is_refused(path):
    first, last = '<c r="A1"><v>1</v></c>', '<c r="XFD1048576"><v>1</v></c>'
    corners = f'<row r="1">{first}</row><row r="1048576">{last}</row>'
    repacked(small_workbook(path), {SHEET: sheet_xml(corners)})

    assert refused(path) in (refusals.TOO_MUCH_MEMORY, refusals.TOO_MANY_CELLS)


def test_one_long_text_used_in_every_cell_is_refused(path):
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 60_001))
    strings = f'<sst {MAIN} count="1" uniqueCount="1"><si><t>{"x" * 32_000}</t></si></sst>'
    changes = {SHEET: sheet_xml(rows), "xl/sharedStrings.xml": strings.encode()}
    repacked(small_workbook(path), changes)

    assert refused(path) in (refusals.TOO_MUCH_MEMORY, refusals.TOO_MANY_CELLS)


def test_entities_in_a_sheet_are_refused(path):
    evil = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>' + sheet_xml("")
    repacked(small_workbook(path), {SHEET: evil})

    assert refused(path) == refusals.DAMAGED


def test_a_broken_sheet_is_refused(path):
    repacked(small_workbook(path), {SHEET: b"<worksheet><sheetData><row"})

    assert refused(path) == refusals.DAMAGED


def test_too_many_cells_are_refused(path, monkeypatch):
    path.write_text("\n".join(["1,2,3,4,5"] * 2000), encoding="utf-8")
    monkeypatch.setattr(reading_child, "MOST_CELLS", 5000)
    told = reading_child.tell(reading_child.FileKind.CSV, path)

    with pytest.raises(reading_child.Refused, match=reading_child.TOO_MANY_CELLS):
        list(told)


def test_a_file_that_takes_too_long_is_refused(path, monkeypatch):
    monkeypatch.setattr("guitu.exchange.ledgers.reading.MOST_SECONDS", 0.001)
    small_workbook(path)

    assert refused(path) == refusals.TOO_LONG


def test_every_truncation_of_a_workbook_is_refused_or_read(path):
    whole = io.BytesIO(small_workbook(path).read_bytes()).getvalue()
    for length in range(0, len(whole), len(whole) // 12):
        path.write_bytes(whole[:length])

        assert refused(path) in (refusals.EMPTY, refusals.DAMAGED)
