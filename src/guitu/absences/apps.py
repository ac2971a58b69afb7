"""Django application of the module `absences`."""

from django.apps import AppConfig


class AbsencesConfig(AppConfig):
    """Adds absences to people's pages, follows measures, and tells where people live elsewhere."""

    name = "guitu.absences"
    label = "absences"

    def ready(self) -> None:
        """Register all of it once."""
        from guitu.absences import hosting, missed, paper_forms, person_page, queries
        from guitu.absences.whole_file import register_whole_file
        from guitu.measures import elsewhere, followers

        followers.register("absences", hosting.follow)
        elsewhere.register("absences", queries.elsewhere_of)
        missed.register()
        paper_forms.register()
        person_page.register()
        register_whole_file()
