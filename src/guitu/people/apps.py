"""Django application of the module `people`."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers the models of `people`."""

    name = "guitu.people"
    label = "people"

    def ready(self) -> None:
        """Say which acts stand in a person's timeline, and what the whole file tells of itself."""
        from guitu.people import sections
        from guitu.people.acts import ACTS
        from guitu.people.dossier.basics import register_basics

        sections.register_acts(ACTS)
        register_basics()
