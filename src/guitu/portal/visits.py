"""Who stands before the pages without an account: a limited link, its code proved, for a while.

The session holds the id of a link and nothing of a person; half an hour without a request ends it.
"""

import uuid
from collections.abc import Callable
from functools import wraps

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guitu.access import links
from guitu.access.terms import LinkPurpose
from guitu.database import keyring
from guitu.database.context import acting_by_link
from guitu.web import clock

ASKED, PROVED = "link_asked", "link_proved"
IDLE_SECONDS, NOTED_AFTER = 30 * 60, 60
View = Callable[..., HttpResponse]


def ask_for_code(request: HttpRequest, link_id: uuid.UUID) -> None:
    """Remember which link was opened; its code is asked for next."""
    request.session.pop(PROVED, None)
    request.session[ASKED] = str(link_id)


def asked(request: HttpRequest) -> uuid.UUID | None:
    """Return the link whose code is asked for, or None."""
    kept = request.session.get(ASKED)
    return uuid.UUID(kept) if kept else None


def prove(request: HttpRequest, link_id: uuid.UUID) -> None:
    """Remember that the code was right, under a new session key."""
    request.session.cycle_key()
    request.session.pop(ASKED, None)
    request.session[PROVED] = [str(link_id), _now()]


def leave(request: HttpRequest) -> None:
    """Forget the link."""
    request.session.pop(ASKED, None)
    request.session.pop(PROVED, None)


def proved(request: HttpRequest):
    """Return the live link whose code was proved within the last half hour, or None."""
    kept = request.session.get(PROVED)
    if not kept or _now() - kept[1] > IDLE_SECONDS:
        return None
    link = links.by_id(uuid.UUID(kept[0]), on=clock.today())
    if link is not None and _now() - kept[1] >= NOTED_AFTER:
        request.session[PROVED] = [kept[0], _now()]
    return link


def by_link(purpose: LinkPurpose) -> Callable[[View], View]:
    """Guard a view: only a proved link of that purpose opens it, in the link's own context.

    The view is called with the link; `request.actor` is somebody without any grant.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            link = proved(request)
            if link is None or link.purpose != purpose:
                return closed(request)
            try:
                with acting_by_link(link.pk, on=clock.today()):
                    request.actor = links.actor_of(link)
                    response = view(request, link, *args, **kwargs)
                    if response.status_code >= 500:
                        transaction.set_rollback(True)
                    return response
            finally:
                keyring.forget()

        return guarded

    return guard


def closed(request: HttpRequest) -> HttpResponse:
    """Answer an unknown, past or closed link and one without its code alike."""
    return render(request, "portal/closed_page.html", status=404)


def wait(request: HttpRequest, said: str) -> HttpResponse:
    """Answer whoever tried too many unknown links: for how long nothing opens, and whom to ask."""
    return render(request, "portal/wait_page.html", {"said": said}, status=429)


def _now() -> int:
    return int(clock.now().timestamp())
