"""What a row adds to a file that is there: only what is empty or different, nothing is blanked."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from guitu.access.actors import Actor
from guitu.exchange.importing.orders import OrderDraft
from guitu.exchange.importing.persons import PLAIN, PersonDraft
from guitu.measures import actions as measures
from guitu.measures.models import Agreement, Measure
from guitu.people import actions as people
from guitu.people import indexes, names, phones, terms
from guitu.people.actions import NewAddress, NewMember, NewRelative
from guitu.people.models import Address, Person, PersonName, Phone, Relative, WorkGroupMember
from guitu.people.queries import with_keys

COMPARED = (*PLAIN, "employer")
LINED = ("remark", "health_note")


@dataclass(frozen=True)
class OnFile:
    """A person's file as far as a ledger can add to it."""

    person: Person
    names: frozenset[str] = frozenset()
    phones: frozenset[bytes] = frozenset()
    addresses: frozenset[tuple[str, str, str]] = frozenset()
    relatives: frozenset[str] = frozenset()
    group: frozenset[tuple[str, str]] = frozenset()
    measures: tuple[tuple[Measure, bool], ...] = ()


@dataclass(frozen=True)
class Update:
    """What a row would add or change in one file."""

    draft: PersonDraft
    person_id: uuid.UUID
    version: int
    changes: dict[str, str]
    name: str = ""
    former_names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    addresses: tuple[NewAddress, ...] = ()
    relatives: tuple[NewRelative, ...] = ()
    group: tuple[tuple[terms.WorkGroupRole, str], ...] = ()
    order: OrderDraft | None = None
    measure_id: uuid.UUID | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the file holds all of it already."""
        return not (
            self.changes or self.name or self.former_names or self.phones or self.addresses
            or self.relatives or self.group or self.order
        )  # fmt: skip


def on_file(found: Iterable[Person]) -> dict[uuid.UUID, OnFile]:
    """Return the files of these people, in seven queries for any number of them."""
    people_found = with_keys(found)
    ids = [person.pk for person in people_found]
    named = _grouped(PersonName, ids, lambda row: row.name)
    reached = _grouped(Phone, ids, lambda row: bytes(row.number_index))
    living = _grouped(Address, ids, lambda row: (str(row.kind), row.area, row.detail))
    family = _grouped(Relative, ids, lambda row: row.name)
    group = _grouped(WorkGroupMember, ids, lambda row: (str(row.role), _member_name(row)))
    orders = _orders(ids)
    return {
        person.pk: OnFile(
            person=person,
            names=frozenset(named[person.pk]),
            phones=frozenset(reached[person.pk]),
            addresses=frozenset(living[person.pk]),
            relatives=frozenset(family[person.pk]),
            group=frozenset(group[person.pk]),
            measures=tuple(orders[person.pk]),
        )
        for person in people_found
    }


def update_for(draft: PersonDraft, stored: OnFile) -> Update:
    """Return what the row adds to the file; what was struck out there by hand stays struck out."""
    person, new = stored.person, draft.person
    changes = {
        name: getattr(new, name)
        for name in COMPARED
        if getattr(new, name) and getattr(new, name) != str(getattr(person, name))
    }
    for name in LINED:
        text = _with_lines(getattr(person, name), getattr(draft, name))
        if text != getattr(person, name):
            changes[name] = text
    order, measure_id = _order(draft.order, stored.measures)
    clean = names.normal(new.name)
    return Update(
        draft=draft,
        person_id=person.pk,
        version=person.version,
        changes=changes,
        name=clean if clean not in stored.names else "",
        former_names=tuple(
            text for text in new.former_names if names.normal(text) not in stored.names
        ),
        phones=tuple(
            text
            for text in new.phones
            if indexes.of_phone(phones.parse(text).number) not in stored.phones
        ),
        addresses=tuple(
            one
            for one in new.addresses
            if (str(one.kind), one.area, one.detail) not in stored.addresses
        ),
        relatives=tuple(one for one in new.relatives if one.name not in stored.relatives),
        group=tuple(one for one in draft.group if (str(one[0]), one[1]) not in stored.group),
        order=order,
        measure_id=measure_id,
    )


def carry_out(update: Update, *, actor: Actor, on: date) -> None:
    """Write what the row adds, by the same acts as a page, so that each is recorded."""
    pk = update.person_id
    if update.changes:
        people.correct(pk, people.Correction(update.changes, update.version), actor=actor, on=on)
    if update.name:
        people.rename(pk, update.name, actor=actor, on=on)
    for text in update.former_names:
        people.add_name(pk, text, kind=terms.NameKind.FORMER, actor=actor, on=on)
    _add(update, actor=actor, on=on)
    if update.order:
        carry_out_order(pk, update.order, update.measure_id, actor=actor, on=on)


def _add(update: Update, *, actor: Actor, on: date) -> None:
    pk = update.person_id
    for text in update.phones:
        people.add_phone(pk, text, actor=actor)
    for address in update.addresses:
        people.add_address(pk, address, actor=actor, on=on)
    for relative in update.relatives:
        people.add_relative(pk, first_number_only(relative), actor=actor)
    for role, name in update.group:
        people.add_member(pk, NewMember(role, on, name=name), actor=actor)


def carry_out_order(
    person_id: uuid.UUID,
    draft: OrderDraft,
    measure_id: uuid.UUID | None,
    *,
    actor: Actor,
    on: date,
) -> None:
    """Put an order, the day of reporting in and the agreement on record, as far as they are new."""
    if measure_id is None:
        measure = measures.record_order(person_id, draft.order, actor=actor, on=on)
        measure_id = measure.pk
    if draft.reported_on is not None:
        measures.report_in(measure_id, reported_on=draft.reported_on, actor=actor, on=on)
    if draft.signed_on is not None:
        measures.record_signed_agreement(measure_id, signed_on=draft.signed_on, actor=actor, on=on)


def first_number_only(relative: NewRelative) -> NewRelative:
    """Return the relative with one telephone number, as the file keeps it."""
    return NewRelative(**vars(relative) | {"phone": relative.phone.partition("、")[0]})


def _grouped(model: type, ids: Sequence[uuid.UUID], value) -> dict[uuid.UUID, list]:
    found: dict[uuid.UUID, list] = defaultdict(list)
    rows = model.objects.filter(person_id__in=ids)
    if model is WorkGroupMember:
        rows = rows.select_related("user", "relative")
    for row in rows:
        found[row.person_id].append(value(row))
    return found


def _member_name(row: WorkGroupMember) -> str:
    if row.name:
        return row.name
    return row.user.name if row.user else row.relative.name


def _orders(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[tuple[Measure, bool]]]:
    found: dict[uuid.UUID, list[tuple[Measure, bool]]] = defaultdict(list)
    signed = set(Agreement.objects.filter(person_id__in=ids).values_list("measure_id", flat=True))
    for measure in Measure.objects.filter(person_id__in=ids):
        found[measure.person_id].append((measure, measure.pk in signed))
    return found


def _with_lines(text: str, lines: Sequence[str]) -> str:
    """Return the text with the lines that do not stand in it yet."""
    return "\n".join([*([text] if text else []), *(line for line in lines if line not in text)])


def _order(
    draft: OrderDraft | None, stored: Sequence[tuple[Measure, bool]]
) -> tuple[OrderDraft | None, uuid.UUID | None]:
    """Return what of the order is not on record yet, and the measure where there is one."""
    if draft is None:
        return None, None
    same = [(m, s) for m, s in stored if m.decision_number == draft.order.decision_number]
    if not same:
        return draft, None
    measure, is_signed = same[0]
    if measure.voided_at:
        return None, None
    reported_on = draft.reported_on if measure.reported_on is None else None
    signed_on = None if is_signed else draft.signed_on
    if reported_on is None and signed_on is None:
        return None, None
    return OrderDraft(draft.order, reported_on, signed_on), measure.pk
