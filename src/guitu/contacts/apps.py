"""Django application of the module `contacts`."""

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    """Adds contacts and reviews to the plan of a measure, its figures, and the person's page."""

    name = "guitu.contacts"
    label = "contacts"

    def ready(self) -> None:
        """Register everything once."""
        from guitu.audit import acts
        from guitu.contacts import terms
        from guitu.contacts.actions import follow_measure
        from guitu.contacts.facts import FACTS
        from guitu.contacts.planner import PLANNER
        from guitu.measures import facts, followers, planners

        planners.register(PLANNER)
        followers.register("contacts", follow_measure)
        facts.register(FACTS)
        acts.register(terms.ACTS)
