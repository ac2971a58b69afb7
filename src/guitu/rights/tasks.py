"""Timers of files whose time is over."""

from procrastinate.contrib.django import app

from guitu.database.context import as_system
from guitu.measures.actions import lapse_terms
from guitu.rights.actions import close_files
from guitu.web import clock


@app.periodic(cron="20 * * * *")
@app.task(queueing_lock="close_files", pass_context=False)
def close_files_due(timestamp: int) -> int:
    """Write down terms that ran out, and narrow and seal what is due; return how many files.

    Every hour, because a machine in an office may be switched off at night.
    """
    today = clock.today()
    with as_system(on=today):
        lapse_terms(on=today)
        return len(close_files(on=today))
