"""The menu as data: what stands where, and which permission shows it."""

from guitu.access.permissions import Permission
from guitu.kernel.terms import gettext_noop
from guitu.web.menu import MenuItem

MENU: tuple[MenuItem, ...] = (
    MenuItem(gettext_noop("Today"), "today", "checklist", on_phone=True, covers=("duty-",)),
    MenuItem(
        gettext_noop("Met at the gate"),
        "handover-board",
        "steering-wheel",
        needs=Permission.HANDOVER_READ,
        on_phone=True,
        covers=("handover-", "notice-", "transfer"),
    ),
)
