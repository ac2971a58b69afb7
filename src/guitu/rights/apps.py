"""Django application of the module `rights`."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    """Adds the notices given to the person's page and to the first steps of a file."""

    name = "guitu.rights"
    label = "rights"

    def ready(self) -> None:
        """Register them once."""
        from guitu.rights import person_page
        from guitu.rights.whole_file import register_whole_file

        person_page.register()
        register_whole_file()
