"""Rows of every kind at every place, and users of every role, for probing row security.

The connection is the server administrator's, who may become the app role and drop policies;
everything happens in one transaction that is rolled back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache

import psycopg
from django.conf import settings
from django.db import Error, IntegrityError, connection, models, transaction

from guitu.access.models import Grant, LimitedLink, User
from guitu.access.roles import ROLES, Role
from guitu.database.catalogue import declaration, declared_models
from guitu.database.context import SYSTEM, acting_by_link, acting_for
from guitu.database.location import ADMIN, APP
from guitu.database.row_security import Scoped, Shared
from guitu.kernel.keys import uuid7
from guitu.orgs.actions import NewOrg, add
from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind
from tests.cast import TODAY
from tests.factories.rows import make

TREE = (
    ("city", OrgKind.CITY, ""),
    ("district", OrgKind.DISTRICT, "city"),
    ("street", OrgKind.SUBDISTRICT, "district"),
    ("child", OrgKind.COMMUNITY, "street"),
    ("child-2", OrgKind.COMMUNITY, "street"),
    ("sibling", OrgKind.SUBDISTRICT, "district"),
    ("other-district", OrgKind.DISTRICT, "city"),
    ("other-street", OrgKind.SUBDISTRICT, "other-district"),
)
PLACES = {
    "in-scope": ("street", 1),
    "child": ("child", 1),
    "other-child": ("child-2", 1),
    "sibling": ("sibling", 1),
    "parent": ("district", 1),
    "other-street": ("other-street", 1),
    "special": ("street", 2),
    "sealed": ("street", 3),
    "special-elsewhere": ("sibling", 2),
}
YESTERDAY = TODAY - timedelta(days=1)
COMMANDS = ("SELECT", "INSERT", "UPDATE", "DELETE")


@dataclass
class Somebody:
    """A user of the stage: which numbers and labels row security should show."""

    user_id: object
    ranges: list[tuple[int, int]] = field(default_factory=list)
    clearance: int = 0

    def sees(self, org: Org, label: int) -> bool:
        return label <= self.clearance and any(lo <= org.seq <= hi for lo, hi in self.ranges)


@dataclass
class Stage:
    """The tree and everybody in it, by name; None is nobody: no context at all."""

    orgs: dict[str, Org]
    people: dict[str, Somebody | None]


@contextmanager
def stage() -> Iterator[Stage]:
    """Build the tree and its users as administrator; roll everything back at the end."""
    _log_in(ADMIN)
    try:
        with transaction.atomic():
            yield build()
            transaction.set_rollback(True)
    finally:
        _log_in(APP)


def build() -> Stage:
    """Put the tree and its users into the database."""
    orgs: dict[str, Org] = {}
    for code, kind, parent in TREE:
        orgs[code] = add(NewOrg(code=code, name=code, kind=kind), parent=orgs.get(parent))
    return Stage(orgs, _people(orgs))


def _log_in(role: str) -> None:
    connection.close()
    user, password = settings.LOCATION.login(role)
    connection.settings_dict.update(USER=user, PASSWORD=password)


def _people(orgs: dict[str, Org]) -> dict[str, Somebody | None]:
    found: dict[str, Somebody | None] = {"no-context": None}
    for role in Role:
        found[role.value] = _somebody(role.value, [(role, orgs["street"], {})])
    worker = Role.COMMUNITY_WORKER
    found["child-worker"] = _somebody("child-worker", [(worker, orgs["child"], {})])
    both = [(worker, orgs["child-2"], {}), (Role.OFFICE_HEAD, orgs["sibling"], {})]
    found["two-posts"] = _somebody("two-posts", both)
    found["district-head"] = _somebody("district-head", [(Role.OFFICE_HEAD, orgs["district"], {})])
    for name, more in (
        ("ended", {"until_on": YESTERDAY}),
        ("not-begun", {"from_on": TODAY + timedelta(days=1)}),
        ("revoked", {"voided_at": f"{YESTERDAY}T00:00:00Z"}),
    ):
        somebody = _somebody(name, [(Role.OFFICE_HEAD, orgs["street"], more)])
        found[name] = Somebody(somebody.user_id)
    left = _somebody("left", [(Role.OFFICE_HEAD, orgs["street"], {})])
    User.objects.filter(pk=left.user_id).update(is_active=False)
    found["left"] = Somebody(left.user_id)
    found["system"] = Somebody(SYSTEM, [(0, 2_147_483_646)], 9)
    return found


def _somebody(name: str, posts: list[tuple[Role, Org, dict]]) -> Somebody:
    user = User.objects.create(username=name, name=name, password="!")
    for role, org, more in posts:
        Grant.objects.create(user=user, role=role, org=org, **({"from_on": YESTERDAY} | more))
    ranges = [(org.seq, org.seq_end) for _role, org, _more in posts]
    return Somebody(user.pk, ranges, max(ROLES[role].clearance for role, _org, _more in posts))


def scoped_models() -> list[type[models.Model]]:
    """Return every model whose rows belong to an organisation."""
    return [m for m in declared_models() if isinstance(declaration(m), Scoped | Shared)]


def place_rows(model: type[models.Model], orgs: dict[str, Org]) -> dict[str, models.Model]:
    """Return one row of `model` for every place."""
    return {
        place: make(model, org_seq=orgs[code].seq, sec_label=label)
        for place, (code, label) in PLACES.items()
    }


@contextmanager
def standing_as(somebody: Somebody | None) -> Iterator[None]:
    """Speak as the app role, in the context of `somebody`; everything is undone afterwards."""
    with transaction.atomic():
        _speak(f'"{settings.LOCATION.app}"')
        if somebody is None:
            yield
        else:
            with acting_for(somebody.user_id, on=TODAY):
                yield
        transaction.set_rollback(True)


@contextmanager
def standing_by_link(model: type[models.Model], row: models.Model) -> Iterator[None]:
    """Speak as the app role for somebody who came with a limited link of the row's person."""
    purpose = declaration(model).by_link
    column = getattr(declaration(model), "person", "person_id")
    person = getattr(row, column) or uuid7()
    with transaction.atomic():
        model.objects.filter(pk=row.pk).update(**{column: person})
        link = make(
            LimitedLink, org_seq=row.org_seq, sec_label=row.sec_label, purpose=purpose,
            person_id=person, expires_on=TODAY, token_digest=uuid7().hex,
        )  # fmt: skip
        _speak(f'"{settings.LOCATION.app}"')
        with acting_by_link(link.pk, on=TODAY):
            yield
        transaction.set_rollback(True)


def _speak(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {role}")


@cache
def privileges(model: type[models.Model]) -> frozenset[str]:
    """Return the commands that the app role was granted on the table."""
    with psycopg.connect(**settings.LOCATION.parameters(APP)) as app:
        held = app.execute(
            "SELECT c FROM unnest(%s::text[]) AS c WHERE has_table_privilege(%s, c)",
            [list(COMMANDS), model._meta.db_table],
        )
        return frozenset(name for (name,) in held.fetchall())


def probe(model: type[models.Model], rows: dict[str, models.Model]) -> dict[str, set[str]]:
    """Return, by command and way, the places whose rows the current context reaches."""
    may = privileges(model)
    return {
        "select by orm": seen(model, rows),
        "select by sql": _by_sql(model, rows, "SELECT id FROM {t} WHERE id = ANY(%s)"),
        "update by orm": _counted(model, rows) if "UPDATE" in may else set(),
        "update by sql": _by_sql(
            model, rows, "UPDATE {t} SET org_seq = org_seq WHERE id = ANY(%s) RETURNING id"
        ),
        "delete by sql": _by_sql(model, rows, "DELETE FROM {t} WHERE id = ANY(%s) RETURNING id"),
        "insert by orm": {place for place, row in rows.items() if inserts(model, row)},
        "insert by sql": {place for place, row in rows.items() if _inserts_by_sql(model, row)},
    }


def seen(model, rows):
    seen = set(
        model.objects.filter(pk__in=[row.pk for row in rows.values()]).values_list("pk", flat=True)
    )
    return {place for place, row in rows.items() if row.pk in seen}


def _counted(model, rows):
    reached = set()
    for place, row in rows.items():
        with transaction.atomic():
            if model.objects.filter(pk=row.pk).update(org_seq=row.org_seq):
                reached.add(place)
    return reached


def _by_sql(model, rows, statement):
    ids = [row.pk for row in rows.values()]
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement.format(t=model._meta.db_table), [ids])
            touched = {key for (key,) in cursor.fetchall()}
            transaction.set_rollback(True)
    except IntegrityError:
        return {"refused by a constraint"}
    except Error:
        return set()
    return {place for place, row in rows.items() if row.pk in touched}


def inserts(model, row) -> bool:
    copied = model(**{f.attname: row.__dict__.get(f.attname) for f in model._meta.concrete_fields})
    copied.pk = None if isinstance(model._meta.pk, models.AutoField) else uuid7()
    return _passes(lambda: copied.save(force_insert=True))


def _inserts_by_sql(model, row) -> bool:
    table = model._meta.db_table
    columns = ", ".join(f.column for f in model._meta.concrete_fields)
    holes = ", ".join(["%s"] * len(model._meta.concrete_fields))
    values = [
        f.get_db_prep_save(f.pre_save(row, False), connection) for f in model._meta.concrete_fields
    ]
    position = [f.primary_key for f in model._meta.concrete_fields].index(True)
    values[position] = -row.pk if isinstance(row.pk, int) else uuid7()

    def insert() -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {table} ({columns}) VALUES ({holes})", values)

    return _passes(insert)


def _passes(act) -> bool:
    """Return whether row security let it through; a constraint is asked only after that."""
    try:
        with transaction.atomic():
            act()
            transaction.set_rollback(True)
    except IntegrityError:
        return True
    except Error:
        return False
    return True
