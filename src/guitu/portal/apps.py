"""Django application of the module `portal`."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Registers the models of `portal`."""

    name = "guitu.portal"
    label = "portal"
