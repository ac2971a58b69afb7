"""Finding a file by anything people know of a person: by equality, so that indexes serve it.

Under row security no pattern search can use an index; names are found by tokens, numbers by
keyed digests. Groups of tokens intersect, the rarest first.
"""

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.database import keyring
from guitu.people import id_numbers, indexes, names, phones
from guitu.people.models import NameToken, Person, Phone
from guitu.people.queries.scope import in_use, visible_to

LIMIT = 30
MOST_CANDIDATES = 400
TAIL = re.compile(r"\d{3}[\dX]")
WHOLE_NUMBER = re.compile(r"\d{17}[\dX]|\d{15}")
PHONE = re.compile(r"[\d+()（）\-\s转]{7,}")


@dataclass(frozen=True)
class Wanted:
    """What the typed text asks for: words of a name, a whole number, a phone, or last four."""

    groups: tuple[tuple[str, ...], ...] = ()
    name: str = ""
    number: str = ""
    phone: str = ""
    tail: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.groups or self.number or self.phone or self.tail)


def understood(text: str) -> Wanted:
    """Return what `text` asks for. A name may be followed by the last four of a number."""
    plain = id_numbers.fold(text)
    if WHOLE_NUMBER.fullmatch(plain):
        return Wanted(number=id_numbers.matching(text))
    if PHONE.fullmatch(text.strip()):
        return Wanted(phone=phones.matching(text))
    words = text.split()
    tail = ""
    if words and TAIL.fullmatch(id_numbers.fold(words[-1])):
        tail = id_numbers.fold(words.pop())
    name = " ".join(words)
    groups = tuple(tuple(group) for group in names.query_tokens(name)) if name else ()
    return Wanted(groups=groups, name=names.normal(name), tail=tail)


def search(
    actor: Actor, text: str, *, limit: int = LIMIT, among: QuerySet[Person] | None = None
) -> list[Person]:
    """Return the files that `text` finds for the actor, best first, in at most three queries.

    Looks among the files in use; `actions.search_closed` gives others, for a reason.

    Names are found by characters, pinyin, initials and mixtures, also former ones; numbers whole
    or by their last four.
    """
    wanted = understood(text)
    if wanted.is_empty:
        return []
    files = narrowed(in_use(actor) if among is None else among, actor, wanted)
    found = list(_ranked(files, wanted)[: limit * 2 if wanted.tail else limit])
    keyring.load([person.pk for person in found])
    if wanted.tail:
        found = _truly_ending(found, wanted.tail)
    return found[:limit]


def matching(actor: Actor, wanted: Wanted | str) -> QuerySet[Person]:
    """Return the files that match, for lists that filter and page themselves.

    Where only a name is given, the ids are looked up first, at most 400 of them. Last four are
    found by a short digest that others may share: a rare stranger may be among them.
    """
    return narrowed(visible_to(actor), actor, wanted)


def narrowed(people: QuerySet[Person], actor: Actor, wanted: Wanted | str) -> QuerySet[Person]:
    """Return those of `people` that match; see `matching`."""
    wanted = understood(wanted) if isinstance(wanted, str) else wanted
    if wanted.is_empty:
        return people.none()
    if not (wanted.number or wanted.phone or wanted.tail):
        return people.filter(pk__in=list(ids_by_name(actor, wanted.groups)))
    if wanted.number:
        people = people.filter(pk__in=ids_by_number(wanted.number))
    if wanted.phone:
        people = people.filter(pk__in=ids_by_phone(number_index=indexes.of_phone(wanted.phone)))
    if wanted.tail:
        people = people.filter(pk__in=_ids_by_tail(wanted.tail))
    for group in wanted.groups:
        people = people.alias(**_also(group, person="pk")).filter(**{_alias(group): 1})
    return people


def by_id_number(actor: Actor, number: str) -> Person | None:
    """Return the file in scope with that ID number, or None."""
    ids = ids_by_number(id_numbers.matching(number))
    return visible_to(actor).filter(pk__in=ids).first()


def ids_by_name(actor: Actor, groups: Sequence[Sequence[str]]) -> QuerySet:
    """Return ids of people who have a token of every group; the rarest group is looked up first.

    The others are asked for each of its rows by a scalar subquery, which is one probe of the index
    whatever the planner believes: before the first ANALYZE it believes wrongly.
    """
    rarest, *others = sorted(groups, key=_commonness)
    first = NameToken.objects.filter(within(actor, Permission.PERSON_READ), token__in=rarest)
    for group in others:
        first = first.alias(**_also(group, person="person")).filter(**{_alias(group): 1})
    return first.values_list("person", flat=True)[:MOST_CANDIDATES]


def _also(group: Sequence[str], *, person: str) -> dict[str, Subquery]:
    holders = NameToken.objects.filter(
        token__in=group, org_seq=OuterRef("org_seq"), person=OuterRef(person)
    )
    return {_alias(group): Subquery(holders.values(found=Value(1))[:1])}


def _alias(group: Sequence[str]) -> str:
    return "has_" + "_".join(f"{ord(letter):x}" for letter in group[0])


def _commonness(group: Sequence[str]) -> tuple[int, int]:
    """Return how common the tokens of a group are, as far as their shape tells.

    Two neighbouring characters are rare, three and more letters rarer than one character, one
    letter is in every tenth name.
    """
    kind, text = group[0][0], group[0][2:]
    if kind in "bn":
        return (0, -len(text))
    if kind == "c":
        return (2, 0)
    return (1 if len(text) > 2 else 3, -len(text))


def ids_by_number(number: str) -> QuerySet:
    """Return ids of files with the number; a file merged into another stands for that one."""
    holders = Person.objects.filter(id_index=indexes.of_number(number), voided_at=None)
    own = holders.filter(merged_into=None).values("pk")
    return own.union(holders.filter(merged_into__isnull=False).values("merged_into"))


def _ids_by_tail(tail: str) -> QuerySet:
    by_number = Person.objects.filter(id_tail=indexes.of_tail(tail)).values("pk")
    return by_number.union(ids_by_phone(tail_index=indexes.of_phone_tail(tail)))


def ids_by_phone(**condition: bytes) -> QuerySet:
    return Phone.objects.filter(voided_at=None, **condition).values("person")


def _ranked(people: QuerySet[Person], wanted: Wanted) -> QuerySet[Person]:
    """Order by how well the name in use fits: the same, beginning with it, containing it, other."""
    if not wanted.name:
        return people.order_by("pk")
    fit = Case(
        When(Q(name=wanted.name), then=Value(0)),
        When(Q(name__startswith=wanted.name), then=Value(1)),
        When(Q(name__contains=wanted.name), then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    return people.order_by(fit, "name", "pk")


def _truly_ending(people: list[Person], tail: str) -> list[Person]:
    """Keep those whose number or phone really ends so; the digest in the database is short."""
    others = [person.pk for person in people if person.id_number[-4:] != tail]
    ending: set[uuid.UUID] = set()
    if others:
        rows = Phone.objects.filter(person__in=others, voided_at=None)
        ending = {row.person_id for row in rows if _last_four(row.number) == tail}
    return [p for p in people if p.id_number[-4:] == tail or p.pk in ending]


def _last_four(number: str) -> str:
    return re.sub(r"\D", "", number.partition("转")[0])[-4:]
