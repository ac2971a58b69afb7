"""Django application of the module `measures`."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    """Registers the models of `measures`."""

    name = "guitu.measures"
    label = "measures"
