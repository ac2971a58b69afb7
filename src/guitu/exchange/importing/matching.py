"""Matches rows to files: by ID number and by nothing else. Whatever is doubtful is refused."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from guitu.access.actors import Actor
from guitu.exchange.importing import findings
from guitu.exchange.importing.findings import Refusal, refusal
from guitu.exchange.importing.persons import PersonDraft
from guitu.exchange.importing.updates import OnFile, Update, on_file, update_for
from guitu.kernel.errors import FieldError
from guitu.orgs.models import Org
from guitu.people import id_numbers, indexes, names
from guitu.people.models import Person
from guitu.people.queries.elsewhere import numbers_on_file_elsewhere

CHUNK = 1000


@dataclass
class Matched:
    """Rows sorted by what would happen to them."""

    to_open: list[PersonDraft] = field(default_factory=list)
    to_change: list[Update] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    unchanged: int = 0

    @property
    def taken(self) -> list[PersonDraft]:
        """The rows that would be written."""
        return [*self.to_open, *(update.draft for update in self.to_change)]

    def refuse(self, draft: PersonDraft, name: str, message: str, **params: object) -> None:
        """Put a row aside with its reason."""
        self.refused.append(refusal(draft.source, name, FieldError(message, params)))


class Matcher:
    """Matches the rows of one ledger for one office.

    `numberless` are rows without a number that were taken over before: digest to person.
    """

    def __init__(self, org: Org, numberless: Mapping[bytes, uuid.UUID], *, actor: Actor) -> None:
        self.org, self.numberless, self.actor = org, numberless, actor

    def sort(self, drafts: Sequence[PersonDraft], *, said: Callable[[str, int], object]) -> Matched:
        """Return every row under what would happen to it."""
        found = Matched()
        single = _without_twins(drafts, found)
        numbered = [draft for draft in single if draft.person.id_number]
        others = [draft for draft in single if not draft.person.id_number]
        for start in range(0, len(numbered), CHUNK):
            said("matched", start)
            self._numbered(numbered[start : start + CHUNK], found)
        if others:
            self._without_number(others, found)
        return found

    def _numbered(self, drafts: Sequence[PersonDraft], found: Matched) -> None:
        by_index = {indexes.of_number(_number(draft)): draft for draft in drafts}
        people = _people_with(by_index)
        stored = on_file(person for person in people.values() if self._is_ours(person))
        new = [draft for index, draft in by_index.items() if index not in people]
        elsewhere = numbers_on_file_elsewhere(
            self.actor, [_number(draft) for draft in new], org_seq=self.org.seq
        )
        alike = self._without_numbers({_name(draft) for draft in new})
        for index, draft in by_index.items():
            person = people.get(index)
            if person is not None and person.pk in stored:
                self._compare(draft, stored[person.pk], found)
            elif person is not None or _number(draft) in elsewhere:
                found.refuse(draft, "id_number", findings.ELSEWHERE)
            elif _has_same_birth(draft, alike[_name(draft)]):
                found.refuse(draft, "name", findings.BY_HAND)
            else:
                found.to_open.append(draft)

    def _compare(self, draft: PersonDraft, stored: OnFile, found: Matched) -> None:
        name = _name(draft)
        if name not in stored.names and names.similarity(name, stored.person.name) is None:
            found.refuse(draft, "id_number", findings.OTHER_NAME)
            return
        update = update_for(draft, stored)
        if update.is_empty:
            found.unchanged += 1
        else:
            found.to_change.append(update)

    def _without_number(self, drafts: Sequence[PersonDraft], found: Matched) -> None:
        known = set(
            Person.objects.filter(pk__in=self.numberless.values()).values_list("pk", flat=True)
        )
        people: dict[str, list[Person]] = defaultdict(list)
        for person in self._ours().filter(name__in={_name(draft) for draft in drafts}):
            people[person.name].append(person)
        for draft in drafts:
            if self.numberless.get(draft.digest) in known:
                found.unchanged += 1
            elif _has_same_birth(draft, people[_name(draft)]):
                found.refuse(draft, "name", findings.BY_HAND)
            else:
                found.to_open.append(draft)

    def _without_numbers(self, wanted: set[str]) -> dict[str, list[Person]]:
        people: dict[str, list[Person]] = defaultdict(list)
        for person in self._ours().filter(id_index=None, name__in=wanted):
            people[person.name].append(person)
        return people

    def _ours(self):
        return Person.objects.filter(
            org_seq__range=(self.org.seq, self.org.seq_end), voided_at=None, merged_into=None
        )

    def _is_ours(self, person: Person) -> bool:
        return self.org.seq <= person.org_seq <= self.org.seq_end


def _people_with(by_index: Mapping[bytes, object]) -> dict[bytes, Person]:
    """Return the open file of each number that is visible; one merged stands for its successor."""
    rows = Person.objects.filter(id_index__in=list(by_index), voided_at=None)
    found: dict[bytes, Person] = {}
    for person in rows.select_related("merged_into").order_by("merged_into_id"):
        index = bytes(person.id_index)
        if person.merged_into is None:
            found[index] = person
        else:
            found.setdefault(index, person.merged_into)
    return found


def _without_twins(drafts: Iterable[PersonDraft], found: Matched) -> list[PersonDraft]:
    """Refuse rows of the same number, or the same name without one, each naming the other."""
    groups: dict[tuple[object, ...], list[PersonDraft]] = defaultdict(list)
    for draft in drafts:
        groups[_identity(draft)].append(draft)
    for twins in groups.values():
        for draft in twins if len(twins) > 1 else ():
            has_number = bool(draft.person.id_number)
            other = next(twin for twin in twins if twin is not draft)
            found.refuse(
                draft,
                "id_number" if has_number else "name",
                findings.TWICE if has_number else findings.TWICE_BY_NAME,
                other=_place(other, draft),
            )
    return [twins[0] for twins in groups.values() if len(twins) == 1]


def _identity(draft: PersonDraft) -> tuple[object, ...]:
    if draft.person.id_number:
        return (_number(draft),)
    return (_name(draft), draft.person.birth_on)


def _place(other: PersonDraft, draft: PersonDraft) -> str:
    """Return the row of `other`, with its sheet where that is another one."""
    sheet, row = other.source.table.sheet.name, other.source.row.row_number
    return str(row) if sheet == draft.source.table.sheet.name else f"{sheet} {row}"


def _number(draft: PersonDraft) -> str:
    return id_numbers.matching(draft.person.id_number)


def _name(draft: PersonDraft) -> str:
    return names.normal(draft.person.name)


def _has_same_birth(draft: PersonDraft, people: Iterable[Person]) -> bool:
    """Return whether one of the people was born on the same day, or one of the days is unknown."""
    born = draft.person.birth_on
    return any(born is None or p.birth_on is None or born == p.birth_on for p in people)
