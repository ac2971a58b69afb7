"""Timers of risk rounds. Their hours are those of UTC: 16:30 is half past midnight in Shanghai."""

from procrastinate.contrib.django import app

from guitu.database.context import as_system
from guitu.risk.actions import follow_all, plan_rounds
from guitu.web import clock


@app.periodic(cron="30 16 * * *")
@app.task(queueing_lock="follow_rounds", pass_context=False)
def follow_rounds(timestamp: int) -> None:
    """Let open rounds follow their registers, and tell offices that a round is due."""
    today = clock.today()
    with as_system(on=today):
        follow_all(on=today)
        plan_rounds(on=today)
