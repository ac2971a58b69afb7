"""Timers of this module. Their hours are those of UTC: Sunday 23:30 is Monday 07:30 in Shanghai."""

from procrastinate.contrib.django import app

from guitu.colleagues.digests import make_all
from guitu.web.clock import today


@app.periodic(cron="30 23 * * 0")
@app.task(queueing_lock="keep_digests", pass_context=False)
def keep_digests(timestamp: int) -> int:
    """Keep how every office stands at the beginning of the week, before the mail goes out."""
    return make_all(on=today())
