"""How allauth behaves here: nobody signs up by himself, and secrets are sealed."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from guitu.web.sealed import seal_text, unseal_text

PLACE = "second factor"


class ClosedAdapter(DefaultAccountAdapter):
    """Accounts are opened by the security administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: there is no sign-up page."""
        return False


class SealingMfaAdapter(DefaultMFAAdapter):
    """What proves a second factor is sealed with a key outside the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This is not right. Try again, or use another of your ways."),
    }

    def encrypt(self, text: str) -> str:
        """Return a secret as it is stored."""
        return seal_text(text, place=PLACE)

    def decrypt(self, encrypted_text: str) -> str:
        """Return a stored secret; one that was changed outside opens nothing."""
        return str(unseal_text(encrypted_text, place=PLACE) or "")
