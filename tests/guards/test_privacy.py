"""Every column of every table is classed, with a purpose and a retention."""

import tomllib

import pytest

from guitu.database import privacy
from guitu.database.catalogue import declared_models
from guitu.database.fields import SealedTextField

MODELS = {
    model._meta.db_table: model
    for model in declared_models()
    if model.__module__.startswith("guitu.")
}


def columns(model):
    return {field.column for field in model._meta.concrete_fields}


@pytest.mark.parametrize("table", sorted(MODELS))
def test_every_column_is_classed(table):
    entry = privacy.tables().get(table)

    assert entry is not None, f"{table} has no entry in the privacy.toml of its module."
    assert set(entry.columns) == columns(MODELS[table])


@pytest.mark.parametrize("table", sorted(MODELS))
def test_sealed_columns_are_classed_as_encrypted_and_no_others(table):
    entry = privacy.tables().get(table)
    sealed = {
        f.column for f in MODELS[table]._meta.concrete_fields if isinstance(f, SealedTextField)
    }
    classed = {name for name, kind in entry.columns.items() if kind == "encrypted"}

    assert sealed <= classed
    assert {type(MODELS[table]._meta.get_field(name)).__name__ for name in classed - sealed} <= {
        "BinaryField"
    }


def test_no_table_is_classed_that_does_not_exist():
    assert set(privacy.tables()) - set(MODELS) == set()


def test_no_column_is_classed_twice_and_every_table_says_why_and_how_long():
    for path in sorted(privacy.HOUSE.glob("*/privacy.toml")):
        for table, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            names = [name for kind in privacy.CLASSES for name in entry.get(kind, [])]
            assert len(names) == len(set(names)), table
            assert set(entry) <= {"purpose", "retention", *privacy.CLASSES}, table
            assert len(entry["purpose"]) > 10, table
            assert len(entry["retention"]) > 5, table
