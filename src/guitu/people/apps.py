"""Django application of the module `people`."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers the models of `people`."""

    name = "guitu.people"
    label = "people"
