"""What every page of a person begins with."""

import uuid
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.people import queries


def file_or_404(request: HttpRequest, pk: uuid.UUID) -> Any:
    """Return the file in scope with what its page shows; 404 outside."""
    found = queries.with_contents(queries.file_of(request.actor, pk))
    return get_object_or_404(queries.with_flags(found))


def writable_or_404(
    request: HttpRequest, pk: uuid.UUID, needs: Permission = Permission.PERSON_WRITE
) -> Any:
    """Return an open file in scope; 404 outside, 403 without the right to change it."""
    person = get_object_or_404(queries.visible_to(request.actor), pk=pk)
    require(request.actor, needs, org_seq=person.org_seq)
    return person
