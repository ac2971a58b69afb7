import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.kernel.errors import BadInput
from guitu.people import phones
from guitu.people.terms import PhoneKind


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        pytest.param("10012345678", "10012345678", id="invented"),
        pytest.param("100 1234 5678", "10012345678", id="spaces"),
        pytest.param("100-1234-5678", "10012345678", id="hyphens"),
        pytest.param("１００１２３４５６７８", "10012345678", id="full-width"),
        pytest.param("+86 10012345678", "10012345678", id="plus-86"),
        pytest.param("+86-100-1234-5678", "10012345678", id="plus-86-hyphen"),
        pytest.param("＋８６１００１２３４５６７８", "10012345678", id="full-width-plus-86"),
        pytest.param("008610012345678", "10012345678", id="00-86"),
        pytest.param("8610012345678", "10012345678", id="86"),
        pytest.param("'10012345678", "10012345678", id="text-mark-of-excel"),
        pytest.param("10012345678\r\n", "10012345678", id="line-end"),
        pytest.param("0300-2000000", "03002000000", id="landline"),
        pytest.param("（0300）2000000", "03002000000", id="landline-in-brackets"),
        pytest.param("026-20000000", "02620000000", id="landline-of-three-and-eight"),
        pytest.param("+86 300 2000000", "03002000000", id="landline-from-abroad"),
        pytest.param("0300－20000000转8001", "030020000000", id="extension"),
    ],
)
def test_a_number_is_read_however_it_is_written(typed, number):
    assert phones.parse(typed).number == number
    assert phones.matching(typed) == number


@pytest.mark.parametrize("prefix", [*range(130, 200), 100])
def test_every_mobile_prefix_is_taken(prefix):
    assert phones.parse(f"{prefix}00000000").kind is PhoneKind.MOBILE


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        pytest.param("", "Write the telephone number.", id="nothing"),
        pytest.param("100****5678", "Character 4 of the telephone number is “*”", id="masked"),
        pytest.param("1001234567", "A mobile number has 11 digits. This one has 10.", id="ten"),
        pytest.param("100123456789", "A mobile number has 11 digits. This one", id="twelve"),
        pytest.param("2000000", "Write the area code", id="no-area-code"),
        pytest.param("0300-200000", "This is no landline number", id="six-digits"),
        pytest.param("12012345678", "This is neither a mobile number", id="unused-prefix"),
        pytest.param("95588", "This is neither a mobile number", id="hotline"),
        pytest.param("无", "Character 1 of the telephone number is “无”", id="word"),
        pytest.param("1.0012E+10", "Character", id="scientific"),
    ],
)
def test_what_is_no_number_is_refused_with_the_reason(typed, reason):
    with pytest.raises(BadInput) as caught:
        phones.parse(typed)

    assert str(caught.value.fields["phone"]).startswith(reason)


def test_a_number_says_what_it_is():
    mobile, line = phones.parse("10012345678"), phones.parse("0300 2000000 转 12")

    assert (mobile.last_four, mobile.is_invented, str(mobile)) == ("5678", True, "10012345678")
    assert (line.area, line.extension, str(line)) == ("0300", "12", "0300-2000000 转 12")
    assert phones.parse(str(line)) == line


def test_several_numbers_of_one_cell_come_apart():
    cell = "10012345678、0300-2000000；100 0000 0001/10000000002"

    assert phones.split(cell) == ["10012345678", "0300-2000000", "100 0000 0001", "10000000002"]
    assert phones.split("  ") == []


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_but_never_breaks(text):
    phones.split(text)
    try:
        number = phones.parse(text).number
    except BadInput:
        number = "0000000000"
    assert number.isascii()
    assert number.isdigit()
    assert 10 <= len(number) <= 12
