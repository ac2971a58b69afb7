"""Django application of the module `handover`."""

from django.apps import AppConfig


class HandoverConfig(AppConfig):
    """Follows measures, and adds to the person's page."""

    name = "guitu.handover"
    label = "handover"

    def ready(self) -> None:
        """Register what hand-overs do when a measure changes, and what they show of a person."""
        from guitu.handover import keeping, paper_forms, person_page
        from guitu.handover.actions import follow_measure
        from guitu.handover.actions.changing_place import follow_report_in
        from guitu.handover.whole_file import register_whole_file
        from guitu.measures import followers

        followers.register("handover", follow_measure)
        followers.register("file_transfer", follow_report_in)
        keeping.register()
        paper_forms.register()
        person_page.register()
        register_whole_file()
