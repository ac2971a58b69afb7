"""Money, goods and services: sums in fen, receipts, and what they do to a need."""

from datetime import timedelta

import pytest

from guitu.aid import actions
from guitu.aid.models import HelpGiven
from guitu.aid.terms import GivenForm, GivenResult, GivenSource, NeedStatus, Receipt
from guitu.database.context import acting_for
from guitu.kernel.errors import BadInput
from tests.cast import TODAY
from tests.modules.aid.files import a_need, a_town
from tests.modules.measures.files import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return a_town()


@pytest.fixture
def person(place):
    with acting_for(place.users["chen"].pk, on=TODAY):
        return a_person(place, place.actor("chen"))


def given(place, person, **values):
    new = actions.NewHelp(
        **{
            "form": GivenForm.MONEY, "given_on": TODAY, "what": "临时救助",
            "source": GivenSource.CIVIL_AFFAIRS, "amount_fen": 50_000, "receipt": Receipt.SIGNED,
        } | values
    )  # fmt: skip
    with acting_for(place.users["li"].pk, on=TODAY):
        return actions.give(person.pk, new, actor=place.actor("li"), on=TODAY)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"amount_fen": None}, "amount"),
        ({"amount_fen": -1}, "amount"),
        ({"receipt": None}, "receipt"),
        ({"form": GivenForm.GOODS, "amount_fen": None, "receipt": None}, "receipt"),
        ({"what": " "}, "what"),
        ({"given_on": TODAY + timedelta(days=1)}, "given_on"),
    ],
)
def test_money_has_a_sum_and_what_is_handed_over_has_a_receipt(place, person, values, field):
    with pytest.raises(BadInput) as refused:
        given(place, person, **values)

    assert set(refused.value.fields) == {field}


def test_what_was_declined_needs_no_receipt(place, person):
    row = given(place, person, receipt=None, result=GivenResult.DECLINED)

    assert row.result == "declined"


def test_help_given_begins_to_answer_the_need(place, person):
    with acting_for(place.users["li"].pk, on=TODAY):
        need = a_need(person, place.actor("li"))
    given(place, person, need_id=need.pk)

    with acting_for(place.users["li"].pk, on=TODAY):
        need.refresh_from_db()
        assert need.status == NeedStatus.HELPING


def test_a_wrong_entry_is_voided_and_stays(place, person):
    row = given(place, person)
    with acting_for(place.users["li"].pk, on=TODAY):
        actions.void_help(row.pk, reason="金额写错", actor=place.actor("li"))

        assert HelpGiven.objects.get(pk=row.pk).void_reason == "金额写错"
