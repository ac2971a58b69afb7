"""Opening the scan of a paper."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from guitu.people import actions, queries
from guitu.people.files import SUFFIXES


def paper_open(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Send the scan of a paper; that it was opened is recorded."""
    paper = get_object_or_404(queries.papers_visible_to(request.actor), pk=pk)
    content = actions.open_paper(paper, actor=request.actor)
    response = HttpResponse(content, content_type=paper.media_type)
    name = f"{paper.kind}-{paper.received_on:%Y%m%d}{SUFFIXES.get(paper.media_type, '')}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
