"""Django application of the module `papers`."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Registers the models of `papers`."""

    name = "guitu.papers"
    label = "papers"
