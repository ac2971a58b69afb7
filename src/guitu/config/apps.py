"""The top of the house: settings, addresses, commands."""

from django.apps import AppConfig

from guitu.audit import acts
from guitu.config.trail_words import ACTS


class ConfigConfig(AppConfig):
    """Commands and addresses; nothing imports this package."""

    name = "guitu.config"
    label = "config"

    def ready(self) -> None:
        """Name the acts of the trail."""
        acts.register(ACTS)
