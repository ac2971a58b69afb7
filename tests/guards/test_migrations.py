"""Migrations agree with the models, import none of our code, and have names that say something."""

import ast
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

HOUSE = Path(__file__).resolve().parents[2] / "src" / "guitu"
MIGRATIONS = sorted(HOUSE.glob("*/migrations/[0-9]*.py"))


@pytest.mark.django_db
def test_models_and_migrations_agree():
    said = StringIO()

    call_command("makemigrations", check=True, dry_run=True, stdout=said, verbosity=1)

    assert "No changes detected" in said.getvalue()


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_migration_stands_alone(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {
        name.name if isinstance(node, ast.Import) else node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }

    assert not [module for module in imported if module and module.startswith("guitu")]
    assert "auto" not in path.stem.split("_")


def test_numbers_of_migrations_are_given_once():
    numbers = [(path.parts[-3], path.stem.split("_")[0]) for path in MIGRATIONS]

    assert len(numbers) == len(set(numbers))
