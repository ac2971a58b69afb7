"""Every address of the program, found by walking the URL configuration."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter, SlugConverter, StringConverter, UUIDConverter

from guitu.kernel.keys import uuid7

# Addresses of packages, each with the reason why it declares nothing itself.
FOREIGN = {
    "account_login": "sign-in",
    "account_logout": "sign-out",
    "account_reauthenticate": "asks for the password again",
    "account_change_password": "one's own password",
    "usersessions_list": "one's own sessions",
    "mfa_index": "one's own second factor",
    "mfa_authenticate": "asks for the second factor",
    "mfa_reauthenticate": "asks for the second factor again",
    "mfa_activate_totp": "one's own second factor",
    "mfa_deactivate_totp": "one's own second factor",
    "mfa_view_recovery_codes": "one's own second factor",
    "mfa_generate_recovery_codes": "one's own second factor",
    "mfa_download_recovery_codes": "one's own second factor",
    "mfa_list_webauthn": "one's own second factor",
    "mfa_add_webauthn": "one's own second factor",
    "mfa_remove_webauthn": "one's own second factor",
    "mfa_reauthenticate_webauthn": "asks for the second factor again",
}
# The API answers by its own keys and has a matrix of its own in tests/api.
API_PREFIX = "api/"
NOWHERE = uuid7()


@dataclass(frozen=True)
class Route:
    """One address: its name, where it is, what it asks for in the path, and what it declares."""

    name: str
    where: str
    converters: tuple[tuple[str, object], ...]
    view: Any

    @property
    def needs(self):
        return getattr(self.view, "needs", None)

    @property
    def public_because(self) -> str:
        return getattr(self.view, "public_because", "")

    @property
    def is_foreign(self) -> bool:
        return self.name in FOREIGN or self.where.startswith(API_PREFIX)

    @property
    def names_a_record(self) -> bool:
        return any(isinstance(converter, UUIDConverter) for _name, converter in self.converters)

    def arguments(self, key=NOWHERE) -> dict[str, object]:
        """Return values for the path; `key` wherever a record is named."""
        return {name: _sample(converter, key) for name, converter in self.converters}


def _sample(converter: object, key: object) -> object:
    for kind, value in (
        (UUIDConverter, key),
        (IntConverter, 1),
        (SlugConverter, "none-such"),
        (StringConverter, "none-such"),
    ):
        if isinstance(converter, kind):
            return value
    return "none-such"


def every_route() -> list[Route]:
    """Return all addresses in the order of the configuration."""
    return list(_walk(get_resolver().url_patterns, "", ()))


def _walk(patterns: list, prefix: str, converters: tuple) -> Iterator[Route]:
    for pattern in patterns:
        where = prefix + str(pattern.pattern)
        found = (*converters, *pattern.pattern.converters.items())
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, where, found)
        elif isinstance(pattern, URLPattern):
            yield Route(pattern.name or "", where, found, pattern.callback)
