"""Django application of the module `exchange`."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Registers the models of `exchange`."""

    name = "guitu.exchange"
    label = "exchange"
