"""Word forms: the standard ones, and an office's own, filled in a sandbox.

A form is an ordinary Word file with fields in double braces; `FIELDS` lists what it may use.
"""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import LxmlError

from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.measures.terms import PaperTemplate
from guitu.measures.word import sample, standard
from guitu.people.files import WORD, examined

BROKEN = (LxmlError, KeyError, ValueError, TypeError, AttributeError, zipfile.BadZipFile)


def standard_form(paper: PaperTemplate) -> bytes:
    """Return the standard form, which an office may take as a start for its own."""
    return standard.form(paper)


def fill(form: bytes, values: Mapping[str, Any]) -> bytes:
    """Return the form filled with `values`; a field that does not exist is an error."""
    template = DocxTemplate(io.BytesIO(form))
    sandbox = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    template.render(dict(values), jinja_env=sandbox, autoescape=True)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def check(paper: PaperTemplate, content: bytes) -> None:
    """Raise BadInput with the reason when a form cannot be filled with invented values."""
    if examined(content).media_type != WORD:
        raise BadInput.of("content", gettext_noop("A form is a Word file (.docx)."))
    try:
        fill(content, sample.values(paper))
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
