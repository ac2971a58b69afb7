"""Timers of the trail: where its chains end is signed every ten minutes."""

import psycopg
from django.conf import settings
from procrastinate.contrib.django import app

from guitu.audit import checkpoints
from guitu.database.location import OWNER
from guitu.web import clock


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="sign_trail", pass_context=False)
def sign_trail(timestamp: int) -> int:
    """Sign the heads that moved since the last checkpoint; return how many."""
    with psycopg.connect(**settings.LOCATION.parameters(OWNER)) as owner:
        signed = checkpoints.add(settings.HOME, owner, at=clock.now())
    return len(signed.heads) if signed else 0
