"""Django application of the module `rights`."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    """Adds to the person's page and to the first steps of a file; closes files after measures."""

    name = "guitu.rights"
    label = "rights"

    def ready(self) -> None:
        """Register them once."""
        from guitu.measures import followers
        from guitu.rights import person_page, planning
        from guitu.rights.whole_file import register_whole_file

        followers.register("rights", planning.follow_measure)
        person_page.register()
        register_whole_file()
