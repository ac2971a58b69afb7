"""Django application of the module `handover`."""

from django.apps import AppConfig


class HandoverConfig(AppConfig):
    """Registers the models of `handover`."""

    name = "guitu.handover"
    label = "handover"
