from datetime import date

import pytest

from guitu.people import id_numbers, invented, names, phones
from guitu.people.terms import Sex

ON = date(2020, 1, 1)
PEOPLE = [invented.person(index, seed=7, on=ON) for index in range(3000)]


def test_the_same_seed_and_index_give_the_same_person():
    assert invented.person(42, seed=7, on=ON) == PEOPLE[42]
    assert invented.person(42, seed=8, on=ON).name != PEOPLE[42].name


def test_nobody_could_be_somebody():
    assert all(person.id_number.startswith("99") for person in PEOPLE)
    assert all(person.phone.startswith("100") for person in PEOPLE)


def test_every_invented_number_is_a_right_one():
    for person in PEOPLE:
        read = id_numbers.parse(person.id_number, on=ON)

        assert (read.birth_date, read.sex) == (person.birth_on, person.sex)
        assert read.warnings == ()
        assert phones.parse(person.phone).number == person.phone
        assert names.clean(person.name).name == person.name


def test_no_number_is_given_twice():
    assert len({person.id_number for person in PEOPLE}) == len(PEOPLE)
    assert len({person.phone for person in PEOPLE}) == len(PEOPLE)


@pytest.mark.parametrize("index", [0, 498, 499, 4_989_999])
def test_numbers_reach_as_far_as_the_population_of_the_bench(index):
    made = invented.id_number(index, birth_on=date(1980, 2, 29), sex=Sex.FEMALE)

    assert id_numbers.parse(made, on=ON).sex is Sex.FEMALE


def test_everybody_is_grown_up():
    assert all(19 <= id_numbers.age_on(person.birth_on, ON) <= 66 for person in PEOPLE)
