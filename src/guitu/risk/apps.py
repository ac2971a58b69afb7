"""Django application of the module `risk`."""

from django.apps import AppConfig


class RiskConfig(AppConfig):
    """Tells measures which level holds; follows measures, contacts and files that move."""

    name = "guitu.risk"
    label = "risk"

    def ready(self) -> None:
        """Register everything once."""
        from guitu.audit import acts
        from guitu.measures import followers as measures
        from guitu.measures import levels
        from guitu.people import followers as people
        from guitu.risk import (
            paper_forms,
            person_lines,
            person_page,
            round_papers,
            suggestions,
            terms,
        )
        from guitu.risk.actions import follow_measure, follow_person
        from guitu.risk.queries.levels import spans_of
        from guitu.risk.whole_file import register_whole_file

        levels.register("risk", spans_of)
        measures.register("risk", follow_measure)
        people.register("risk", follow_person)
        acts.register(terms.ACTS)
        paper_forms.register()
        person_page.register()
        suggestions.register()
        round_papers.register()
        person_lines.register()
        register_whole_file()
