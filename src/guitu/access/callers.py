"""From which network address a request comes; kept nowhere, only counted under a keyed digest."""

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Return the address of the caller, as the proxy in front says it in production.

    Callers without one, such as through a local socket, are counted together.
    """
    try:
        return str(get_adapter(request).get_client_ip(request))
    except PermissionDenied:
        return ""
