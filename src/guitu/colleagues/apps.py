"""Django application of the module `colleagues`."""

from django.apps import AppConfig


class ColleaguesConfig(AppConfig):
    """Says what is left with a colleague who goes, and names the acts."""

    name = "guitu.colleagues"
    label = "colleagues"

    def ready(self) -> None:
        """Register them once."""
        from guitu.access import leaving
        from guitu.audit import acts
        from guitu.colleagues import sources, workload
        from guitu.colleagues.terms import ACTS

        acts.register(ACTS)
        leaving.register("work", workload.left_with)
        sources.register()
