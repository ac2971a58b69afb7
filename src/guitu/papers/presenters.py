"""What the pages of Word forms say."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from guitu.access.queries import names as user_names
from guitu.kernel.terms import gettext_noop
from guitu.papers import forms, numbers, queries, rules
from guitu.papers.forms import PaperForm
from guitu.papers.models import OfficeForm
from guitu.web.cells import Tag

OTHERS = gettext_noop("Other forms")


@dataclass(frozen=True)
class FormLine:
    """One form in the list: what it is, how it is numbered, which one is in use."""

    form: PaperForm
    url: str
    number: str
    in_use: Tag


@dataclass(frozen=True)
class FormPage:
    """One form: its fields, and the versions of the office."""

    form: PaperForm
    line: FormLine
    own_fields: list[tuple[str, str]]
    common_fields: list[tuple[str, str]]
    versions: list[tuple[OfficeForm, str]]
    is_own: bool

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        """Return where the page stands."""
        return [(gettext("Word forms"), reverse("word-forms"))]


def shelf(office: int, *, year: int) -> list[tuple[str, list[FormLine]]]:
    """Return (heading, its forms) for one office, in two queries."""
    own, short = queries.own_versions(office), numbers.short_name(office)
    return [
        (gettext(group or OTHERS), [_line(form, own, short, year=year) for form in found])
        for group, found in forms.grouped()
    ]


def form_page(office: int, form: PaperForm, *, year: int) -> FormPage:
    """Return the page of one form."""
    versions = list(queries.versions(office, form.code).defer("content"))
    names = user_names({row.created_by for row in versions if row.created_by})
    line = _line(
        form, {form.code: versions[0]} if versions else {}, numbers.short_name(office), year=year
    )
    values = form.values()
    return FormPage(
        form, line,
        [(name, _shown(values[name])) for name in sorted(form.sample)],
        [(name, _shown(values[name])) for name in sorted(set(values) - set(form.sample))],
        [(row, names.get(row.created_by, "")) for row in versions],
        is_own=bool(versions and versions[0].file_name),
    )  # fmt: skip


def tabs(current: str) -> Iterator[tuple[str, str, bool, None]]:
    """Yield the two pages of what an office hands out: clauses and Word forms."""
    for name, label in (
        ("clause-library", gettext("Clauses")),
        ("word-forms", gettext("Word forms")),
    ):
        yield label, reverse(name), name == current, None


def _line(form: PaperForm, own: dict[str, OfficeForm], short: str, *, year: int) -> FormLine:
    row = own.get(form.code)
    if row and row.file_name:
        in_use = Tag(gettext("own form, version %(number)s") % {"number": row.version}, "good")
    else:
        in_use = Tag(gettext("standard form"), "quiet")
    number = rules.written(short, form.series, year=year, number=1) if form.series else ""
    return FormLine(form, reverse("word-form", args=[form.code]), number, in_use)


def _shown(value: object) -> str:
    """Return an invented value as an example; of a list, the fields of one entry."""
    if isinstance(value, list | tuple):
        first = value[0] if value else {}
        return "[ " + ", ".join(first) + " ]" if isinstance(first, dict) else "[ … ]"
    return str(value)
