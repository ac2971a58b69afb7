"""Timers of this module. Their hours are those of UTC: 16:10 is ten past midnight in Shanghai."""

from procrastinate.contrib.django import app

from guitu.people.actions.ageing import come_of_age as files_of_adults
from guitu.web.clock import today


@app.periodic(cron="10 16 * * *")
@app.task(queueing_lock="come_of_age", pass_context=False)
def come_of_age(timestamp: int) -> int:
    """Make files ordinary whose people have come of age; return how many."""
    return files_of_adults(on=today())
