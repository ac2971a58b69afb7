"""Django application of the module `contacts`."""

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    """Adds the plan of contacts and reviews to that of a measure."""

    name = "guitu.contacts"
    label = "contacts"

    def ready(self) -> None:
        """Register it once."""
        from guitu.contacts.planner import PLANNER
        from guitu.measures import planners

        planners.register(PLANNER)
