"""Addresses that declare their permission. An address without one fails a test."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import URLPattern, path, resolve

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.kernel.errors import AccessDenied
from guitu.kernel.terms import gettext_noop

View = Callable[..., HttpResponse]


def route(pattern: str, view: View, *, name: str, needs: Permission) -> URLPattern:
    """Return an address that asks for sign-in and for `needs` in at least one organisation.

    Which records are in scope is decided by the queries of the view: outside it answers 404.
    """
    return path(pattern, _guarded(view, needs), name=name)


def public(pattern: str, view: View, *, name: str, because: str) -> URLPattern:
    """Return an address that needs no sign-in, and says why."""

    @wraps(view)
    def open_view(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return view(request, *args, **kwargs)

    open_view.public_because = because
    return path(pattern, open_view, name=name)


def _guarded(view: View, needs: Permission) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.actor is None:
            return _to_sign_in(request)
        if not request.actor.may_anywhere(needs):
            raise AccessDenied(gettext_noop("Your post does not let you %(act)s."), act=needs.label)
        return view(request, *args, **kwargs)

    guarded.needs = needs
    return guarded


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request"):
        response = HttpResponse(status=401)
        response["HX-Redirect"] = resolve_url("account_login")
        return response
    return redirect_to_login(_way_back(request))


def _way_back(request: HttpRequest) -> str:
    """Return the page to show after sign-in; for a form that was sent, the page it stands on.

    There its draft is restored, so that a lost session loses nothing that was typed.
    """
    if request.method == "GET":
        return request.get_full_path()
    sender = urlsplit(request.headers.get("Referer", ""))
    return sender.path if sender.netloc == request.get_host() else "/"


def may_open(actor: Actor, url: str, org_seq: int) -> bool:
    """Return whether the page at `url` is open to the actor for a record of that scope."""
    needs = getattr(resolve(urlsplit(url).path).func, "needs", None)
    return needs is None or actor.may(needs, org_seq)
