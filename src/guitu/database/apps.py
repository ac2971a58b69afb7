"""Django application of the module `database`."""

from django.apps import AppConfig


class DatabaseConfig(AppConfig):
    """Registers the models of `database` and the checks that refuse to start."""

    name = "guitu.database"
    label = "database"

    def ready(self) -> None:
        """Register the checks."""
        from guitu.database import checks  # noqa: F401  # registers itself
