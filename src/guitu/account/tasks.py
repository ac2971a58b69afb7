"""Timers of this module. Their hours are those of UTC: 08:00 in Shanghai is midnight."""

from procrastinate.contrib.django import app

from guitu.account.digest import digests, send
from guitu.account.terms import DigestKind
from guitu.web.clock import today


@app.periodic(cron="0 0 * * 1")
@app.task(queueing_lock="weekly_digest", pass_context=False)
def weekly_digest(timestamp: int) -> int:
    """Tell supervisors on Monday at eight how their office stands."""
    return send(digests(DigestKind.WEEKLY, on=today()))


@app.periodic(cron="0 0 * * *")
@app.task(queueing_lock="daily_digest", pass_context=False)
def daily_digest(timestamp: int) -> int:
    """Tell whoever has late duties, every day at eight."""
    return send(digests(DigestKind.DAILY, on=today()))
