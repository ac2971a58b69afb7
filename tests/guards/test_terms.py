"""Vocabularies: codes are unique and fit their columns, labels are sentences' parts, none a label
for a person; fields with a vocabulary write plain strings into migrations.
"""

import re

import pytest
from django.apps import apps

from guitu.database.fields import TermField
from guitu.kernel.terms import Term


def every_term(root=Term):
    for kind in root.__subclasses__():
        yield kind
        yield from every_term(kind)


TERMS = sorted(
    {term for term in every_term() if term.__module__.startswith("guitu.")},
    key=lambda term: f"{term.__module__}.{term.__name__}",
)
FIELDS = [
    field
    for model in apps.get_models()
    for field in model._meta.concrete_fields
    if isinstance(field, TermField)
]
NEVER = re.compile(r"\b(addict|junkie|drug user|abuser|criminal|offender)\b", re.IGNORECASE)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: f"{term.__module__}.{term.__name__}")
def test_a_vocabulary_is_well_formed(term):
    for member in term:
        assert re.fullmatch(r"[a-z0-9][a-z0-9_.\-]*", member.value), member
        assert member.label
        assert not NEVER.search(member.label)
    labels = [member.label for member in term]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_a_field_of_a_vocabulary_names_it_and_has_room(field):
    assert field.term is not None
    assert max(len(member.value) for member in field.term) <= field.max_length


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_a_field_of_a_vocabulary_leaves_no_trace_of_it_in_migrations(field):
    _name, path, args, kwargs = field.deconstruct()

    assert path == "django.db.models.CharField"
    assert all(type(value) in (str, int, bool, type(None)) for value in [*args, *kwargs.values()])
