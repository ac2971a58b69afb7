"""Small pages of the look itself: theme, drafts, and the living page of components."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guitu.web import clock, drafts
from guitu.web.context import THEME_COOKIE
from guitu.web.showcase import showcase

A_YEAR = 365 * 24 * 60 * 60


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the choice between light and dark in a cookie."""
    chosen = request.POST.get("theme", "")
    quiet = request.headers.get("X-Quiet")
    response = HttpResponse(status=204) if quiet else HttpResponseRedirect(_next(request))
    if chosen in ("dark", "light"):
        response.set_cookie(
            THEME_COOKIE,
            chosen,
            max_age=A_YEAR,
            samesite="Lax",
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response


@require_POST
def draft(request: HttpRequest, key: str) -> HttpResponse:
    """Keep what is typed in a form; answers with a sentence for beside the button."""
    at = clock.now()
    if not drafts.keep(request.actor.user_id, key, request.POST, at=at):
        return HttpResponse(_("This is too long to be kept as a draft."), content_type="text/plain")
    said = _("Kept as a draft at %(time)s") % {"time": f"{at:%H:%M}"}
    return HttpResponse(said, content_type="text/plain")


@require_POST
def discard_draft(request: HttpRequest, key: str) -> HttpResponse:
    """Drop a draft and show the form without it."""
    drafts.discard(request.actor.user_id, key)
    return HttpResponseRedirect(_next(request), status=303)


def components(request: HttpRequest) -> HttpResponse:
    """Show every component with invented content; in development and demonstration only."""
    if not (settings.DEBUG or getattr(request.user, "is_demonstration", False)):
        raise Http404
    return render(request, "web/components_page.html", showcase(request))


def _next(request: HttpRequest) -> str:
    target = request.POST.get("next", "")
    hosts = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(target, hosts, require_https=request.is_secure())
    return target if target and is_ours else "/"
