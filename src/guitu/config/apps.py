"""The top of the house: settings, addresses, commands."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Commands and addresses; nothing imports this package."""

    name = "guitu.config"
    label = "config"
