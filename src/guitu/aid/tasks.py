"""Timers of this module. Their hours are those of UTC: 16:15 is 0:15 in Shanghai."""

from procrastinate.contrib.django import app

from guitu.aid.actions import put_begun_work_on_file
from guitu.database.context import as_system
from guitu.web.clock import today


@app.periodic(cron="15 16 * * *")
@app.task(queueing_lock="begun_work", pass_context=False)
def begun_work(timestamp: int) -> int:
    """Let the employment on file follow work that begins today; return how many."""
    on = today()
    with as_system(on=on):
        return put_begun_work_on_file(on=on)
