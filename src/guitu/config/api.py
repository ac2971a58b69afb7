"""The root of the API: /api/v1. Routers stand in `<module>/api.py`; the same queries and actions.

Sign-in is by session or by key. Errors are problem details (RFC 9457), writes are idempotent.
"""

import json
from functools import wraps
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern
from django.utils.translation import gettext
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import APIKeyCookie, HttpBearer

from guitu.access.actors import Actor
from guitu.access.routes import public
from guitu.config import shape_words
from guitu.exchange.idempotency import HEADER, LONGEST, once, only_reads
from guitu.kernel.errors import BadInput, FieldError, GuituError
from guitu.kernel.terms import gettext_noop
from guitu.web.errors import HEADINGS, SENTENCES, sentence, status_of

MODULES = (
    "account",
    "people",
    "measures",
    "contacts",
    "absences",
    "drug_testing",
    "handover",
    "aid",
    "risk",
    "exchange",
)
ROOT = "/api/v1/"
KEY_HEADER = {
    "name": HEADER,
    "in": "header",
    "required": True,
    "description": "Another one for each write; the same again is answered as the first time.",
    "schema": {"type": "string", "minLength": 8, "maxLength": LONGEST},
}
PROBLEM = {
    "title": "Problem",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}
REFERENCE = {"schema": {"$ref": "#/components/schemas/Problem"}}
PROBLEMS = {
    str(status): {"description": text, "content": {"application/problem+json": REFERENCE}}
    for status, text in (
        (401, "No session and no key that holds"),
        (403, "The post does not include this"),
        (404, "Not there, or not in scope"),
        (409, "Changed in the meantime, or the key was used for something else"),
        (422, "Not possible now, or fields are wrong"),
    )
}
OWN_HEADINGS = {
    401: gettext_noop("Sign in first"),
    405: gettext_noop("This address does not take that"),
}
OWN_SENTENCES = {
    400: gettext_noop(
        "Send JSON in UTF-8 that the description allows, and values that can be stored."
    ),
    401: gettext_noop("Send the key as “Authorization: Bearer …”, or sign in on the pages."),
    405: gettext_noop("The header “Allow” names what it takes."),
}


class Key(HttpBearer):
    """The key of another system; looked up by `guitu.exchange.middleware`."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """Return the actor behind the key, or None."""
        return request.actor if getattr(request, "api_client", None) else None


class Session(APIKeyCookie):
    """The session of somebody signed in on the pages; writes carry the token of the form."""

    param_name = settings.SESSION_COOKIE_NAME

    def _get_key(self, request: HttpRequest) -> str | None:
        """Return the cookie; without one, or beside a key, no token of a form is asked for."""
        has_key = "Authorization" in request.headers
        return (
            None if has_key or self.param_name not in request.COOKIES else super()._get_key(request)
        )

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        """Return the actor of the session, or None."""
        return None if getattr(request, "api_client", None) else request.actor


api = NinjaAPI(
    title="Guitu",
    version="1",
    description="Release notices in, worklists and figures out. Times are those of Shanghai.",
    auth=[Key(), Session()],
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)


def add_routers() -> None:
    """Mount the router of every module that has one."""
    for module in MODULES:
        name = f"guitu.{module}.api"
        if find_spec(name):
            api.add_router("", import_module(name).router)


def problem(
    request: HttpRequest, status: int, *, detail: str = "", errors: list[dict[str, str]] = ()
) -> HttpResponse:
    """Return what is wrong as problem details; nothing of the request is kept."""
    request.failed = True
    request.api_problem = True
    known = OWN_HEADINGS.get(status) or HEADINGS.get(status, HEADINGS[400])
    said = OWN_SENTENCES.get(status) or SENTENCES.get(status, "")
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": gettext(known),
        "status": status,
        "detail": detail or (gettext(said) if said else ""),
    }
    if errors:
        body["errors"] = list(errors)
    return JsonResponse(body, status=status, content_type="application/problem+json")


@api.exception_handler(GuituError)
def refused(request: HttpRequest, error: GuituError) -> HttpResponse:
    """Answer an error of the field: 403, 409 or 422."""
    errors = _fields(error) if isinstance(error, BadInput) else []
    return problem(request, status_of(error), detail=sentence(error), errors=errors)


@api.exception_handler(ValidationError)
def misshapen(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer a body that does not have the shape of the description."""
    errors = [
        {"field": ".".join(str(part) for part in one["loc"][1:]), "message": shape_words.said(one)}
        for one in error.errors
    ]
    return problem(request, 422, detail=gettext("Some fields are missing or wrong."), errors=errors)


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Http404) -> HttpResponse:
    """Answer what is not there, or not in scope."""
    return problem(request, 404)


@api.exception_handler(AuthenticationError)
def unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """Answer a request without a session and without a key that is valid."""
    response = problem(request, 401)
    response["WWW-Authenticate"] = "Bearer"
    return response


@api.exception_handler(DataError)
def out_of_range(request: HttpRequest, error: DataError) -> HttpResponse:
    """Answer what no column can hold: a number out of range, a NUL in a text."""
    return problem(request, 400)


@api.exception_handler(HttpError)
def refused_early(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Answer what was refused before an operation was called, such as a missing form token."""
    return problem(request, error.status_code)


def _fields(error: BadInput) -> list[dict[str, str]]:
    def said(one: FieldError) -> str:
        return sentence(one)

    return [{"field": name, "message": said(one)} for name, one in error.fields.items()]


def urlpatterns() -> list[URLPattern]:
    """Return the addresses of the API; each declares what it needs. What is left is not there."""
    found = [one for one in api.urls[0] if one.name != "api-root"]
    for pattern in found:
        pattern.callback = _guarded(pattern.callback)
    nowhere = "Says in the words of the API that there is nothing here."
    return [*found, public("<path:rest>", _nowhere, name="nowhere", because=nowhere)]


def _nowhere(request: HttpRequest, rest: str) -> HttpResponse:
    return problem(request, 404)


def schema() -> dict[str, Any]:
    """Return the OpenAPI description of what is mounted; every write names its key."""
    found = api.get_openapi_schema(path_prefix=ROOT)
    for path, operations in found["paths"].items():
        for method, operation in operations.items():
            operation.setdefault("responses", {}).update(PROBLEMS)
            if not only_reads(method, path):
                operation.setdefault("parameters", []).append(KEY_HEADER)
    found.setdefault("components", {}).setdefault("schemas", {})["Problem"] = PROBLEM
    return json.loads(json.dumps(found, default=str))


def _guarded(view: Any) -> Any:
    operations = view.__self__.operations if hasattr(view, "__self__") else _operations(view)
    declared = {
        method: operation.view_func.needs
        for operation in operations
        for method in operation.methods
    }

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method not in {*declared, "HEAD", "OPTIONS"}:
            answer = problem(request, 405)
            answer["Allow"] = ", ".join(sorted(declared))
            return answer
        try:
            return once(request, lambda: view(request, *args, **kwargs))
        except GuituError as error:
            return refused(request, error)

    guarded.csrf_exempt = True
    guarded.needs_by_method = declared
    guarded.needs = next(iter(declared.values()))
    return guarded


def _operations(view: Any) -> list[Any]:
    """Return the operations behind a view that ninja made; it keeps them in its closure."""
    return next(cell.cell_contents.operations for cell in view.__closure__)


add_routers()
