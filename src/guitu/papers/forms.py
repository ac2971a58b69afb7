"""The Word forms of all modules: each registers its own, and an office may replace each.

    from guitu.papers import forms
    forms.register(
        forms.PaperForm(
            code="test_invitation",
            label=gettext_noop("Invitation to a test"),
            document=DocumentKind.TEST_NOTICE,
            build=_invitation,
            sample={"test_on": "2020年3月20日"},
            series="检",
        ),
        group=gettext_noop("Drug tests"),
    )

`build` draws the standard form with `guitu.papers.standard`. `sample` holds invented values of the
form's own fields; those of `guitu.papers.sample.COMMON` every form may use.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from docx.document import Document as Sheet

from guitu.papers import sample, standard
from guitu.people.terms import DocumentKind


@dataclass(frozen=True)
class PaperForm:
    """A Word form that an office may replace with its own.

    `series` is the word in the number of a numbered paper, e.g. 告 in 新滩告字〔2020〕3号; without
    one the paper carries no number. Forms may share a series; they then share its numbers.
    """

    code: str
    label: str
    document: DocumentKind
    build: Callable[[Sheet], None]
    sample: Mapping[str, Any] = field(default_factory=dict)
    series: str = ""

    def values(self) -> dict[str, Any]:
        """Return invented values with which the form is tried."""
        return {**sample.COMMON, **self.sample}

    def field_names(self) -> list[str]:
        """Return the names that the form may use, its own ones first."""
        return [*sorted(self.sample), *sorted(set(sample.COMMON) - set(self.sample))]


_forms: dict[str, PaperForm] = {}
_groups: dict[str, str] = {}


def register(*found: PaperForm, group: str = "") -> None:
    """Add forms, in `AppConfig.ready`; `group` is the heading that they stand under."""
    for form in found:
        if _forms.get(form.code, form) != form:
            raise ValueError(f"Two forms are called {form.code}.")
        _forms[form.code] = form
        _groups[form.code] = group


def get(code: str) -> PaperForm:
    """Return one form. Raises KeyError for an unknown code."""
    return _forms[code]


def find(code: str) -> PaperForm | None:
    """Return one form, or None."""
    return _forms.get(code)


def grouped() -> list[tuple[str, list[PaperForm]]]:
    """Return (heading, its forms) in the order of registration; forms without one come last."""
    found: dict[str, list[PaperForm]] = {}
    for code, form in _forms.items():
        found.setdefault(_groups[code], []).append(form)
    return sorted(found.items(), key=lambda pair: not pair[0])


@lru_cache(maxsize=200)
def standard_form(code: str) -> bytes:
    """Return the standard form, which an office may take as a start for its own."""
    return standard.drawn(get(code).build)
