"""Django application of the module `duties`."""

from django.apps import AppConfig

from guitu.audit import acts
from guitu.duties.kinds import register_all
from guitu.duties.terms import ACTS


class DutiesConfig(AppConfig):
    """Registers the kinds of duty of every module."""

    name = "guitu.duties"
    label = "duties"

    def ready(self) -> None:
        """Fill the registry once; name the acts."""
        register_all()
        acts.register(ACTS)
