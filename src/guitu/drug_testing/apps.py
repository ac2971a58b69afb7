"""Django application of the module `drug_testing`."""

from django.apps import AppConfig


class DrugTestingConfig(AppConfig):
    """Adds the plan of tests to that of a measure."""

    name = "guitu.drug_testing"
    label = "drug_testing"

    def ready(self) -> None:
        """Register it once."""
        from guitu.drug_testing.planner import PLANNER
        from guitu.measures import planners

        planners.register(PLANNER)
