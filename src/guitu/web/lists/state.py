"""What a user looks at: filters, order, page; from the address and, where personal, the session.

The address holds codes and days only. Free words are sealed in the session under a random key,
and the address holds that key (`s=`), which says nothing.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpRequest
from django.utils.http import urlencode

from guitu.web.lists.spec import PAGE_SIZES, Filter, ListSpec
from guitu.web.sealed import seal_text, unseal_text

SESSION = "list_words"
REMEMBERED = 20
LAST_PAGE = 5000


@dataclass(frozen=True)
class ListState:
    """The state of one list on one page. `typed` holds what stands in each filter."""

    spec: ListSpec
    typed: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""
    page: int = 1
    size: int = 0
    words_key: str = ""

    @classmethod
    def of(cls, request: HttpRequest, spec: ListSpec, *, size: int = 0) -> "ListState":
        """Return the state that the address asks for; what it does not know is left out."""
        query = request.GET
        key = query.get("s", "")[:40]
        typed = {
            one.name: query.get(one.name, "")[:200] for one in spec.filters if not one.personal
        }
        typed |= _words(request, spec, key)
        sort = query.get("sort", "")
        column = spec.column(sort.removeprefix("-"))
        asked = _number(query.get("size"), 0)
        return cls(
            spec=spec,
            typed={name: value for name, value in typed.items() if value},
            sort=sort if column and column.order_by else spec.default_sort,
            page=min(max(_number(query.get("page"), 1), 1), LAST_PAGE),
            size=asked if asked in PAGE_SIZES else size or spec.page_size,
            words_key=key,
        )

    @classmethod
    def of_form(cls, request: HttpRequest, spec: ListSpec) -> "ListState":
        """Return the state after the filter form was sent; keeps free words in the session."""
        state = cls.of(request, spec)
        typed = {one.name: request.POST.get(one.name, "").strip()[:200] for one in spec.filters}
        words = {one.name: typed[one.name] for one in spec.filters if one.personal}
        key = _remember(request, spec, words) if any(words.values()) else ""
        kept = {name: value for name, value in typed.items() if value}
        return replace(state, typed=kept, words_key=key, page=1)

    def values(self) -> list[tuple[Filter, Any]]:
        """Return (filter, value) of each filter that narrows."""
        read = [(one, one.read(self.typed.get(one.name, ""))) for one in self.spec.filters]
        return [(one, value) for one, value in read if value is not None]

    @property
    def is_narrowed(self) -> bool:
        """Return whether any filter is on."""
        return bool(self.values())

    def query(self, **changes: object) -> str:
        """Return the query of the address of this state, with `changes` to sort, page or size."""
        state = replace(self, **changes)
        parts: dict[str, object] = {
            one.name: state.typed[one.name]
            for one in self.spec.filters
            if not one.personal and state.typed.get(one.name)
        }
        parts |= {"s": state.words_key} if state.words_key else {}
        parts |= {"sort": state.sort} if state.sort != self.spec.default_sort else {}
        parts |= {"page": state.page} if state.page > 1 else {}
        parts |= {"size": state.size} if state.size != self.spec.page_size else {}
        return "?" + urlencode(parts)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else otherwise


def _words(request: HttpRequest, spec: ListSpec, key: str) -> dict[str, str]:
    sealed = request.session.get(SESSION, {}).get(key) if key else None
    words = unseal_text(sealed, place=f"{spec.key}.{key}") if sealed else None
    names = {one.name for one in spec.filters if one.personal}
    return {name: str(value) for name, value in (words or {}).items() if name in names}


def _remember(request: HttpRequest, spec: ListSpec, words: dict[str, str]) -> str:
    key = secrets.token_urlsafe(9)
    kept = list(request.session.get(SESSION, {}).items())[-REMEMBERED + 1 :]
    sealed = seal_text(words, place=f"{spec.key}.{key}")
    request.session[SESSION] = {**dict(kept), key: sealed}
    return key
