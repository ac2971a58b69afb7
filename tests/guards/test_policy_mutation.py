"""Every policy carries weight: with any one dropped, at least one probe answers otherwise."""

import pytest
from django.db import connection, models, transaction

from guitu.access.models import User
from guitu.database.catalogue import declaration, declared_models
from guitu.database.row_security import AppendOnly, Authored
from guitu.kernel.keys import uuid7
from tests.factories.rows import make
from tests.guards import stage as play

MODELS = [model for model in declared_models() if model.__module__.startswith("guitu.")]
WATCHED = ("office_head", "community_worker", "auditor", "system", "no-context", "own")


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), play.stage() as built:
        head = built.people["office_head"]
        built.people["own"] = head
        yield built


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def policies(model):
    """Return the policies of the table that bear on a command the app role holds."""
    rows = run(
        "SELECT polname, polcmd::text FROM pg_policy WHERE polrelid = "
        f"'{model._meta.db_table}'::regclass AND polname NOT LIKE 'owner%' ORDER BY 1"
    )
    commands = {"r": "SELECT", "a": "INSERT", "w": "UPDATE", "d": "DELETE"}
    may = play.privileges(model)
    return [name for name, command in rows if commands.get(command, "SELECT") in may]


def rows_of(model, stage) -> dict[str, models.Model]:
    if model in play.scoped_models() or any(
        field.name == "org_seq" for field in model._meta.concrete_fields
    ):
        return play.place_rows(model, stage.orgs) | private_row(model, stage)
    given = {}
    if any(field.name == "user_id" for field in model._meta.concrete_fields):
        given["user_id"] = stage.people["office_head"].user_id
    return {"one": make(model, org_seq=1, sec_label=1, **given)}


def private_row(model, stage) -> dict[str, models.Model]:
    """Return a row that is somebody else's alone, of a model that has such rows."""
    if not isinstance(declaration(model), Authored):
        return {}
    private = {"visibility": "author", "created_by": uuid7()}
    return {"private": make(model, org_seq=stage.orgs["street"].seq, sec_label=1, **private)}


def answers(model, rows, stage):
    found = {}
    for name in WATCHED:
        with play.standing_as(stage.people[name]):
            if any(field.name == "org_seq" for field in model._meta.concrete_fields):
                found[name] = play.probe(model, rows)
            else:
                found[name] = (
                    play.seen(model, rows),
                    {place for place, row in rows.items() if play.inserts(model, row)},
                )
    if getattr(declaration(model), "by_link", ""):
        with play.standing_by_link(model, next(iter(rows.values()))):
            found["by link"] = play.seen(model, rows)
    return found


def is_reserved(model) -> bool:
    """Whether the app role never writes it: its only policy of adding is the trigger's own."""
    return isinstance(declaration(model), AppendOnly) and "INSERT" not in play.privileges(model)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
def test_dropping_any_policy_changes_what_somebody_reaches(model, stage):
    unfelt = []
    with transaction.atomic():
        run("SET LOCAL session_replication_role = replica")
        rows = rows_of(model, stage)
        before = answers(model, rows, stage)
        for policy in policies(model):
            with transaction.atomic():
                run(f"DROP POLICY {policy} ON {model._meta.db_table}")
                if answers(model, rows, stage) == before:
                    unfelt.append(policy)
                transaction.set_rollback(True)
        transaction.set_rollback(True)

    assert unfelt == []
    assert policies(model) or is_reserved(model)


def test_the_mutation_itself_is_undone(stage):
    names = {name for (name,) in run("SELECT polname FROM pg_policy")}

    assert {"scope", "label", "signed_in", "own", "identity", "add", "read"} <= names
    assert User.objects.exists()
