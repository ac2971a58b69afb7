"""Django application of the module `access`."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Registers the models of `access`."""

    name = "guitu.access"
    label = "access"
