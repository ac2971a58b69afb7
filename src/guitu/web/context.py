"""What every page knows: the menu, who is signed in, theme, and whether this is a demonstration."""

from dataclasses import dataclass
from functools import cached_property
from importlib import import_module

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.module_loading import import_string

from guitu.web import clock, notices
from guitu.web.menu import MenuGroup, MenuLine, menu_for
from guitu.web.notices import StandingNotice

THEME_COOKIE = "theme"
# Named, not imported: they stand higher in the house.
MENU_MODULE = "guitu.config.menu"
DEMONSTRATION_ACCOUNTS = "guitu.demo.accounts.demonstration_accounts"


@dataclass
class PageFrame:
    """The frame of one page. Only the sign-in page asks the database."""

    request: HttpRequest

    @cached_property
    def menu(self) -> list[MenuGroup]:
        """Return the groups of the menu that this actor sees."""
        return menu_for(self.request, _menu_module().MENU)

    @cached_property
    def phone_lines(self) -> list[MenuLine]:
        """Return the lines of the bottom bar of a phone."""
        return [line for group in self.menu for line in group.lines if line.on_phone][:3]

    @cached_property
    def actor(self) -> object | None:
        """Return who is signed in, or None."""
        return getattr(self.request, "actor", None)

    @cached_property
    def theme(self) -> str:
        """Return `dark` or `light` when it was chosen, otherwise an empty text."""
        chosen = self.request.COOKIES.get(THEME_COOKIE, "")
        return chosen if chosen in ("dark", "light") else ""

    @cached_property
    def search_url(self) -> str:
        """Return where the search box sends its text, or an empty text for no box."""
        name = getattr(_menu_module(), "SEARCH_URL_NAME", "")
        needs = getattr(_menu_module(), "SEARCH_NEEDS", None)
        if not name or not self.actor or (needs and not self.actor.may_anywhere(needs)):
            return ""
        return reverse(name)

    @cached_property
    def account_lines(self) -> list[tuple[str, str]]:
        """Return (url name, url) of the account pages that this installation has."""
        found = []
        for name in ("account_change_password", "mfa_index", "usersessions_list"):
            try:
                found.append((name, reverse(name)))
            except NoReverseMatch:
                continue
        return found

    @cached_property
    def is_demonstration(self) -> bool:
        """Return whether a demonstration account is signed in."""
        return bool(getattr(self.request.user, "is_demonstration", False))

    @cached_property
    def demonstration_accounts(self) -> list[object]:
        """Return the accounts to offer on the sign-in page of a demonstration; this one asks."""
        named = getattr(settings, "DEMONSTRATION_ACCOUNTS", DEMONSTRATION_ACCOUNTS)
        return import_string(named)(on=clock.today()) if apps.is_installed("guitu.demo") else []

    @cached_property
    def demonstration_day_url(self) -> str:
        """Return where the day of a demonstration is moved, or an empty text."""
        return reverse("demonstration-day") if clock.demonstration_day() else ""

    @cached_property
    def notices(self) -> list[StandingNotice]:
        """Return what must be said loudly on every page."""
        return notices.standing(self.request)

    @cached_property
    def today(self):
        """Return the day, for the line that says when a page was shown or printed."""
        return clock.today()

    @cached_property
    def now(self):
        """Return the moment, for the line that says when a page was printed."""
        return clock.shown_now()


def _menu_module():
    return import_module(getattr(settings, "MENU_MODULE", MENU_MODULE))


def page(request: HttpRequest) -> dict[str, PageFrame]:
    """Give templates the frame of the page as `page`."""
    return {"page": PageFrame(request)}
