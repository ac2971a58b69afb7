"""How many measures a second the pure plans work out."""

import time
from datetime import date, timedelta

from guitu.contacts import plan as contacts
from guitu.contacts import reviews
from guitu.drug_testing import plan as tests
from guitu.duties.periods import Execution
from guitu.kernel.dates import last_day_of_term
from guitu.measures.terms import MeasureKind
from guitu.policy import rulebook

MEASURES = 400


def measures_per_second() -> float:
    """Plan tests, contacts and reviews of whole three-year terms; return terms a second."""
    rules = rulebook()
    day = date(2024, 1, 1)
    rows = {name: rules.row(name, day) for name in ("test_plan", "contact_plan", "reviews")}
    began = time.perf_counter()
    for number in range(MEASURES):
        starts_on = day + timedelta(days=number)
        ends_on = last_day_of_term(starts_on, months=36)
        execution = Execution(starts_on=starts_on, ends_on=ends_on)
        facts = tests.DrugTestingFacts(MeasureKind.COMMUNITY_DETOX, execution)
        tests.plan(facts, rows["test_plan"], ends_on)
        contacts.plan(contacts.ContactFacts(execution), rows["contact_plan"], ends_on)
        reviews.plan(execution, rows["reviews"], ends_on)
    return MEASURES / (time.perf_counter() - began)
