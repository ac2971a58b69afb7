"""Django application of the module `drug_testing`."""

from django.apps import AppConfig


class DrugTestingConfig(AppConfig):
    """Adds the plan of tests to that of a measure, and what was tested to its cycles."""

    name = "guitu.drug_testing"
    label = "drug_testing"

    def ready(self) -> None:
        """Register everything once."""
        from guitu.drug_testing import missed, paper_forms, promises
        from guitu.drug_testing.actions.matching import rematch
        from guitu.drug_testing.planner import PLANNER
        from guitu.drug_testing.presenters import person_page
        from guitu.drug_testing.whole_file import register_whole_file
        from guitu.measures import followers, planners

        planners.register(PLANNER)
        followers.register("drug_testing", rematch)
        missed.register()
        paper_forms.register()
        promises.register()
        person_page.register()
        register_whole_file()
