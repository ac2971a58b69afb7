"""The menu as data: what stands where, and which permission shows it."""

from guitu.access.permissions import Permission
from guitu.kernel.terms import gettext_noop
from guitu.web.menu import MenuItem

MENU: tuple[MenuItem, ...] = (
    MenuItem(gettext_noop("Today"), "today", "checklist", on_phone=True, covers=("duty-",)),
    MenuItem(
        gettext_noop("People"),
        "people-list",
        "users",
        needs=Permission.PERSON_READ,
        on_phone=True,
        covers=("person-", "people-", "merge-"),
    ),
    MenuItem(
        gettext_noop("Met at the gate"),
        "handover-board",
        "steering-wheel",
        needs=Permission.HANDOVER_READ,
        on_phone=True,
        covers=("handover-", "notice-", "transfer"),
    ),
    MenuItem(
        gettext_noop("Measures"),
        "measure-list",
        "clipboard-list",
        needs=Permission.MEASURE_READ,
        covers=("measure-", "agreement-", "order-", "report-in", "status-change", "step-"),
    ),
    MenuItem(
        gettext_noop("Clauses and forms"),
        "clause-library",
        "file-description",
        needs=Permission.MEASURE_READ,
        group=gettext_noop("Rules and forms"),
        covers=("clause-", "word-form"),
    ),
    MenuItem(
        gettext_noop("Legal terms"),
        "terms-page",
        "scale",
        needs=Permission.RULES_READ,
        group=gettext_noop("Rules and forms"),
    ),
)
SEARCH_URL_NAME = "people-search"
