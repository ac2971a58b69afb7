"""What every page begins with: the record in scope, or 404; one short form on a page."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.drug_testing import queries
from guitu.people.queries import display_name

SHORT_FORM = "drug_testing/form_page.html"


def measure_of(request: HttpRequest, pk: uuid.UUID, *, to_write: bool = False) -> Any:
    """Return a measure in scope, with its person; 403 where it may not be written."""
    measure = get_object_or_404(queries.measure_of(request.actor, pk))
    if to_write:
        require(request.actor, Permission.DRUG_TEST_WRITE, org_seq=measure.org_seq)
    return measure


def test_of(request: HttpRequest, pk: uuid.UUID) -> Any:
    """Return a test in scope with its result."""
    rows = queries.with_result(queries.visible_to(request.actor))
    rows = rows.select_related("person", "measure__person", "call_up")
    return get_object_or_404(rows, pk=pk)


def call_of(request: HttpRequest, pk: uuid.UUID) -> Any:
    """Return a call-up in scope."""
    rows = queries.call_ups(request.actor).select_related(
        "person__responsible", "measure", "moved_to", "draw"
    )
    return get_object_or_404(rows, pk=pk)


def where(request: HttpRequest, measure: Any, **context: Any) -> dict[str, Any]:
    """Return the way back to the tests of a measure, for a form."""
    plan = reverse("test-plan", args=[measure.pk])
    name = display_name(measure.person, request.actor)
    crumbs = [(name, reverse("person-page", args=[measure.person_id])), (_("Tests"), plan)]
    return {"cancel": plan, "crumbs": crumbs, "name": name, **context}


def attachment(content: bytes, media_type: str, name: str) -> HttpResponse:
    """Return a file to be kept; its name says what it is, never about whom."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
