"""Django application of the module `handover`."""

from django.apps import AppConfig


class HandoverConfig(AppConfig):
    """Follows measures, and adds to the person's page."""

    name = "guitu.handover"
    label = "handover"

    def ready(self) -> None:
        """Register what hand-overs do when a measure changes, and what they show of a person."""
        from guitu.handover import keeping, person_page
        from guitu.handover.actions import follow_measure
        from guitu.handover.whole_file import register_whole_file
        from guitu.measures import followers

        followers.register("handover", follow_measure)
        keeping.register()
        person_page.register()
        register_whole_file()
