"""Timers of the pages without an account: reminders go out at nine in the morning.

Hours are those of UTC: 01:00 is nine in Shanghai.
"""

from procrastinate.contrib.django import app

from guitu.portal import sending
from guitu.web import clock


@app.periodic(cron="0 1 * * *")
@app.task(queueing_lock="send_reminders", pass_context=False)
def send_reminders(timestamp: int) -> int:
    """Send the reminders of the day; return how many went out."""
    return sending.remind(on=clock.today())
