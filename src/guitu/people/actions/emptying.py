"""A file is emptied when it is destroyed: personal values go, ids and days of the trail stay.

What is personal says `privacy.toml`: every column that is not plain.
"""

from django.db import models
from django.db.models import QuerySet, Value
from django.db.models.functions import Cast, Concat

from guitu.database import privacy
from guitu.people import files
from guitu.people.actions.labelling import rows_about
from guitu.people.models import Document, NameToken, Person

GONE = "—"


def empty_file(person: Person) -> tuple[dict[str, int], int]:
    """Empty the personal values of a person in every table; return rows per table, and papers.

    The caller stands in the system's context, has checked that it may be done, and shreds the key
    afterwards. Scans are removed from the store.
    """
    papers = Document.objects.filter(person=person).exclude(digest="")
    removed = sum(files.remove(digest) for digest in set(papers.values_list("digest", flat=True)))
    counted: dict[str, int] = {}
    for rows in rows_about(person.pk):
        name = rows.model._meta.db_table
        if rows.model is NameToken:
            counted[name] = rows.count()
            rows.delete()
        else:
            counted[name] = counted.get(name, 0) + empty(rows)
    counted[Person._meta.db_table] = counted.get(Person._meta.db_table, 0) + empty(
        Person.objects.filter(pk=person.pk)
    )
    return {name: count for name, count in counted.items() if count}, removed


def empty(rows: QuerySet) -> int:
    """Empty the personal columns of the rows in one statement; return how many rows."""
    personal = set(privacy.tables()[rows.model._meta.db_table].personal())
    values = {
        field.attname: nothing(field)
        for field in rows.model._meta.concrete_fields
        if field.column in personal and not field.is_relation and not field.primary_key
    }
    return rows.update(**values) if values else rows.count()


def nothing(field: models.Field) -> object:
    """Return what stands in a column of a destroyed file: nothing, or a dash where text must be."""
    if field.null:
        return None
    if isinstance(field, models.BinaryField):
        return b""
    if isinstance(field, models.JSONField):
        return {} if field.default is dict else []
    if isinstance(field, models.CharField | models.TextField):
        return Concat(Value(GONE), Cast("pk", models.CharField())) if _is_unique(field) else GONE
    return field.get_default()


def _is_unique(field: models.Field) -> bool:
    rules = field.model._meta.constraints
    return any(field.name in r.fields for r in rules if isinstance(r, models.UniqueConstraint))
