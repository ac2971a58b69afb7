"""Addresses of other systems, and of lists taken out."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.exchange.views import clients, exports

P = Permission

CLIENTS = [
    route("", clients.clients, name="clients", needs=P.CLIENT_EDIT),
    route("new/", clients.client_new, name="client-new", needs=P.CLIENT_EDIT),
    route("<uuid:pk>/", clients.client_page, name="client-page", needs=P.CLIENT_EDIT),
    route("<uuid:pk>/keys/new/", clients.key_new, name="client-key-new", needs=P.CLIENT_EDIT),
    route("<uuid:pk>/close/", clients.client_close, name="client-close", needs=P.CLIENT_EDIT),
    route(
        "keys/<uuid:pk>/revoke/", clients.key_revoke, name="client-key-revoke", needs=P.CLIENT_EDIT
    ),
]
EXPORTS = [
    route("<slug:code>/", exports.export_list, name="export-list", needs=P.EXPORT),
]
