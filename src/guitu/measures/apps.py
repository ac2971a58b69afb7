"""Django application of the module `measures`."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    """Adds measures to people's pages and their Word forms; plans anew when practice changes."""

    name = "guitu.measures"
    label = "measures"

    def ready(self) -> None:
        """Register all once."""
        from guitu.duties.practice import on_change
        from guitu.measures import breach_forms, paper_forms, report_in_missed
        from guitu.measures.keeping import register_keeper
        from guitu.measures.planning import replan_range
        from guitu.measures.presenters import person_breach, person_page
        from guitu.measures.presenters.whole_file import register_whole_file

        on_change(replan_range)
        register_keeper()
        person_page.register()
        person_breach.register()
        paper_forms.register()
        breach_forms.register()
        register_whole_file()
        report_in_missed.register()
