"""Timers of this module, in UTC."""

from procrastinate.contrib.django import app

from guitu.database.context import as_system
from guitu.exchange.idempotency import KEPT, forget_old
from guitu.web import clock


@app.periodic(cron="30 18 * * *")
@app.task(queueing_lock="forget_old_answers", pass_context=False)
def forget_old_answers(timestamp: int) -> int:
    """Drop the answers of the API that are older than thirty days, at night."""
    with as_system(on=clock.today()):
        return forget_old(before=clock.now() - KEPT)
