"""Django application of the module `absences`."""

from django.apps import AppConfig


class AbsencesConfig(AppConfig):
    """Adds absences to people's pages, follows measures, and tells where people live elsewhere."""

    name = "guitu.absences"
    label = "absences"

    def ready(self) -> None:
        """Register all of it once."""
        from guitu.absences import person_page, planning, queries
        from guitu.measures import elsewhere, followers

        followers.register("absences", planning.follow)
        elsewhere.register("absences", queries.elsewhere_of)
        person_page.register()
