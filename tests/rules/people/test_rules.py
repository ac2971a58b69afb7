"""When a file is complete."""

from dataclasses import replace
from datetime import date

import pytest

from guitu import policy
from guitu.kernel.decisions import CitationStatus
from guitu.people import rules
from guitu.people.terms import DocumentKind, FileItem, WorkGroupRole

BOOK = policy.rulebook()
COMPLETE = rules.FileFacts(
    has_name=True,
    has_id_or_reason=True,
    has_phone=True,
    has_living_address=True,
    has_registered_address=True,
    has_responsible=True,
    is_under_measure=True,
    has_reported_in=True,
    has_signed_agreement=True,
    has_been_notified=True,
    group_roles=frozenset(WorkGroupRole),
    papers=frozenset({DocumentKind.DECISION}),
)


def gaps(on=date(2022, 3, 1), **changes):
    return rules.missing(replace(COMPLETE, **changes), BOOK, on=on)


def test_a_complete_file_lacks_nothing():
    assert gaps() == []


@pytest.mark.parametrize(
    ("change", "item"),
    [
        pytest.param({"has_name": False}, "name", id="name"),
        pytest.param({"has_id_or_reason": False}, "id_number", id="id-number"),
        pytest.param({"has_phone": False}, "phone", id="phone"),
        pytest.param({"has_living_address": False}, "living_address", id="living-address"),
        pytest.param({"has_registered_address": False}, "registered_address", id="registered"),
        pytest.param({"has_responsible": False}, "responsible", id="responsible"),
        pytest.param({"is_minor": True}, "guardian", id="guardian-of-a-minor"),
        pytest.param({"papers": frozenset()}, "decision", id="decision"),
        pytest.param({"has_been_notified": False}, "rights_notice", id="rights-notice"),
        pytest.param({"has_signed_agreement": False}, "agreement", id="agreement"),
    ],
)
def test_what_is_not_there_is_named_with_its_reason(change, item):
    (gap,) = gaps(**change)

    assert gap.item == item
    assert gap.because


def test_a_work_group_names_the_members_it_lacks():
    (gap,) = gaps(group_roles=frozenset({WorkGroupRole.OFFICER, WorkGroupRole.FAMILY}))

    assert gap.item is FileItem.WORK_GROUP
    assert gap.roles == ("full_time_worker", "medical_worker", "volunteer")
    assert gap.because[0].article == "Art. 17"


def test_before_report_in_no_agreement_notice_or_work_group_is_asked():
    found = gaps(
        has_reported_in=False,
        has_signed_agreement=False,
        has_been_notified=False,
        group_roles=frozenset(),
    )

    assert found == []


def test_without_a_measure_only_the_person_is_asked_for():
    assert gaps(is_under_measure=False, has_reported_in=False, papers=frozenset()) == []


@pytest.mark.parametrize(
    ("on", "status"),
    [
        pytest.param(date(2020, 3, 28), CitationStatus.PRACTICE, id="before-the-law"),
        pytest.param(date(2021, 10, 31), CitationStatus.PRACTICE, id="last-day-before"),
        pytest.param(date(2021, 11, 1), CitationStatus.LAW, id="first-day-in-force"),
    ],
)
def test_the_notice_is_asked_by_the_law_in_force_on_the_day(on, status):
    (gap,) = gaps(on, has_been_notified=False)

    assert gap.because[0].status is status


def test_what_no_law_asks_is_called_practice():
    (gap,) = gaps(has_phone=False)

    assert {cite.status for cite in gap.because} == {CitationStatus.PRACTICE}


def test_expected_items_are_counted_for_the_person_at_hand():
    assert len(rules.expected(COMPLETE)) == 10
    assert FileItem.GUARDIAN in rules.expected(replace(COMPLETE, is_minor=True))


def test_the_practice_row_names_the_items_that_practice_asks():
    row = BOOK.row("file_contents", date(2020, 3, 28))

    assert set(map(FileItem, row.items)) == set(FileItem) - {
        FileItem.WORK_GROUP,
        FileItem.AGREEMENT,
    }
    assert tuple(BOOK.row("work_group", date(2020, 3, 28)).members) == tuple(WorkGroupRole)
