"""Django application of the module `aid`."""

from django.apps import AppConfig


class AidConfig(AppConfig):
    """Plans help for measures, follows them, and adds to the person's page."""

    name = "guitu.aid"
    label = "aid"

    def ready(self) -> None:
        """Register everything once."""
        from guitu.aid import abroad, paper_forms, person_page, promises
        from guitu.aid.actions import follow_measure
        from guitu.aid.acts import ACTS
        from guitu.aid.plan import PLANNER
        from guitu.aid.whole_file import register_whole_file
        from guitu.audit import acts
        from guitu.measures import followers, planners

        planners.register(PLANNER)
        followers.register("aid", follow_measure)
        acts.register(ACTS)
        abroad.register()
        paper_forms.register()
        promises.register()
        person_page.register()
        register_whole_file()
