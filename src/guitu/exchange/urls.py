"""Addresses of other systems, of ledgers, and of lists taken out."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.exchange.views import clients, exports, ledgers

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
LEDGERS = [
    route("", ledgers.ledgers, name="ledgers", needs=P.LEDGER_IMPORT),
    route("new/", ledgers.ledger_new, name="ledger-new", needs=P.LEDGER_IMPORT),
    route("blank/<slug:kind>/", ledgers.ledger_blank, name="ledger-blank", needs=P.LEDGER_IMPORT),
    route("<uuid:pk>/", ledgers.ledger_page, name="ledger-page", needs=P.LEDGER_IMPORT),
    *(
        route(f"<uuid:pk>/{act}/", view, name=f"ledger-{act}", needs=P.LEDGER_IMPORT)
        for act, view in (
            ("columns", ledgers.ledger_columns),
            ("confirm", ledgers.ledger_confirm),
            ("drop", ledgers.ledger_drop),
            ("take-back", ledgers.ledger_take_back),
            ("marked", ledgers.ledger_marked),
        )
    ),
]
