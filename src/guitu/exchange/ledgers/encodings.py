"""Text files as Chinese spreadsheet programs write them: UTF-8, UTF-16 with a mark, GB 18030.

The 2022 edition of GB 18030 gives 18 two-byte codes their own characters: eight components of
characters and ten vertical punctuation marks. Python's codec still reads those codes into the
private use area, as the edition of 2005 did, and writes the characters in four bytes. Both are put
right here. A four-byte code written by an older program is read as the same character.
"""

import codecs

PRIVATE_TO_2022 = {
    0xE78D: 0xFE10,
    0xE78E: 0xFE12,
    0xE78F: 0xFE11,
    0xE790: 0xFE13,
    0xE791: 0xFE14,
    0xE792: 0xFE15,
    0xE793: 0xFE16,
    0xE794: 0xFE17,
    0xE795: 0xFE18,
    0xE796: 0xFE19,
    0xE81E: 0x9FB4,
    0xE826: 0x9FB5,
    0xE82B: 0x9FB6,
    0xE82C: 0x9FB7,
    0xE832: 0x9FB8,
    0xE843: 0x9FB9,
    0xE854: 0x9FBA,
    0xE864: 0x9FBB,
}
STANDARD_TO_PRIVATE = {new: old for old, new in PRIVATE_TO_2022.items()}

UTF_8 = "utf-8"
UTF_8_MARKED = "utf-8-sig"
UTF_16 = "utf-16"
GB_18030 = "gb18030"


def decode(content: bytes) -> tuple[str, str]:
    """Return the text of `content` and the encoding it was in. Raises UnicodeDecodeError.

    A byte order mark decides; without one, what is valid UTF-8 is UTF-8.
    """
    if content.startswith(codecs.BOM_UTF8):
        return content.decode(UTF_8_MARKED), UTF_8_MARKED
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode(UTF_16), UTF_16
    try:
        return content.decode(UTF_8), UTF_8
    except UnicodeDecodeError:
        return decode_gb18030(content), GB_18030


def encode(text: str, encoding: str) -> bytes:
    """Return `text` in one of the encodings that `decode` names."""
    return encode_gb18030(text) if encoding == GB_18030 else text.encode(encoding)


def decode_gb18030(content: bytes) -> str:
    """Return the text of `content` after the edition of 2022."""
    return content.decode(GB_18030).translate(PRIVATE_TO_2022)


def encode_gb18030(text: str) -> bytes:
    """Return `text` in GB 18030 after the edition of 2022."""
    return text.translate(STANDARD_TO_PRIVATE).encode(GB_18030)
