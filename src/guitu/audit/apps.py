"""Django application of the module `audit`."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Registers the models of `audit`."""

    name = "guitu.audit"
    label = "audit"
