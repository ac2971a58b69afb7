"""Who answers for a department, and what an opinion must hold."""

from datetime import UTC, date, datetime, timedelta

import pytest

from guitu.access.permissions import Permission
from guitu.access.roles import ROLES, Role
from guitu.kernel.errors import BadInput
from guitu.risk.rules.answering import (
    MOST_WORDS,
    WHO,
    answers_for,
    check_opinion,
    is_after_decision,
)
from guitu.risk.rules.views import MINIMUM
from guitu.risk.terms import Department, OpinionAnswer, Shown

DAY = date(2020, 7, 6)
KNOWN, NOTHING = OpinionAnswer.KNOWN, OpinionAnswer.NOTHING_KNOWN


@pytest.mark.parametrize(
    ("role", "departments"),
    [
        (Role.MEDICAL_WORKER, {"health"}),
        (Role.DEPARTMENT_OFFICER, {"health", "family_planning", "justice"}),
        (Role.POLICE_LIAISON, {"police"}),
        (Role.COMMUNITY_WORKER, {"community"}),
        (Role.OFFICE_HEAD, set()),
        (Role.VOLUNTEER, set()),
    ],
)
def test_a_role_answers_for_its_departments_only(role, departments):
    assert {str(one) for one in answers_for(role)} == departments


def test_every_department_has_somebody_and_whoever_answers_may():
    assert set(WHO) == set(Department)
    roles = {role for roles in WHO.values() for role in roles}
    assert all(Permission.RISK_OPINION in ROLES[role].permissions for role in roles)


def test_only_the_police_are_given_a_whole_number():
    shown = {department for department, fields in MINIMUM.items() if Shown.ID_NUMBER in fields}

    assert shown == {Department.POLICE}


@pytest.mark.parametrize(
    ("answer", "words", "known_on", "wrong"),
    [
        pytest.param(NOTHING, "", None, set(), id="nothing"),
        pytest.param(KNOWN, "看过急诊", DAY, set(), id="known-today"),
        pytest.param(KNOWN, "看过急诊", None, set(), id="known-without-a-day"),
        pytest.param(KNOWN, "  ", None, {"words"}, id="known-without-words"),
        pytest.param(NOTHING, "其实知道", None, {"words"}, id="words-with-nothing"),
        pytest.param(None, "", None, {"answer"}, id="no-answer"),
        pytest.param(KNOWN, "x", DAY + timedelta(days=1), {"known_on"}, id="tomorrow"),
        pytest.param(KNOWN, "x" * MOST_WORDS, None, set(), id="as-long-as-there-is-room"),
        pytest.param(KNOWN, "x" * (MOST_WORDS + 1), None, {"words"}, id="too-long"),
        pytest.param(None, "x" * (MOST_WORDS + 1), DAY + timedelta(days=1),
                     {"answer", "words", "known_on"}, id="all-at-once"),
    ],
)  # fmt: skip
def test_what_an_opinion_must_hold(answer, words, known_on, wrong):
    if not wrong:
        check_opinion(answer, words, known_on, on=DAY)
        return
    with pytest.raises(BadInput) as refused:
        check_opinion(answer, words, known_on, on=DAY)
    assert set(refused.value.fields) == wrong


def test_an_opinion_of_the_same_moment_is_not_later_than_the_decision():
    decided = datetime(2020, 7, 6, 10, 0, tzinfo=UTC)

    assert not is_after_decision(decided, decided)
    assert is_after_decision(decided + timedelta(microseconds=1), decided)
    assert not is_after_decision(decided, None)
    assert not is_after_decision(None, decided)
