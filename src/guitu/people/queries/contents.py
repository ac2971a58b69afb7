"""What a file holds and what it lacks, in one query, for the page, the list and the check."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import reduce
from operator import or_

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.duties.policy import rules_for
from guitu.kernel.dates import add_months
from guitu.kernel.terms import Term, gettext_noop
from guitu.orgs.models import Org
from guitu.people import rules, sections
from guitu.people.models import (
    Address,
    Document,
    Flag,
    GivenConsent,
    Person,
    PersonName,
    Phone,
    Relative,
    WorkGroupMember,
)
from guitu.people.terms import AddressKind, DocumentKind, WorkGroupRole

ADULT_MONTHS = 18 * 12
PART_MODELS = {
    "name": PersonName,
    "phone": Phone,
    "address": Address,
    "relative": Relative,
    "member": WorkGroupMember,
    "paper": Document,
    "flag": Flag,
    "consent": GivenConsent,
}


class Lack(Term):
    """What a file may lack, as a filter of the list."""

    NUMBER = "number", gettext_noop("ID number")
    PHONE = "phone", gettext_noop("Telephone number")
    LIVING = "living", gettext_noop("Living address")
    REGISTERED = "registered", gettext_noop("Registered address")
    RESPONSIBLE = "responsible", gettext_noop("Responsible worker")
    GUARDIAN = "guardian", gettext_noop("Guardian of a minor")
    ANY = "any", gettext_noop("Anything of these")


def with_contents(people: QuerySet[Person]) -> QuerySet[Person]:
    """Add to each person what the check of completeness asks, without further queries."""
    return people.annotate(
        has_phone=_exists(Phone),
        has_guardian=_exists(Relative, is_guardian=True),
        address_kinds=ArraySubquery(_rows(Address, until_on=None).values("kind").distinct()),
        group_roles=ArraySubquery(_rows(WorkGroupMember, until_on=None).values("role").distinct()),
        place_name=Subquery(Org.objects.filter(seq=OuterRef("org_seq")).values("name")[:1]),
        paper_kinds=ArraySubquery(_rows(Document).values("kind").distinct()),
        **{fact.code: fact.holds() for fact in sections.registered(sections.FileFact)},
    )


def gaps_of(person: Person, *, on: date) -> list[rules.Gap]:
    """Return what the file lacks on the day `on`; the person comes from `with_contents`."""
    case = {
        name: value
        for source in sections.registered(sections.CaseFacts)
        for name, value in source.tell([person], on).get(person.pk, {}).items()
    }
    case |= {
        fact.code: getattr(person, fact.code) for fact in sections.registered(sections.FileFact)
    }
    facts = rules.FileFacts(
        has_name=bool(person.name),
        has_id_or_reason=person.id_index is not None or bool(person.no_id_reason),
        has_phone=person.has_phone,
        has_living_address=AddressKind.LIVING in person.address_kinds,
        has_registered_address=AddressKind.REGISTERED in person.address_kinds,
        has_responsible=person.responsible_id is not None,
        has_guardian=person.has_guardian,
        is_minor=person.birth_on is not None and person.birth_on > adults_born_by(on),
        group_roles=frozenset(WorkGroupRole(role) for role in person.group_roles),
        papers=frozenset(DocumentKind(kind) for kind in person.paper_kinds),
        **case,
    )
    return rules.missing(facts, rules_for(person.org_seq), on=on)


def adults_born_by(on: date) -> date:
    """Return the latest birth date of somebody who is eighteen on the day `on`."""
    return add_months(on, -ADULT_MONTHS)


def lacking(what: Lack, *, on: date) -> Q:
    """Return the condition that an open file lacks `what`."""
    if what is Lack.ANY:
        each = (lacking(one, on=on) for one in Lack if one is not Lack.ANY)
        return reduce(or_, each)
    conditions: dict[Lack, Callable[[], Q]] = {
        Lack.NUMBER: lambda: Q(id_index=None),
        Lack.PHONE: lambda: ~_exists(Phone),
        Lack.LIVING: lambda: ~_exists(Address, kind=AddressKind.LIVING, until_on=None),
        Lack.REGISTERED: lambda: ~_exists(Address, kind=AddressKind.REGISTERED, until_on=None),
        Lack.RESPONSIBLE: lambda: Q(responsible=None),
        Lack.GUARDIAN: lambda: (
            Q(birth_on__gt=adults_born_by(on)) & ~_exists(Relative, is_guardian=True)
        ),
    }
    return Q(conditions[what]())


def parts_of(person: Person, *models: type) -> list[Sequence]:
    """Return the rows of each model about the person that are not voided, oldest first."""
    return [
        list(model.objects.filter(person=person, voided_at=None).order_by("pk")) for model in models
    ]


def _rows(model: type, **conditions: object) -> QuerySet:
    return model.objects.filter(person=OuterRef("pk"), voided_at=None, **conditions)


def _exists(model: type, **conditions: object) -> Exists:
    return Exists(_rows(model, **conditions))


def papers_of(person: Person) -> list[Document]:
    """Return every paper of the file, the latest first, also those that were voided."""
    return list(Document.objects.filter(person=person).order_by("-received_on", "-pk"))


def part(kind: str, person: Person) -> QuerySet:
    """Return the rows of one kind in the file that are not voided."""
    return PART_MODELS[kind].objects.filter(person=person, voided_at=None)


def holding(what: str, person: Person) -> QuerySet:
    """Return the rows that hold a protected value of this kind in the file."""
    if what in ("id-number", "health-note"):
        return Person.objects.filter(pk=person.pk)
    return part({"relative-phone": "relative"}.get(what, what), person)


def papers_visible_to(actor: Actor) -> QuerySet[Document]:
    """Return the papers that the actor sees in lists; their class decides who opens them."""
    in_scope = within(actor, Permission.PERSON_READ)
    return Document.objects.filter(in_scope, voided_at=None)
