"""Django application of the module `database`."""

from django.apps import AppConfig


class DatabaseConfig(AppConfig):
    """Registers the models of `database`."""

    name = "guitu.database"
    label = "database"
