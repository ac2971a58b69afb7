"""Packages and offices as pages ask for them."""

import uuid
from datetime import date

from django.db.models import QuerySet

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.exchange.packages.models import FilePackage
from guitu.exchange.packages.opening import Opened
from guitu.exchange.terms import PackageState
from guitu.handover.queries import orgs_in
from guitu.kernel.errors import WrongStatus
from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind
from guitu.people.models import Person
from guitu.people.queries import Draft, Duplicate, duplicates, on_file_elsewhere


def packages_of(actor: Actor) -> QuerySet[FilePackage]:
    """Return the packages of the actor's offices, out and in, newest first."""
    rows = FilePackage.objects.filter(within(actor, Permission.FILE_TRANSFER))
    return rows.order_by("-created_at", "-pk")


def awaited(rows: QuerySet[FilePackage]) -> QuerySet[FilePackage]:
    """Return the packages whose receipt has not come."""
    return rows.filter(state=PackageState.SENT.value)


def offices(actor: Actor) -> list[Org]:
    """Return the sub-district offices at which the actor sends and reads in packages."""
    found = orgs_in(actor, Permission.FILE_TRANSFER)
    return [org for org in found if org.kind == OrgKind.SUBDISTRICT]


def alike(found: Opened, actor: Actor) -> list[Duplicate]:
    """Return the files in scope that may be of the person in a package, the likeliest first."""
    said = found.manifest.person
    phone = said.phones[0] if said.phones else ""
    return duplicates(actor, Draft(said.name, said.id_number, phone))


def is_on_file_elsewhere(id_number: str, office: Org, actor: Actor) -> bool | None:
    """Return whether another office of this installation has the number on file, and not which.

    Every question is recorded, as wherever it is asked; None without a number, or where the actor
    asked too often within the hour.
    """
    if not id_number:
        return None
    try:
        return on_file_elsewhere(actor, id_number, org_seq=office.seq)
    except WrongStatus:
        return None


def on_its_way(person: Person, actor: Actor, on: date) -> QuerySet[FilePackage]:
    """Return the newest package of a person."""
    return FilePackage.objects.filter(person=person).order_by("-created_at", "-pk")[:1]


def one(actor: Actor, pk: uuid.UUID) -> QuerySet[FilePackage]:
    """Return one package in scope."""
    return packages_of(actor).filter(pk=pk)
