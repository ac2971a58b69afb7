"""States, the papers of their changes, and the separate legal basis of the two measures."""

from datetime import date

import pytest

from guitu import policy
from guitu.kernel.errors import WrongStatus
from guitu.measures.rules.basis import basis
from guitu.measures.rules.states import ENDED, MEASURE, acts_offered, papers_for, standing
from guitu.measures.terms import Act, MeasureKind, Status
from guitu.people.terms import DocumentKind as Paper

ON = date(2020, 6, 1)


def test_no_act_extends_or_shortens_a_community_measure():
    assert not {act for act in Act if "extend" in act or "early" in act}
    for status in Status:
        if status != Status.EXPIRED:
            assert Act.RELEASE not in acts_offered(status)


def test_every_status_can_be_reached_and_only_ends_have_no_way_on():
    reached = {row.target for row in MEASURE.rows} | {Status.AWAITING_REPORT}

    assert reached == set(Status)
    assert {status for status in Status if not MEASURE.acts_from(status)} == set(ENDED)


@pytest.mark.parametrize(
    ("source", "act", "papers"),
    [
        pytest.param(
            Status.OVERDUE_NOTED,
            Act.HAND_OVERDUE,
            {Paper.ADMONITION, Paper.LATE_CERTIFICATE, Paper.TRANSFER_RECEIPT},
            id="overdue",
        ),
        pytest.param(
            Status.BREACH_NOTED,
            Act.HAND_BREACH_TESTS,
            {Paper.ADMONITION, Paper.TEST_NOTICE, Paper.SERIOUS_BREACH, Paper.TRANSFER_RECEIPT},
            id="tests",
        ),
        pytest.param(Status.EXECUTING, Act.SUSPEND, {Paper.SUSPENSION_NOTE}, id="suspension"),
        pytest.param(Status.EXPIRED, Act.RELEASE, {Paper.MEASURE_END_NOTICE}, id="release"),
        pytest.param(Status.EXECUTING, Act.ISOLATE, {Paper.ISOLATION_DECISION}, id="isolation"),
    ],
)
def test_a_change_asks_for_its_papers(source, act, papers):
    assert set(MEASURE.check(source, act).papers) == papers


def test_an_ended_measure_does_not_begin_again():
    with pytest.raises(WrongStatus):
        MEASURE.check(Status.RELEASED, Act.REPORT_IN)


@pytest.mark.parametrize(
    ("status", "ends_on", "now"),
    [
        pytest.param(Status.EXECUTING, date(2020, 6, 1), Status.EXECUTING, id="last-day"),
        pytest.param(Status.EXECUTING, date(2020, 5, 31), Status.EXPIRED, id="day-after"),
        pytest.param(Status.BREACH_REPORTED, date(2020, 5, 31), Status.EXPIRED, id="breach"),
        pytest.param(Status.SUSPENDED, None, Status.SUSPENDED, id="suspended"),
        pytest.param(Status.ISOLATION, date(2020, 5, 31), Status.ISOLATION, id="ended-otherwise"),
    ],
)
def test_a_term_runs_out_by_itself(status, ends_on, now):
    assert standing(status, ends_on, on=ON) == now


def articles(kind, act):
    return {cite.article for cite in basis(kind, act, policy.rulebook(), on=ON)}


def test_rehabilitation_has_no_deeming_clause_and_its_own_breach():
    assert "Art. 38(2)" in articles(MeasureKind.COMMUNITY_REHAB, Act.NOTE_BREACH)
    assert "Art. 20" not in articles(MeasureKind.COMMUNITY_REHAB, Act.HAND_BREACH_TESTS)
    assert "Art. 20" in articles(MeasureKind.COMMUNITY_DETOX, Act.NOTE_BREACH)


def test_what_rehabilitation_has_by_reference_cites_the_reference():
    detox = articles(MeasureKind.COMMUNITY_DETOX, Act.SUSPEND)
    rehab = articles(MeasureKind.COMMUNITY_REHAB, Act.SUSPEND)

    assert rehab - detox == {"Art. 48(2)"}


def test_every_act_but_a_death_has_a_legal_basis():
    for kind in MeasureKind:
        for act in Act:
            assert articles(kind, act) or act == Act.DIE


@pytest.mark.parametrize(
    ("kind", "asked", "not_asked"),
    [
        (MeasureKind.COMMUNITY_DETOX, Paper.SERIOUS_BREACH, Paper.BREACH_RECORD),
        (MeasureKind.COMMUNITY_REHAB, Paper.BREACH_RECORD, Paper.SERIOUS_BREACH),
    ],
)
def test_rehabilitation_hands_over_facts_and_never_a_serious_breach(kind, asked, not_asked):
    for act in (Act.HAND_BREACH_TESTS, Act.HAND_BREACH_LEAVING):
        papers = papers_for(kind, MEASURE.check(Status.BREACH_NOTED, act))

        assert asked in papers
        assert not_asked not in papers
        assert Paper.TRANSFER_RECEIPT in papers
