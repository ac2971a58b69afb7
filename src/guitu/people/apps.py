"""Django application of the module `people`."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers the models of `people`."""

    name = "guitu.people"
    label = "people"

    def ready(self) -> None:
        """Say which acts of this module stand in a person's timeline."""
        from guitu.people import sections
        from guitu.people.acts import ACTS

        sections.register_acts(ACTS)
