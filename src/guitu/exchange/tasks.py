"""Background work on ledgers, and timers of this module in UTC."""

import uuid
from collections.abc import Callable

from procrastinate.contrib.django import app
from procrastinate.tasks import Task

from guitu.database.context import acting_for, as_system
from guitu.exchange.idempotency import KEPT, forget_old
from guitu.exchange.importing import steps, uploads
from guitu.exchange.packages import shelf
from guitu.kernel.errors import GuituError
from guitu.web import clock


@app.periodic(cron="30 18 * * *")
@app.task(queueing_lock="forget_old_answers", pass_context=False)
def forget_old_answers(timestamp: int) -> int:
    """Drop the answers of the API that are older than thirty days, at night."""
    with as_system(on=clock.today()):
        return forget_old(before=clock.now() - KEPT)


@app.task(queue="ledgers")
def examine_ledger(import_id: str, user_id: str) -> None:
    """Examine an uploaded ledger that is too long to be waited for."""
    _work(import_id, user_id, steps.examine_upload)


@app.task(queue="ledgers")
def write_ledger(import_id: str, user_id: str) -> None:
    """Write a confirmed ledger that is too long to be waited for."""
    _work(import_id, user_id, steps.write)


@app.periodic(cron="15 * * * *")
@app.task(queueing_lock="forget_old_ledgers", pass_context=False)
def forget_old_ledgers(timestamp: int) -> int:
    """Remove uploaded ledgers, and packages that nobody read in, after a day."""
    shelf.forget_arrived(before=clock.now() - steps.KEPT)
    uploads.forget_opinions(before=clock.now() - steps.KEPT)
    with as_system(on=clock.today()):
        return steps.forget_old(before=clock.now() - steps.KEPT)


def later(task: Task, import_id: uuid.UUID, user_id: uuid.UUID) -> None:
    """Have a ledger worked on once this request is written."""
    task.defer(import_id=str(import_id), user_id=str(user_id))


def _work(import_id: str, user_id: str, step: Callable[..., None]) -> None:
    """Take one step in the name of who asked for it; a bug ends the import with a sentence."""
    pk, on = uuid.UUID(import_id), clock.today()
    try:
        with acting_for(uuid.UUID(user_id), on=on):
            actor = steps.actor_of(uuid.UUID(user_id), on=on)
            step(steps.visible_to(actor).get(pk=pk), actor=actor, on=on)
    except Exception:
        with acting_for(uuid.UUID(user_id), on=on):
            actor = steps.actor_of(uuid.UUID(user_id), on=on)
            record = steps.visible_to(actor).get(pk=pk)
            steps.fail(record, GuituError(steps.BROKEN))
        raise
