"""HIV never has a field: no column, no code of a vocabulary, no duty and no form asks for it.

艾滋病防治条例 Art. 39 forbids to disclose it; what the street does not hold, it cannot. Texts that
explain the law may name it.
"""

import re
from importlib import import_module
from pathlib import Path

import pytest
from django import forms
from django.apps import apps

from guitu.duties.kinds import all_kinds
from guitu.papers import forms as papers
from tests.guards.test_terms import TERMS

HOUSE = Path(__file__).resolve().parents[2] / "src" / "guitu"
NAMED = re.compile(r"\bhiv\b|hiv_|_hiv|aids_|_aids\b|艾滋", re.IGNORECASE)
MODELS = [model for model in apps.get_models() if model.__module__.startswith("guitu.")]
FORM_MODULES = [
    ".".join(path.with_suffix("").relative_to(HOUSE.parent).parts)
    for path in sorted(HOUSE.glob("*/forms/*.py")) + sorted(HOUSE.glob("*/forms.py"))
]


def forms_of(name):
    found = vars(import_module(name.removesuffix(".__init__"))).values()
    return [one for one in found if isinstance(one, type) and issubclass(one, forms.Form)]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
def test_no_column_holds_it(model):
    columns = [field.name for field in model._meta.get_fields()]

    assert [name for name in columns if NAMED.search(name)] == []


@pytest.mark.parametrize("term", TERMS, ids=lambda term: f"{term.__module__}.{term.__name__}")
def test_no_vocabulary_has_a_code_or_label_for_it(term):
    assert [m for m in term if NAMED.search(m.value) or NAMED.search(m.label)] == []


def test_no_duty_and_no_word_form_asks_for_it():
    asked = [f"{kind.code} {kind.label} {kind.clears}" for kind in all_kinds()]
    asked += [name for _group, found in papers.grouped() for one in found for name in one.sample]

    assert [text for text in asked if NAMED.search(text)] == []


@pytest.mark.parametrize("name", FORM_MODULES)
def test_no_form_has_a_field_for_it(name):
    fields = [
        f"{form.__name__}.{field} {one.label}"
        for form in forms_of(name)
        for field, one in form.base_fields.items()
    ]

    assert [text for text in fields if NAMED.search(text)] == []


def test_the_guard_would_notice():
    assert NAMED.search("hiv_status")
    assert NAMED.search("艾滋病检测结果")
