"""Contacts and reviews of a measure, as the module of measures asks for them. Pure."""

from datetime import date

from guitu.contacts import plan, reviews
from guitu.duties.plan import PlannedDuty
from guitu.measures.plan import MeasureFacts
from guitu.measures.planners import Planner
from guitu.policy import Rulebook


def contacts_of(facts: MeasureFacts, book: Rulebook, until: date) -> list[PlannedDuty]:
    """Return visits, calls, family contacts and reviews under the rules of the term's first day."""
    starts_on = facts.execution.starts_on
    if starts_on is None:
        return []
    contact_facts = plan.ContactFacts(
        facts.execution, facts.elsewhere, facts.has_family, facts.levels
    )
    contacts = plan.plan(contact_facts, book.row("contact_plan", starts_on), until)
    return [*contacts, *reviews.plan(facts.execution, book.row("reviews", starts_on), until)]


PLANNER = Planner("contacts", contacts_of)
