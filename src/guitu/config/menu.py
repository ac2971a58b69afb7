"""The menu as data: what stands where, and which permission shows it."""

from guitu.kernel.terms import gettext_noop
from guitu.web.menu import MenuItem

MENU: tuple[MenuItem, ...] = (
    MenuItem(gettext_noop("Today"), "today", "checklist", on_phone=True, covers=("duty-",)),
)
