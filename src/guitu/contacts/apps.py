"""Django application of the module `contacts`."""

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    """Adds contacts and reviews to the plan of a measure, its figures, and the person's page."""

    name = "guitu.contacts"
    label = "contacts"

    def ready(self) -> None:
        """Register everything once."""
        from guitu.audit import acts
        from guitu.contacts import missed, paper_forms, person_page, promises, terms
        from guitu.contacts.actions import follow_measure
        from guitu.contacts.facts import FACTS
        from guitu.contacts.planner import PLANNER
        from guitu.contacts.whole_file import register_whole_file
        from guitu.measures import facts, followers, planners

        planners.register(PLANNER)
        followers.register("contacts", follow_measure)
        facts.register(FACTS)
        acts.register(terms.ACTS)
        missed.register()
        paper_forms.register()
        promises.register()
        person_page.register()
        register_whole_file()
