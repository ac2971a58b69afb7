"""Django application of the module `demo`."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Registers the models of `demo`."""

    name = "guitu.demo"
    label = "demo"

    def ready(self) -> None:
        """Let the sign-in page of a demonstration home show its accounts."""
        from guitu.access import demonstration
        from guitu.demo.accounts import demonstration_accounts

        demonstration.register(demonstration_accounts)
