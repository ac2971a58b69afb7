"""Needs, requests and circumstances: what the process allows and what must be said."""

from datetime import date

import pytest

from guitu import policy
from guitu.aid.rules.checks import Grounds, check_grounds, check_need_act, check_request_act
from guitu.aid.rules.circumstances import effect_of_age, effects_of, holds_on, last_day
from guitu.aid.rules.states import NEED, REQUEST
from guitu.aid.terms import (
    ANSWERED_NEEDS,
    CircumstanceKind,
    Disclosed,
    Ground,
    NeedAct,
    NeedKind,
    NeedStatus,
    RequestAct,
    RequestStatus,
)
from guitu.kernel.decisions import CitationStatus
from guitu.kernel.errors import BadInput, WrongStatus

BOOK = policy.rulebook("43")
GROUPS = BOOK.row("special_groups", date(2020, 1, 1))
ON = date(2020, 3, 30)


def test_declined_help_is_an_answer_and_needs_no_reason():
    check_need_act(NeedAct.DECLINE, note="", next_offer="")

    assert NEED.check(NeedStatus.RAISED, NeedAct.DECLINE).target in ANSWERED_NEEDS


@pytest.mark.parametrize(
    ("act", "wrong"),
    [(NeedAct.DROP, {"note"}), (NeedAct.CANNOT, {"note", "next_offer"})],
)
def test_what_is_not_done_is_explained_and_something_else_offered(act, wrong):
    with pytest.raises(BadInput) as refused:
        check_need_act(act, note=" ", next_offer="")

    assert set(refused.value.fields) == wrong


@pytest.mark.parametrize("status", ANSWERED_NEEDS)
def test_an_answered_need_can_only_be_heard_again(status):
    assert NEED.acts_from(status) == (NeedAct.RAISE_AGAIN,)
    with pytest.raises(WrongStatus):
        NEED.check(status, NeedAct.MEET)


@pytest.mark.parametrize(
    "status",
    [RequestStatus.PROVIDED, RequestStatus.NOT_PROVIDED, RequestStatus.RETURNED]
    + [RequestStatus.REVOKED],
)
def test_a_request_is_answered_once(status):
    assert REQUEST.acts_from(status) == ()


def test_nobody_refuses_without_a_reason_but_receipt_needs_no_words():
    check_request_act(RequestAct.ACKNOWLEDGE, note="")
    with pytest.raises(BadInput):
        check_request_act(RequestAct.REFUSE, note=" ")


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        (Grounds(NeedKind.WORK, (), Ground.HELP_DUTY), {"fields"}),
        (Grounds(NeedKind.HEALTH, (Disclosed.NAME,), Ground.HELP_DUTY), {"ground"}),
        (Grounds(NeedKind.MAINTENANCE, (Disclosed.NAME,), Ground.CONSENT), {"consented_on"}),
        (
            Grounds(NeedKind.WORK, (Disclosed.NAME,), Ground.CONSENT, date(2020, 3, 31)),
            {"consented_on"},
        ),
        (Grounds(NeedKind.WORK, (Disclosed.NAME,), Ground.OTHER_LAW), {"provision"}),
    ],
)
def test_nothing_is_disclosed_without_a_ground(given, wrong):
    with pytest.raises(BadInput) as refused:
        check_grounds(given, on=ON)

    assert set(refused.value.fields) == wrong


def test_the_duty_to_help_is_ground_enough_for_what_is_not_health():
    check_grounds(Grounds(NeedKind.WORK, (Disclosed.NAME,), Ground.HELP_DUTY), on=ON)


def test_neither_measure_nor_result_nor_health_can_be_disclosed():
    assert {field.value for field in Disclosed} == {
        "name", "sex", "birth_year", "id_number", "phone", "community",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("born_on", "until_on"),
    [
        pytest.param(date(2019, 3, 1), date(2020, 2, 29), id="before-the-first-birthday"),
        pytest.param(date(2020, 2, 29), date(2021, 2, 27), id="born-on-a-leap-day"),
    ],
)
def test_nursing_ends_on_the_day_before_the_first_birthday(born_on, until_on):
    found = last_day(CircumstanceKind.NURSING, baby_born_on=born_on, policy=GROUPS)

    assert found == until_on
    assert holds_on(born_on, found, on=until_on)


def test_the_law_says_something_of_pregnancy_and_nursing_and_cites_it():
    (effect,) = effects_of(CircumstanceKind.PREGNANT, BOOK, on=ON)

    assert effect.because[0].article == "Art. 39"
    assert effects_of(CircumstanceKind.SOLE_CARER, BOOK, on=ON) == []


def test_abroad_each_sentence_has_its_own_basis_and_practice_is_not_called_law():
    runs_on, in_writing, from_afar = effects_of(CircumstanceKind.ABROAD, BOOK, on=ON)

    assert "runs on" in runs_on.value.message
    assert runs_on.because[0].article == "Art. 24(2)"
    assert in_writing.value.params == {"days": 3}
    assert in_writing.because[0].article == "Art. 19(3)"
    assert from_afar.because[0].status == CitationStatus.PRACTICE


@pytest.mark.parametrize(
    ("on", "is_heeded"), [(date(2020, 5, 19), True), (date(2020, 5, 20), False)]
)
def test_sixteen_is_told_by_the_birth_date(on, is_heeded):
    found = effect_of_age(date(2004, 5, 20), GROUPS, on=on)

    assert (found is not None) is is_heeded
