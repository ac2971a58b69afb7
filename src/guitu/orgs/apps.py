"""Django application of the module `orgs`."""

from django.apps import AppConfig


class OrgsConfig(AppConfig):
    """Registers the models of `orgs`."""

    name = "guitu.orgs"
    label = "orgs"
