"""Is a file complete? What is missing is listed with the reason why it belongs there."""

from dataclasses import dataclass
from datetime import date, timedelta

from guitu.kernel.decisions import Citation
from guitu.people.terms import DocumentKind, FileItem, WorkGroupRole
from guitu.policy.books import Rulebook

CONTENTS = "file_contents"


@dataclass(frozen=True)
class FileFacts:
    """What is on file about one person.

    `has_id_or_reason` is met by a number, or by the reason why there is none. `has_phone` is met
    by a number of the person or of the family. Nothing is asked under a measure that is not there.
    """

    has_name: bool
    has_id_or_reason: bool
    has_phone: bool
    has_living_address: bool
    has_registered_address: bool
    has_responsible: bool
    has_guardian: bool = False
    is_minor: bool = False
    is_under_measure: bool = False
    has_reported_in: bool = False
    has_signed_agreement: bool = False
    has_been_notified: bool = False
    group_roles: frozenset[WorkGroupRole] = frozenset()
    papers: frozenset[DocumentKind] = frozenset()


@dataclass(frozen=True)
class Gap:
    """Something a complete file has and this one has not.

    `because` is never empty. `roles` names the members that a work group lacks.
    """

    item: FileItem
    because: tuple[Citation, ...]
    roles: tuple[WorkGroupRole, ...] = ()


def missing(facts: FileFacts, book: Rulebook, *, on: date) -> list[Gap]:
    """Return what the file lacks on the day `on`, in the order of the file.

    Before a measure only the person is asked for; the work group, the notice and the agreement
    belong to the file once the person has reported in.
    """
    absent_roles = _absent_roles(facts, book, on)
    is_met = _met(facts) | {FileItem.WORK_GROUP: not absent_roles}
    return [
        Gap(item, _because(item, book, on), absent_roles if item is FileItem.WORK_GROUP else ())
        for item in expected(facts)
        if not is_met[item]
    ]


def expected(facts: FileFacts) -> list[FileItem]:
    """Return what a complete file has for such a person, in the order of the file."""
    only_for = {
        FileItem.GUARDIAN: facts.is_minor,
        FileItem.DECISION: facts.is_under_measure,
        FileItem.RIGHTS_NOTICE: facts.has_reported_in,
        FileItem.WORK_GROUP: facts.has_reported_in,
        FileItem.AGREEMENT: facts.has_reported_in,
    }
    return [item for item in FileItem if only_for.get(item, True)]


def _met(facts: FileFacts) -> dict[FileItem, bool]:
    return {
        FileItem.NAME: facts.has_name,
        FileItem.ID_NUMBER: facts.has_id_or_reason,
        FileItem.PHONE: facts.has_phone,
        FileItem.LIVING_ADDRESS: facts.has_living_address,
        FileItem.REGISTERED_ADDRESS: facts.has_registered_address,
        FileItem.GUARDIAN: facts.has_guardian,
        FileItem.RESPONSIBLE: facts.has_responsible,
        FileItem.DECISION: DocumentKind.DECISION in facts.papers,
        FileItem.RIGHTS_NOTICE: facts.has_been_notified,
        FileItem.AGREEMENT: facts.has_signed_agreement,
    }


def _absent_roles(facts: FileFacts, book: Rulebook, on: date) -> tuple[WorkGroupRole, ...]:
    row = book.find("work_group", on)
    members = set(row.members) if row else set()
    absent = members - facts.group_roles
    return tuple(role for role in WorkGroupRole if role in absent)


def _because(item: FileItem, book: Rulebook, on: date) -> tuple[Citation, ...]:
    """Return the law's reason where there is one in force, else that of local practice."""
    subjects = {
        FileItem.WORK_GROUP: "work_group",
        FileItem.AGREEMENT: "agreement",
        FileItem.RIGHTS_NOTICE: "data_notice",
    }
    row = book.find(subjects.get(item, CONTENTS), on) or book.row(CONTENTS, on)
    return row.cites


def consent_holds(
    given_on: date, expires_on: date | None, withdrawn_on: date | None, *, on: date
) -> bool:
    """Return whether a consent covers what is told on the day `on`.

    The last day still counts; from the day of withdrawal on it covers nothing.
    """
    if on < given_on or (expires_on is not None and expires_on < on):
        return False
    return withdrawn_on is None or on < withdrawn_on


def consent_asks_again(expires_on: date | None, book: Rulebook, *, on: date) -> bool:
    """Return whether the file says on the day `on` that a consent is about to end or has ended."""
    if expires_on is None:
        return False
    row = book.row("consents", on)
    return expires_on - timedelta(days=row.remind_before_days) <= on
