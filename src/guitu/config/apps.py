"""The top of the house: settings, addresses, commands."""

from django.apps import AppConfig

from guitu.audit import acts
from guitu.config.trail_words import ACTS
from guitu.contacts import planner as contacts
from guitu.drug_testing import planner as drug_testing
from guitu.measures.planners import register


class ConfigConfig(AppConfig):
    """Commands and addresses; nothing imports this package."""

    name = "guitu.config"
    label = "config"

    def ready(self) -> None:
        """Tell measures whose plans begin with a signed agreement; name the acts of the trail."""
        for planner in (drug_testing.PLANNER, contacts.PLANNER):
            register(planner)
        acts.register(ACTS)
