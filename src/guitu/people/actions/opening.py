"""Opening files: one on a page, thousands from a ledger, by the same checks."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from guitu.access.actors import Actor, require
from guitu.access.models import User
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.database import bulk, keyring
from guitu.database.models import FILE, SPECIAL
from guitu.kernel.errors import BadInput, FieldError
from guitu.kernel.keys import uuid7
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org
from guitu.people import followers, id_numbers, indexes, names, phones, terms
from guitu.people.models import Address, NameToken, Person, PersonName, Phone, Relative
from guitu.people.records import about

ADULT_AGE = 18
CHUNK = 1000
TOKEN_COLUMNS = ("org_seq", "sec_label", "person", "token")
LOCK_OPENING = 7217015
UNCHECKED_KINDS = (terms.IdKind.PASSPORT, terms.IdKind.OTHER)


@dataclass(frozen=True)
class NewAddress:
    """An address; `area` is plain (down to the street), `detail` is kept encrypted."""

    kind: terms.AddressKind
    area: str = ""
    detail: str = ""
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True)
class NewRelative:
    """A member of the family, or a guardian outside it."""

    relation: terms.Relation
    name: str
    phone: str = ""
    lives_together: bool = False
    is_guardian: bool = False
    is_emergency_contact: bool = False


@dataclass(frozen=True)
class NewPerson:
    """What is known of a person when the file is opened. Either a number or the reason for none.

    Birth date, sex and kind of number are read from the number where they are not given.
    """

    name: str
    org: Org
    id_number: str = ""
    id_kind: str = ""
    no_id_reason: str = ""
    birth_on: date | None = None
    sex: str = ""
    phones: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    addresses: tuple[NewAddress, ...] = ()
    relatives: tuple[NewRelative, ...] = ()
    education: str = ""
    marital_status: str = ""
    employment: str = ""
    employer: str = ""
    health_note: str = ""
    remark: str = ""
    lives_elsewhere: bool = False
    responsible: User | None = None
    id: uuid.UUID | None = None


@dataclass(frozen=True)
class Checked:
    """A new person whose name, number and phones were read and found right."""

    new: NewPerson
    name: names.CleanName
    former_names: tuple[names.CleanName, ...]
    number: id_numbers.IdNumber | None
    raw_number: str
    phones: tuple[phones.PhoneNumber, ...]


@transaction.atomic
def open_file(new: NewPerson, *, actor: Actor, on: date) -> Person:
    """Open the file of one person and return it.

    Raises BadInput with every wrong field at once, also when the number is already on file where
    the actor can see it. A person under eighteen gets a special file.
    """
    require(actor, Permission.PERSON_WRITE, org_seq=new.org.seq)
    checked = check(new, on=on)
    _lock([checked])
    _refuse_known_numbers([checked])
    person = _write([checked], actor=actor, on=on)[0]
    followers.tell(person, actor=actor, on=on)
    record("people.opened", actor=actor, subject=person)
    return person


@transaction.atomic
def open_files(new: Sequence[NewPerson], *, actor: Actor, on: date) -> list[Person]:
    """Open many files at once, all or none; the fast way for ledgers and generated populations.

    Raises BadInput at the first person with a wrong field or a number that is already on file.
    """
    for org in {item.org.pk: item.org for item in new}.values():
        require(actor, Permission.PERSON_WRITE, org_seq=org.seq)
    opened: list[Person] = []
    for start in range(0, len(new), CHUNK):
        chunk = [check(item, on=on) for item in new[start : start + CHUNK]]
        _lock(chunk)
        _refuse_known_numbers(chunk)
        opened += _write(chunk, actor=actor, on=on)
    if opened:
        record("people.files_opened", actor=actor, subject=new[0].org, count=len(opened))
    return opened


def check(new: NewPerson, *, on: date) -> Checked:
    """Return `new` with its name, number and phones read; raise BadInput naming every mistake."""
    wrong: dict[str, FieldError] = {}
    name = read_name(new.name, wrong)
    former = tuple(read_name(text, wrong, "former_names") for text in new.former_names)
    number, raw = _number(new, on, wrong)
    read = tuple(found for text in new.phones if (found := _phone(text, wrong)))
    if new.birth_on and number and number.birth_date != new.birth_on:
        wrong["birth_on"] = FieldError(
            gettext_noop("The birth date differs from the one in the ID number."), {}
        )
    if new.birth_on and new.birth_on > on:
        wrong["birth_on"] = FieldError(gettext_noop("The birth date has not come yet."), {})
    if wrong:
        raise BadInput(wrong)
    return Checked(new, name, former, number, raw, read)


def read_name(text: str, wrong: dict[str, FieldError], field: str = "name") -> names.CleanName:
    """Return the name as it is stored, or note what is wrong with it."""
    try:
        return names.clean(text, field=field)
    except BadInput as error:
        wrong |= error.fields
        return names.CleanName("")


def phone_row(person: Person, read: phones.PhoneNumber, *, actor: Actor, whose: str = "") -> Phone:
    """Return an unsaved telephone number of the person."""
    return about(
        person,
        Phone,
        actor=actor,
        number=str(read),
        number_index=indexes.of_phone(read.number),
        tail_index=indexes.of_phone_tail(read.number),
        whose=whose,
    )


def label_for(birth_on: date | None, *, on: date) -> int:
    """Return the sensitivity of a file: special while the person is under eighteen."""
    is_minor = birth_on is not None and id_numbers.age_on(birth_on, on) < ADULT_AGE
    return SPECIAL if is_minor else FILE


def store_tokens(named: Iterable[tuple[Person, Iterable[str]]]) -> None:
    """Store what each person is found by: the tokens of all names together."""
    columns: tuple[list, list, list, list] = ([], [], [], [])
    for person, texts in named:
        tokens = sorted(frozenset().union(*map(names.tokens, texts)))
        for column, value in zip(
            columns, (person.org_seq, person.sec_label, person.pk), strict=False
        ):
            column += [value] * len(tokens)
        columns[-1].extend(tokens)
    if columns[-1]:
        fields = [NameToken._meta.get_field(name) for name in TOKEN_COLUMNS]
        bulk.insert_columns(NameToken, dict(zip(fields, columns, strict=True)))


def _number(
    new: NewPerson, on: date, wrong: dict[str, FieldError]
) -> tuple[id_numbers.IdNumber | None, str]:
    if not new.id_number.strip():
        if not new.no_id_reason.strip():
            wrong["id_number"] = FieldError(
                gettext_noop("Write the ID number, or say why there is none."), {}
            )
        return None, ""
    if new.id_kind in UNCHECKED_KINDS:
        return None, id_numbers.fold(new.id_number)
    try:
        number = id_numbers.parse(new.id_number, on=on)
    except BadInput as error:
        wrong["id_number"] = error.fields["id_number"]
        return None, ""
    return number, number.number


def _phone(text: str, wrong: dict[str, FieldError]) -> phones.PhoneNumber | None:
    if not text.strip():
        return None
    try:
        return phones.parse(text)
    except BadInput as error:
        wrong["phone"] = error.fields["phone"]
        return None


def _lock(chunk: Sequence[Checked]) -> None:
    """Let nobody else open a file with the same number until this transaction ends."""
    with connection.cursor() as cursor:
        if len(chunk) > 1:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK_OPENING])
        elif chunk and chunk[0].raw_number:
            key = int.from_bytes(indexes.of_number(chunk[0].raw_number)[:4], signed=True)
            cursor.execute(
                "SELECT pg_advisory_xact_lock_shared(%s), pg_advisory_xact_lock(%s, %s)",
                [LOCK_OPENING, LOCK_OPENING, key],
            )


def _refuse_known_numbers(chunk: Sequence[Checked]) -> None:
    wanted = [indexes.of_number(item.raw_number) for item in chunk if item.raw_number]
    known = Person.objects.filter(id_index__in=wanted, voided_at=None, merged_into=None)
    if len(set(wanted)) < len(wanted) or (wanted and known.exists()):
        raise BadInput.of("id_number", gettext_noop("This ID number is already on file."))


def _write(chunk: Sequence[Checked], *, actor: Actor, on: date) -> list[Person]:
    people = [_person(item, actor=actor, on=on) for item in chunk]
    keyring.create([person.pk for person in people])
    pairs = list(zip(people, chunk, strict=True))
    bulk.insert(people)
    for rows in (
        [row for pair in pairs for row in _names(*pair, actor)],
        [phone_row(p, read, actor=actor) for p, item in pairs for read in item.phones],
        [about(p, Address, actor=actor, **vars(a)) for p, item in pairs
         for a in item.new.addresses],
        [about(p, Relative, actor=actor, **vars(r)) for p, item in pairs
         for r in item.new.relatives],
    ):  # fmt: skip
        bulk.insert(rows)
    store_tokens((p, [n.name for n in (item.name, *item.former_names)]) for p, item in pairs)
    return people


def _person(item: Checked, *, actor: Actor, on: date) -> Person:
    new, number = item.new, item.number
    birth_on = new.birth_on or (number.birth_date if number else None)
    return Person(
        id=new.id or uuid7(),
        org_seq=new.org.seq,
        sec_label=label_for(birth_on, on=on),
        created_by=actor.user_id,
        name=item.name.name,
        birth_on=birth_on,
        sex=new.sex or (number.sex if number else ""),
        id_kind=new.id_kind or (number.kind if number else ""),
        id_number=item.raw_number,
        id_index=indexes.of_number(item.raw_number) if item.raw_number else None,
        id_tail=indexes.of_tail(item.raw_number) if item.raw_number else None,
        no_id_reason="" if item.raw_number else new.no_id_reason.strip(),
        education=new.education,
        marital_status=new.marital_status,
        employment=new.employment,
        employer=new.employer,
        health_note=new.health_note,
        remark=new.remark,
        lives_elsewhere=new.lives_elsewhere,
        opened_on=on,
        responsible=new.responsible,
    )


def _names(person: Person, item: Checked, actor: Actor) -> Iterator[PersonName]:
    kinds = [(terms.NameKind.CURRENT, item.name)]
    kinds += [(terms.NameKind.FORMER, former) for former in item.former_names]
    for kind, name in kinds:
        yield about(person, PersonName, actor=actor, kind=kind, name=name.name, typed=name.typed)
