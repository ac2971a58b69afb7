"""Addresses of clients of the API."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.exchange import views

P = Permission

urlpatterns = [
    route("", views.clients, name="clients", needs=P.CLIENT_EDIT),
    route("new/", views.client_new, name="client-new", needs=P.CLIENT_EDIT),
    route("<uuid:pk>/", views.client_page, name="client-page", needs=P.CLIENT_EDIT),
    route("<uuid:pk>/keys/new/", views.key_new, name="client-key-new", needs=P.CLIENT_EDIT),
    route("<uuid:pk>/close/", views.client_close, name="client-close", needs=P.CLIENT_EDIT),
    route(
        "keys/<uuid:pk>/revoke/", views.key_revoke, name="client-key-revoke", needs=P.CLIENT_EDIT
    ),
]
