"""Django application of the module `web`."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Registers the models of `web`."""

    name = "guitu.web"
    label = "web"
