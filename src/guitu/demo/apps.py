"""Django application of the module `demo`."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Registers the models of `demo`."""

    name = "guitu.demo"
    label = "demo"
