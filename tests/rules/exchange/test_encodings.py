"""Text files in UTF-8 and GB 18030, the 18 codes of the 2022 edition included."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.exchange.ledgers.encodings import (
    GB_18030,
    PRIVATE_TO_2022,
    UTF_8,
    UTF_8_MARKED,
    UTF_16,
    decode,
    decode_gb18030,
    encode,
    encode_gb18030,
)

MOVED_IN_2022 = {
    "a6d9": "\ufe10",
    "a6da": "\ufe12",
    "a6db": "\ufe11",
    "a6dc": "\ufe13",
    "a6dd": "\ufe14",
    "a6de": "\ufe15",
    "a6df": "\ufe16",
    "a6ec": "\ufe17",
    "a6ed": "\ufe18",
    "a6f3": "\ufe19",
    "fe59": "\u9fb4",
    "fe61": "\u9fb5",
    "fe66": "\u9fb6",
    "fe67": "\u9fb7",
    "fe6d": "\u9fb8",
    "fe7e": "\u9fb9",
    "fe90": "\u9fba",
    "fea0": "\u9fbb",
}
PRIVATE = "".join(map(chr, PRIVATE_TO_2022))


@pytest.mark.parametrize(("code", "character"), MOVED_IN_2022.items())
def test_codes_that_moved_in_2022_are_read_and_written_as_the_edition_says(code, character):
    assert decode_gb18030(bytes.fromhex(code)) == character
    assert encode_gb18030(character) == bytes.fromhex(code)


def test_all_eighteen_moved_codes_are_known():
    assert len(PRIVATE_TO_2022) == len(MOVED_IN_2022) == 18


def test_a_four_byte_code_of_the_older_edition_reads_as_the_same_character():
    assert decode_gb18030(bytes.fromhex("82359037")) == "\u9fb4"


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters=PRIVATE)))
def test_every_text_survives_gb_18030(text):
    assert decode_gb18030(encode_gb18030(text)) == text


@pytest.mark.parametrize("name", ["张三", "𬱖阳", "\U0002ebf0", "买买提·吐尔逊", "㐂", "𠮷"])
@pytest.mark.parametrize("encoding", [UTF_8, UTF_8_MARKED, UTF_16, GB_18030])
def test_rare_names_survive_every_encoding(name, encoding):
    text, found = decode(encode(f"姓名,备注\r\n{name},已核对\r\n", encoding))

    assert (text, found) == (f"姓名,备注\r\n{name},已核对\r\n", encoding)
