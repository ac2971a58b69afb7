"""Other systems sign in with a key in the header; their requests get a context like all others."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from guitu.exchange.clients import client_of
from guitu.web import clock

PREFIX = "/api/"
SCHEME = "Bearer "


class ApiKeyMiddleware:
    """Sets the user of a request that carries a key. A wrong key never falls back to a session.

    Stands directly before `ScopeMiddleware`, which opens the context for that user.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look up the key, where there is one."""
        request.api_client = None
        sent = request.headers.get("Authorization", "")
        if request.path.startswith(PREFIX) and sent.startswith(SCHEME):
            client = client_of(sent.removeprefix(SCHEME).strip(), on=clock.today())
            request.api_client = client
            request.user = client.user if client else AnonymousUser()
        return self.get_response(request)
