"""Django application of the module `absences`."""

from django.apps import AppConfig


class AbsencesConfig(AppConfig):
    """Registers the models of `absences`."""

    name = "guitu.absences"
    label = "absences"
