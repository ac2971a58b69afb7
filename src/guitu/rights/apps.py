"""Django application of the module `rights`."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    """Registers the models of `rights`."""

    name = "guitu.rights"
    label = "rights"
