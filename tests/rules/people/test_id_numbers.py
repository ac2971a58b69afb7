from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.kernel.errors import BadInput
from guitu.people import id_numbers
from guitu.people.terms import IdKind, Sex
from tests.rules.people.id_cases import CASES, number

ON = date(2026, 11, 24)
KINDS = {kind.value for kind in IdKind}


def reason(text):
    with pytest.raises(BadInput) as caught:
        id_numbers.parse(text, on=ON)
    return str(caught.value.fields["id_number"])


def test_the_table_has_two_hundred_cases_of_its_own():
    assert len(CASES) >= 200
    assert len({case.id for case in CASES}) == len(CASES)
    assert len({case.text for case in CASES}) >= 200


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
def test_every_number_of_the_table_is_taken_or_refused_with_its_reason(case):
    if case.expected in KINDS:
        read = id_numbers.parse(case.text, on=ON)

        assert read.kind.value == case.expected
        assert len(read.warnings) == case.warnings
    else:
        assert reason(case.text).startswith(case.expected)


def test_birth_date_and_sex_stand_in_the_number():
    man = id_numbers.parse(number("990101", "19900307", "217"), on=ON)
    woman = id_numbers.parse(number("990101", "19900307", "218"), on=ON)

    assert man.birth_date == date(1990, 3, 7)
    assert (man.sex, woman.sex) == (Sex.MALE, Sex.FEMALE)
    assert man.is_invented


def test_fifteen_digits_become_the_number_that_the_new_card_has():
    old = id_numbers.parse("990101900307217", on=ON)

    assert old.number == number("990101", "19900307", "217")
    assert old.sex is Sex.MALE
    assert id_numbers.matching("990101900307217") == old.number


def test_a_number_is_looked_up_however_it_is_written():
    good = number("990101")

    assert id_numbers.matching(f" {good.lower()} ") == good
    assert id_numbers.matching("nothing of the kind") == "NOTHINGOFTHEKIND"


def test_the_right_check_character_is_never_told():
    good = number("990101")
    wrong = good[:-1] + ("4" if good[-1] != "4" else "5")

    assert good[-1] not in reason(wrong)


def test_the_reason_names_place_and_character():
    assert reason("99010119O00307217X").startswith("Character 9 of the ID number is “O”")
    assert "This one has 17" in reason("99010119900307217")
    assert reason(number("990101", "19900230")).endswith("19900230.")


def test_the_oldest_person_is_130():
    assert id_numbers.parse(number("990101", "18951125"), on=ON).birth_date == date(1895, 11, 25)
    assert "130 years" in reason(number("990101", "18951124"))


def test_the_day_decides_what_is_in_the_future():
    born = number("990101", "20200328")

    assert id_numbers.parse(born, on=date(2020, 3, 28)).birth_date == date(2020, 3, 28)
    with pytest.raises(BadInput, match="has not come yet"):
        id_numbers.parse(born, on=date(2020, 3, 27))


@pytest.mark.parametrize(
    ("on", "age"),
    [
        pytest.param(date(2022, 2, 28), 17, id="28-february"),
        pytest.param(date(2022, 3, 1), 18, id="1-march"),
        pytest.param(date(2024, 2, 29), 20, id="leap-birthday"),
    ],
)
def test_who_is_born_on_29_february_is_a_year_older_on_1_march(on, age):
    assert id_numbers.age_on(date(2004, 2, 29), on) == age


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_but_never_breaks(text):
    id_numbers.matching(text)
    try:
        length = len(id_numbers.parse(text, on=ON).number)
    except BadInput as error:
        length = 18 if "id_number" in error.fields else 0
    assert length == 18


@given(st.from_regex(r"[0-9]{17}[0-9Xx]", fullmatch=True))
def test_what_is_taken_is_taken_again(text):
    try:
        read = id_numbers.parse(text, on=ON)
    except BadInput:
        return
    assert id_numbers.parse(read.number, on=ON) == read
