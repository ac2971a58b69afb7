"""The menu as data: which items there are, and which of them an actor sees."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True)
class MenuItem:
    """One line of the menu.

    `label` is an English message id, `icon` a name from assets/icons.txt. `needs` is the permission
    that shows the item, None where everybody signed in sees it. `group` is the heading it stands
    under. `on_phone` puts it into the bottom bar of a phone; at most three items may.
    `covers` are further beginnings of url names whose pages belong to this item.
    """

    label: str
    url_name: str
    icon: str
    needs: object | None = None
    group: str = ""
    on_phone: bool = False
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class MenuLine:
    """An item as one actor sees it on one page."""

    label: str
    url: str
    icon: str
    is_current: bool
    on_phone: bool


@dataclass
class MenuGroup:
    """The lines under one heading; the heading may be empty."""

    label: str
    lines: list[MenuLine] = field(default_factory=list)


def menu_for(request: HttpRequest, items: Iterable[MenuItem]) -> list[MenuGroup]:
    """Return the groups of `items` that the actor of `request` may see."""
    actor = getattr(request, "actor", None)
    groups: dict[str, MenuGroup] = {}
    for item in items:
        if actor is not None and (item.needs is None or actor.may_anywhere(item.needs)):
            group = groups.setdefault(item.group, MenuGroup(item.group))
            group.lines.append(_line(item, request))
    return list(groups.values())


def _line(item: MenuItem, request: HttpRequest) -> MenuLine:
    match = request.resolver_match
    name = (match.view_name if match else "") or ""
    is_current = name == item.url_name or bool(item.covers) and name.startswith(item.covers)
    return MenuLine(item.label, reverse(item.url_name), item.icon, is_current, item.on_phone)
