"""A file is found by whatever people know, in scope only, in at most three queries."""

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from guitu.database import keyring
from guitu.database.context import acting_for, as_system
from guitu.kernel.errors import WrongStatus
from guitu.people.models import CrossScopeQuestion
from guitu.people.queries import Draft, duplicates, on_file_elsewhere, search
from guitu.people.queries.searching import ids_by_name, understood
from tests.cast import TODAY, town
from tests.modules.people.files import a_file, number

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return town()


@pytest.fixture
def person(place):
    return a_file(place, former_names=("单小岳",), phones=("10012345678",))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("单景松", id="name"),
        pytest.param("景松", id="part"),
        pytest.param("松", id="character"),
        pytest.param("单小岳", id="former-name"),
        pytest.param("shanjingsong", id="pinyin"),
        pytest.param("shan jing", id="pinyin-with-space"),
        pytest.param("danjingsong", id="other-reading"),
        pytest.param("sjs", id="initials"),
        pytest.param("单js", id="mixed"),
        pytest.param("990001198805120177", id="whole-number-of-this-test"),
        pytest.param("10012345678", id="phone"),
        pytest.param("100 1234 5678", id="phone-with-spaces"),
        pytest.param("5678", id="last-four-of-phone"),
        pytest.param("单 5678", id="name-and-last-four"),
    ],
)
def test_a_file_is_found_by(place, person, text, django_assert_max_num_queries):
    text = number() if text.startswith("9900") else text
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        keyring.forget()
        with django_assert_max_num_queries(3):
            found = search(li, text)

    assert [row.pk for row in found] == [person.pk]


def test_the_last_four_of_a_number_find_the_file(place, person):
    with acting_for(place.users["li"].pk, on=TODAY):
        assert [row.pk for row in search(place.actor("li"), number()[-4:])] == [person.pk]


@pytest.mark.parametrize("text", ["", "   ", "石", "zz", "0000", "990001198805120177", "%", "'"])
def test_nothing_is_found_by(place, person, text):
    with acting_for(place.users["li"].pk, on=TODAY):
        assert search(place.actor("li"), text) == []


@pytest.mark.parametrize("user", ["zhao", "elsewhere", "district", "security", "volunteer"])
def test_search_ends_at_the_scope(place, person, user):
    with acting_for(place.users[user].pk, on=TODAY):
        for text in ("单景松", "sjs", "5678", number()):
            assert search(place.actor(user), text) == []


def test_the_name_itself_comes_before_names_that_contain_it(place, person):
    longer = a_file(place, "单景松柏", id_number=number(order=19))
    same = a_file(place, "景松", id_number=number(order=21))
    with acting_for(place.users["li"].pk, on=TODAY):
        found = [row.pk for row in search(place.actor("li"), "景松")]

    assert found[0] == same.pk
    assert set(found) == {same.pk, person.pk, longer.pk}


def test_a_number_is_understood_whatever_its_width():
    assert understood("９９０００１１９８８０５１２０１７ｘ").number == "99000119880512017X"
    assert understood("单 012x").tail == "012X"
    assert understood("12").is_empty


def test_duplicates_are_noticed_while_typing(place, person):
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")

        def why(**typed):
            return [[str(w) for w in d.why] for d in duplicates(li, Draft(**typed))]

        assert why(name="单景松") == [["same"]]
        assert why(name="单井松") == [["same_pinyin"]]
        assert why(name="单景柏") == [["one_differs"]]
        assert why(name="石宁", id_number=number()) == [["same_number"]]
        assert why(name="石宁", phone="100-1234-5678") == [["same_phone"]]
        assert why(name="单") == why(name="石宁") == why() == []
        assert duplicates(li, Draft(name="单景松"), exclude=person.pk) == []


def test_another_office_learns_only_that_there_is_a_file(place, person):
    with acting_for(place.users["elsewhere"].pk, on=TODAY):
        actor, seq = place.actor("elsewhere"), place.orgs["tianjiang"].seq

        assert on_file_elsewhere(actor, number(), org_seq=seq) is True
        assert on_file_elsewhere(actor, number(order=99), org_seq=seq) is False
        asked = CrossScopeQuestion.objects.filter(asked_by=actor.user_id)
        assert sorted(asked.values_list("found", flat=True)) == [False, True]
    with acting_for(place.users["li"].pk, on=TODAY):
        own = place.orgs["zixin"].seq
        assert on_file_elsewhere(place.actor("li"), number(), org_seq=own) is False


def test_nobody_asks_for_other_offices_without_end(place, person):
    with acting_for(place.users["elsewhere"].pk, on=TODAY):
        actor, seq = place.actor("elsewhere"), place.orgs["tianjiang"].seq
        for _ in range(20):
            on_file_elsewhere(actor, number(), org_seq=seq)

        with pytest.raises(WrongStatus):
            on_file_elsewhere(actor, number(), org_seq=seq)


def test_the_question_cannot_be_asked_in_the_name_of_another_office(place, person):
    with acting_for(place.users["elsewhere"].pk, on=TODAY):
        actor = place.actor("elsewhere")
        with pytest.raises(ProgrammingError), transaction.atomic():
            on_file_elsewhere(actor, number(), org_seq=place.orgs["zixin"].seq)


def test_the_search_for_a_name_reads_the_token_index(place):
    with as_system(on=TODAY), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    a_file(place)
    with acting_for(place.users["chen"].pk, on=TODAY):
        plan = ids_by_name(place.actor("chen"), (("b:单景",), ("b:景松",))).explain()

    assert plan.count("using token_to_person") == 2
    assert plan.count("Index Cond: ((token = 'b:") == 2
