"""Role × table × command × place, through the ORM and through raw SQL: nothing leaks anywhere."""

import pytest
from django.db import Error, connection, transaction

from guitu.database.catalogue import declaration
from guitu.database.row_security import Authored
from tests.factories.rows import make
from tests.guards import stage as play

MODELS = play.scoped_models()
AUTHORED = [model for model in MODELS if isinstance(declaration(model), Authored)]


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), play.stage() as built:
        yield built


@pytest.fixture
def unrecorded(stage):
    """Undo what one test does; audit is proved elsewhere and would take most of the time."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        transaction.set_rollback(True)


def expected(model, stage, somebody):
    reached = {
        place
        for place, (code, label) in play.PLACES.items()
        if somebody is not None and somebody.sees(stage.orgs[code], label)
    }
    may = play.privileges(model)
    ways = ("by orm", "by sql")
    cells = {
        f"{command.lower()} {way}": reached if command in may else set()
        for command in play.COMMANDS
        for way in ways
    }
    del cells["delete by orm"]
    return cells


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
def test_everybody_reaches_exactly_the_rows_of_scope_and_label(model, stage, unrecorded):
    rows = play.place_rows(model, stage.orgs)
    wrong = {}
    for name, somebody in stage.people.items():
        with play.standing_as(somebody):
            found = play.probe(model, rows)
        wanted = expected(model, stage, somebody)
        wrong |= {
            (name, cell): (sorted(found[cell]), sorted(wanted[cell]))
            for cell in wanted
            if found[cell] != wanted[cell]
        }

    assert wrong == {}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
@pytest.mark.parametrize(
    ("column", "place"),
    [("org_seq", "sibling"), ("org_seq", "other-street"), ("sec_label", "sealed")],
)
def test_no_row_is_moved_out_of_ones_own_sight(model, column, place, stage, unrecorded):
    if "UPDATE" not in play.privileges(model):
        pytest.skip("the app role never changes it")
    row = play.place_rows(model, stage.orgs)["child"]
    code, label = play.PLACES[place]
    value = stage.orgs[code].seq if column == "org_seq" else label
    other = getattr(model.row_security, "other", None)
    change = {column: value} | ({other: value} if other and column == "org_seq" else {})

    with play.standing_as(stage.people["office_head"]), pytest.raises(Error), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**change)


@pytest.mark.parametrize("model", AUTHORED, ids=lambda model: model._meta.label_lower)
def test_a_private_row_is_reached_by_its_author_and_the_system_alone(model, stage, unrecorded):
    author = stage.people["community_worker"]
    scope = {"org_seq": stage.orgs["street"].seq, "sec_label": 1}
    row = make(model, **scope, visibility="author", created_by=author.user_id)
    reached = {}
    for name, somebody in stage.people.items():
        with play.standing_as(somebody):
            reached[name] = play.seen(model, {"private": row})

    assert {name for name, places in reached.items() if places} == {"community_worker", "system"}
