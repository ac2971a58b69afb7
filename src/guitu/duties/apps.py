"""Django application of the module `duties`."""

from django.apps import AppConfig

from guitu.duties.kinds import register_all


class DutiesConfig(AppConfig):
    """Registers the kinds of duty of every module."""

    name = "guitu.duties"
    label = "duties"

    def ready(self) -> None:
        """Fill the registry once."""
        register_all()
