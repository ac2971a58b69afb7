"""Addresses of other systems, of ledgers, of lists taken out, and of packages."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.exchange.views import clients, exports, ledgers, opinions, packages

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
OPINIONS = [
    # Whose list it is, the view's query says: of the body asked, or of the office.
    route("<uuid:pk>/", opinions.opinion_sheet, name="opinion-sheet", needs=P.SIGNED_IN),
    *(
        route(f"<uuid:pk>/{act}/", view, name=f"opinion-sheet-{act}", needs=P.SIGNED_IN)
        for act, view in (
            ("file", opinions.opinion_sheet_file),
            ("confirm", opinions.opinion_sheet_confirm),
            ("drop", opinions.opinion_sheet_drop),
            ("marked", opinions.opinion_sheet_marked),
        )
    ),
]
PACKAGES = [
    route("", packages.packages, name="packages", needs=P.FILE_TRANSFER),
    route("keys/", packages.package_keys, name="package-keys", needs=P.FILE_TRANSFER),
    route(
        "keys/of/<slug:code>/", packages.package_key_file, name="package-key-file",
        needs=P.FILE_TRANSFER,
    ),
    route(
        "keys/<uuid:pk>/drop/", packages.package_key_drop, name="package-key-drop",
        needs=P.FILE_TRANSFER,
    ),
    route("of/<uuid:pk>/", packages.package_new, name="package-new", needs=P.FILE_TRANSFER),
    route("read/", packages.package_read, name="package-read", needs=P.FILE_TRANSFER),
    route(
        "read/<uuid:pk>/", packages.package_preview, name="package-preview", needs=P.FILE_TRANSFER
    ),
    route("<uuid:pk>/", packages.package_page, name="package-page", needs=P.FILE_TRANSFER),
    route("<uuid:pk>/file/", packages.package_file, name="package-file", needs=P.FILE_TRANSFER),
    route(
        "<uuid:pk>/withdraw/", packages.package_withdraw, name="package-withdraw",
        needs=P.FILE_TRANSFER,
    ),
]  # fmt: skip
