"""Answers errors with plain sentences and a way out, never with personal data.

Errors named in `guitu.kernel.errors` are said here, once. 403, 404, 409 and 422 are never mixed.
"""

import logging
from collections.abc import Callable, Mapping

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext

from guitu.kernel.errors import (
    AccessDenied,
    BadInput,
    Conflict,
    FieldError,
    GuituError,
    NotConfigured,
    WrongStatus,
)
from guitu.kernel.terms import gettext_noop
from guitu.web.sentences import joined

OUT_OF_RANGE = gettext_noop(
    "Something in it cannot be stored: a number too large, a text too long, or signs that are no "
    "text. Nothing was changed."
)
log = logging.getLogger("guitu.web")

STATUSES: dict[type[GuituError], int] = {
    AccessDenied: 403,
    Conflict: 409,
    WrongStatus: 422,
    BadInput: 422,
    NotConfigured: 422,
}
HEADINGS = {
    400: gettext_noop("This request cannot be read"),
    403: gettext_noop("Your post does not include this"),
    404: gettext_noop("There is nothing here for you"),
    405: gettext_noop("This address is not a page"),
    409: gettext_noop("Somebody changed this in the meantime"),
    422: gettext_noop("This cannot be done now"),
    500: gettext_noop("Something broke on our side"),
}
SENTENCES = {
    400: gettext_noop("Go back, reload the page and try again."),
    403: gettext_noop("Whoever looks after accounts at your office can say who may do this."),
    404: gettext_noop(
        "The address is wrong, or the record belongs to another office. If you expected it, ask "
        "that office for a transfer."
    ),
    405: gettext_noop(
        "It only takes what a form sends. Go back to the page with the form; what you typed waits "
        "there as a draft."
    ),
    409: gettext_noop("Open the record again, look at what changed, then make your change."),
    422: gettext_noop("Nothing was changed."),
    500: gettext_noop(
        "Nothing was changed. Try again; if it happens again, tell whoever runs Guitu."
    ),
}


def sentence(error: GuituError | FieldError) -> str:
    """Return what the error says, in the reader's language."""
    if isinstance(error, BadInput):
        return joined(sentence(one) for one in error.fields.values())
    text = gettext(error.message) if error.message else ""
    return text % _said(error.params) if error.params else text


def _said(params: Mapping[str, object]) -> dict[str, object]:
    """Return the values of placeholders; those that are messages themselves are translated."""
    return {
        name: gettext(str(getattr(value, "label", value))) if str(value) else ""
        for name, value in params.items()
    }


def status_of(error: GuituError) -> int:
    """Return the status that answers `error`; 422 where it has none of its own."""
    found = (code for kind, code in STATUSES.items() if isinstance(error, kind))
    return next(found, 422)


class ErrorPagesMiddleware:
    """Turns GuituError and Django's own refusals into pages, or into a line for htmx."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; no browser or proxy keeps a page."""
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            allowed = response.headers.get("Allow", "")
            response = error_page(request, 405)
            response["Allow"] = allowed
        response.headers.setdefault("Cache-Control", "no-store")
        patch_vary_headers(response, ["HX-Target"])
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page for an error that has one; others become 500 by Django."""
        if isinstance(error, GuituError):
            return error_page(request, status_of(error), said=sentence(error))
        if isinstance(error, Http404):
            return error_page(request, 404)
        if isinstance(error, PermissionDenied):
            return error_page(request, 403)
        if isinstance(error, SuspiciousOperation):
            return error_page(request, 400)
        if isinstance(error, DataError):
            log.warning("value_out_of_range")
            return error_page(request, 400, said=gettext(OUT_OF_RANGE))
        return None


def error_page(
    request: HttpRequest, status: int, *, said: str = "", heading: str = "", again: str = ""
) -> HttpResponse:
    """Return the page or the fragment for `status`; `said` is the sentence of the error itself.

    A `heading` of its own stands where the one of the status would mislead; with it the line for
    the status is left out. `again` is the address that leads back to where the reader was.
    """
    is_fragment = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    context = {
        "status": status,
        "heading": heading or HEADINGS.get(status, HEADINGS[500]),
        "said": said,
        "again": again,
        "sentence": "" if heading else SENTENCES.get(status, SENTENCES[500]),
    }
    template = "web/_error.html" if is_fragment else "web/error_page.html"
    response = render(request, template, context, status=status)
    if is_fragment:
        response["HX-Retarget"] = "#toasts"
        response["HX-Reswap"] = "beforeend"
    return response


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer an address that does not exist (handler404)."""
    return error_page(request, 404)


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a refusal outside the views (handler403)."""
    return error_page(request, 403)


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that cannot be read (handler400)."""
    return error_page(request, 400)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer a bug (handler500); the page asks nothing of the database."""
    return error_page(request, 500)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose session ended (CSRF_FAILURE_VIEW); what was typed is kept as a draft."""
    log.warning("csrf_refused", extra={"reason": reason})
    said = gettext(
        "You were signed out, or the page was open for too long. What you typed waits as a draft."
    )
    heading = gettext_noop("Open the page again")
    return error_page(request, 403, said=said, heading=heading, again=request.path)
