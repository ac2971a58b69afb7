"""Filling a Word form: the office's own or the standard one, in a sandbox.

A form is an ordinary Word file with fields in double braces.
"""

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from django.http import HttpResponse
from django.utils import translation
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import LxmlError

from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.orgs.queries import names, office_of
from guitu.papers import forms, queries
from guitu.papers.sample import MEASURE_FIELDS
from guitu.people.files import WORD, examined
from guitu.people.models import Person
from guitu.web.templatetags.web import day, said

BROKEN = (LxmlError, KeyError, ValueError, TypeError, AttributeError, zipfile.BadZipFile)


class Ordered(Protocol):
    """What of a measure stands in papers; `guitu.measures.models.Measure` has it."""

    kind: Any
    decided_by: str
    decision_number: str
    decided_on: date
    received_on: date
    reported_on: date | None
    starts_on: date | None
    ends_on: date | None


def common(person: Person, measure: Ordered | None = None, *, on: date) -> dict[str, Any]:
    """Return the values that every form may use, in Chinese, as the file is.

    They hold the whole name, ID number and address: whoever hands the paper out records it.
    """
    office = office_of(person.org_seq)
    place = names([person.org_seq]).get(person.org_seq)
    with translation.override("zh-hans"):
        return {
            "name": person.name,
            "sex": said(person.sex) if person.sex else "",
            "id_number": person.id_number or "",
            "birth_on": day(person.birth_on) if person.birth_on else "",
            "address": queries.living_address(person),
            "phone": queries.phone_of(person),
            "community": place.name if place else "",
            "office": office.name if office else place.name if place else "",
            "worker": person.responsible.name if person.responsible else "",
            "number": "",
            "today": day(on),
            **_of_measure(measure),
        }


def fill(form: bytes, values: Mapping[str, Any]) -> bytes:
    """Return the form filled with `values`; a field that does not exist is an error."""
    template = DocxTemplate(io.BytesIO(form))
    sandbox = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    template.render(dict(values), jinja_env=sandbox, autoescape=True)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def filled(org_seq: int, code: str, values: Mapping[str, Any]) -> bytes:
    """Return a paper as a Word file, from the office's own form or the standard one."""
    own = queries.own_form(org_seq, code)
    form = bytes(own.content) if own else forms.standard_form(code)
    return fill(form, values)


def word_response(content: bytes, code: str) -> HttpResponse:
    """Return the answer that sends a Word file; its name says what it is, never about whom."""
    response = HttpResponse(content, content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="{code}.docx"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def check(code: str, content: bytes) -> None:
    """Raise BadInput with the reason when a form cannot be filled with invented values."""
    if examined(content).media_type != WORD:
        raise BadInput.of("content", gettext_noop("A form is a Word file (.docx)."))
    try:
        fill(content, forms.get(code).values())
    except TemplateError as error:
        raise BadInput.of(
            "content",
            gettext_noop("The form cannot be filled: %(reason)s"),
            reason=error.message or type(error).__name__,
        ) from error
    except (PackageNotFoundError, *BROKEN) as error:
        raise BadInput.of(
            "content", gettext_noop("The file is damaged or is not a Word form.")
        ) from error


def _of_measure(measure: Ordered | None) -> dict[str, str]:
    if measure is None:
        return dict.fromkeys(MEASURE_FIELDS, "")
    return {
        "measure_zh": said(measure.kind),
        "decided_by": measure.decided_by,
        "decision_number": measure.decision_number,
        "decided_on": day(measure.decided_on),
        "received_on": day(measure.received_on),
        "reported_on": day(measure.reported_on) if measure.reported_on else "",
        "term": _term(measure.starts_on, measure.ends_on),
    }


def _term(starts_on: date | None, ends_on: date | None) -> str:
    if starts_on is None:
        return ""
    return f"{day(starts_on)}至{day(ends_on)}" if ends_on else f"自{day(starts_on)}起"
