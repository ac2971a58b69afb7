"""Django application of the module `account`."""

from django.apps import AppConfig


class AccountConfig(AppConfig):
    """Registers the models of `account`."""

    name = "guitu.account"
    label = "guitu_account"
