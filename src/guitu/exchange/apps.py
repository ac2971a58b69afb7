"""Django application of the module `exchange`."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Registers the models of `exchange`, and what a person's page says of packages."""

    name = "guitu.exchange"
    label = "exchange"

    def ready(self) -> None:
        """Register the line about a package on its way."""
        from guitu.exchange import person_page

        person_page.register()
