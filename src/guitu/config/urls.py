"""Every address, by module."""

from django.urls import URLPattern, URLResolver, include, path

from guitu.access import urls as access_urls
from guitu.access.permissions import Permission
from guitu.access.routes import public, route
from guitu.config import api
from guitu.exchange import urls as exchange_urls
from guitu.web import urls as web_urls

handler400 = "guitu.web.errors.unreadable"
handler403 = "guitu.web.errors.denied"
handler404 = "guitu.web.errors.not_found"
handler500 = "guitu.web.errors.broken"

LOOK = [
    *(
        public(where, view, name=name, because="The look, not a record.")
        for where, view, name in web_urls.OPEN
    ),
    *(
        route(where, view, name=name, needs=Permission.SIGNED_IN)
        for where, view, name in web_urls.SIGNED_IN
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("look/", include(LOOK)),
    path("sign-in/", include("guitu.access.sign_in_urls")),
    path("staff/", include(access_urls.STAFF)),
    path("offices/", include(access_urls.OFFICES)),
    path("trail/", include(access_urls.TRAIL)),
    path("me/", include(access_urls.OWN)),
    path("rules/", include("guitu.duties.urls")),
    path("", include("guitu.account.urls")),
    path("colleagues/", include("guitu.colleagues.urls")),
    path("people/", include("guitu.people.urls")),
    path("", include("guitu.measures.urls")),
    path("demonstration/", include("guitu.demo.urls")),
    path("hand-overs/", include("guitu.handover.urls")),
    path("risk/", include("guitu.risk.urls")),
    path("rights/", include("guitu.rights.urls")),
    path("contacts/", include("guitu.contacts.urls")),
    path("tests/", include("guitu.drug_testing.urls")),
    path("absences/", include("guitu.absences.urls")),
    path("help/", include("guitu.aid.urls")),
    path("papers/", include("guitu.papers.urls")),
    path("with-you/", include("guitu.portal.urls")),
    path("clients/", include(exchange_urls.CLIENTS)),
    path("exports/", include(exchange_urls.EXPORTS)),
    path("ledgers/", include(exchange_urls.LEDGERS)),
    path("opinion-sheets/", include(exchange_urls.OPINIONS)),
    path("packages/", include(exchange_urls.PACKAGES)),
    path("api/v1/", include((api.urlpatterns(), "api"))),
]
