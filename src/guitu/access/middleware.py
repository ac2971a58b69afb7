"""One transaction and one row-security context for each signed-in request."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from guitu.access.queries import actor_for
from guitu.database import keyring
from guitu.database.context import acting_for
from guitu.web import clock

LAST_SEEN = "last_seen"


class ScopeMiddleware:
    """Sets `request.actor` and lets the database show what that actor may see."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request inside its context; a failed request leaves nothing behind."""
        request.actor = None
        _end_idle_session(request)
        if not request.user.is_authenticated:
            return self.get_response(request)
        if request.user.must_change_password and not _is_way_out(request.path):
            return redirect("account_change_password")
        today = clock.today()
        try:
            with acting_for(request.user.pk, on=today):
                request.actor = actor_for(request.user, on=today)
                response = self.get_response(request)
                if response.status_code >= 500 or getattr(request, "failed", False):
                    transaction.set_rollback(True)
                return response
        finally:
            keyring.forget()

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Remember that the view failed, so that its transaction is rolled back."""
        request.failed = True


def _is_way_out(path: str) -> bool:
    """Return whether a page stays open to somebody who must first choose a password."""
    names = ("account_change_password", "account_reauthenticate", "account_logout")
    return path in {reverse(name) for name in (*names, "set_language", "theme")}


def _end_idle_session(request: HttpRequest) -> None:
    """Sign out after IDLE_MINUTES without a request; drafts are kept on the server.

    A request with the key of another system has no session.
    """
    if not request.user.is_authenticated or getattr(request, "api_client", None):
        return
    now = int(clock.now().timestamp())
    seen = request.session.get(LAST_SEEN, now)
    if now - seen > settings.IDLE_MINUTES * 60:
        logout(request)
    elif now - seen >= 60 or LAST_SEEN not in request.session:
        request.session[LAST_SEEN] = now
