"""Reference pages written from the code: the data dictionary and the permission matrix."""

from collections.abc import Iterator

from django.db import models

from guitu.access.permissions import Permission
from guitu.access.roles import ROLES
from guitu.database import privacy
from guitu.database.catalogue import declaration, declared_models
from guitu.database.fields import SealedTextField, TermField

WRITTEN = "Written by `guitu reference` from the code; a test compares it. Do not edit.\n"
CLEARANCES = ("no personal files", "ordinary files", "also special files", "also sealed files")


def pages() -> dict[str, str]:
    """Return the text of every page by its file name."""
    return {"data-dictionary.md": data_dictionary(), "permissions.md": permissions()}


def data_dictionary() -> str:
    """Return every table of ours: what for, how long, how guarded, and its columns."""
    tables = [model for model in declared_models() if model.__module__.startswith("guitu.")]
    lines = [
        "# Data dictionary",
        "",
        WRITTEN,
        "Class: *plain* is shown to whoever sees the row, *masked* in part until unmasked with a "
        "reason, *encrypted* is ciphertext in the database, *never* is stored but never shown.",
        "",
    ]
    for model in tables:
        lines += _table(model)
    return "\n".join(lines)


def _table(model: type[models.Model]) -> Iterator[str]:
    table = model._meta.db_table
    entry = privacy.tables().get(table)
    declared = declaration(model)
    said = " ".join((model.__doc__ or "").split())
    yield f"## {table}"
    yield ""
    yield said
    yield ""
    if entry:
        yield f"Purpose: {entry.purpose} Retention: {entry.retention}"
    reason = getattr(declared, "reason", "")
    yield f"Row security: {type(declared).__name__}{f' ({reason})' if reason else ''}"
    yield ""
    yield "| Column | Type | Empty | Refers to | Class |"
    yield "|---|---|---|---|---|"
    for field in model._meta.concrete_fields:
        yield _column(field, entry.columns.get(field.column, "") if entry else "")
    yield ""


def _column(field: models.Field, kind: str) -> str:
    refers = field.related_model._meta.db_table if field.is_relation else ""
    if isinstance(field, TermField) and field.term is not None:
        refers = ", ".join(f"`{member.value}`" for member in field.term)
    empty = "yes" if field.null or (field.blank and not field.is_relation) else ""
    return f"| {field.column} | {_type(field)} | {empty} | {refers} | {kind} |"


def _type(field: models.Field) -> str:
    if isinstance(field, SealedTextField):
        return "text, sealed"
    if isinstance(field, TermField):
        return "term"
    if isinstance(field, models.ForeignKey):
        return _type(field.target_field)
    words = {
        "UUIDField": "uuid",
        "CharField": f"text ≤ {field.max_length}",
        "SlugField": f"slug ≤ {field.max_length}",
        "EmailField": f"e-mail ≤ {field.max_length}",
        "TextField": "text",
        "BinaryField": "bytes",
        "DateField": "day",
        "DateTimeField": "moment",
        "BooleanField": "yes or no",
        "JSONField": "JSON",
    }
    return words.get(field.get_internal_type(), "whole number")


def permissions() -> str:
    """Return role and permission as a table."""
    roles = list(ROLES)
    lines = [
        "# Who may what",
        "",
        WRITTEN,
        "A grant gives a person a role in one organisation and everything below it, from a day, "
        "until a day. The same table stands in the program on the page “Who may what”.",
        "",
        "| May … | " + " | ".join(role.label for role in roles) + " |",
        "|---|" + "---|" * len(roles),
        "| **sees** | " + " | ".join(CLEARANCES[ROLES[role].clearance] for role in roles) + " |",
    ]
    for permission in Permission:
        held = ("●" if permission in ROLES[role].permissions else "" for role in roles)
        lines.append(f"| {permission.label} (`{permission.value}`) | " + " | ".join(held) + " |")
    return "\n".join([*lines, ""])
