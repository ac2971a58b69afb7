"""The menu as data: what stands where, and which permission shows it."""

from guitu.web.menu import MenuItem

MENU: tuple[MenuItem, ...] = ()
