"""Django application of the module `aid`."""

from django.apps import AppConfig


class AidConfig(AppConfig):
    """Registers the models of `aid`."""

    name = "guitu.aid"
    label = "aid"
