"""A test that a host office reported becomes a test on the person's file."""

import uuid
from datetime import date
from typing import Any

from django.db import transaction

from guitu.absences import actions as absences
from guitu.absences.models import HostTask
from guitu.absences.terms import TaskKind, TaskOutcome
from guitu.access.actors import Actor
from guitu.drug_testing import actions as drug_testing
from guitu.drug_testing.models import DrugTest
from guitu.kernel.errors import WrongStatus
from guitu.kernel.terms import gettext_noop


def check(task: HostTask) -> None:
    """Raise WrongStatus unless the host office reported a test that nobody has looked at yet."""
    if task.kind != TaskKind.TEST or task.outcome != TaskOutcome.DONE:
        raise WrongStatus(gettext_noop("The host office has not reported a test here."))
    if task.looked_at_on:
        raise WrongStatus(gettext_noop("This was looked at and put on record before."))


def initial(task: HostTask) -> dict[str, Any]:
    """Return what the host office told, as the form of a test taken elsewhere begins."""
    return {
        "tested_by": task.letter.to_office,
        "tested_on": task.done_on,
        "place": task.letter.area,
        "sample_kind": "urine",
        "result": task.result,
    }


@transaction.atomic
def put_on_record(
    task_id: uuid.UUID, new: drug_testing.NewAwayTest, *, actor: Actor, on: date
) -> DrugTest:
    """Put the test on the person's file and mark the task as looked at, both or neither.

    Raises WrongStatus for a task that was looked at before, AccessDenied without the permission
    for tests or for absences.
    """
    task = HostTask.objects.select_for_update(of=("self",)).select_related("letter__stay").get(
        pk=task_id
    )  # fmt: skip
    check(task)
    measure_id = task.letter.stay.measure_id
    test = drug_testing.record_away_test(measure_id, new, actor=actor, on=on)
    absences.look_at(task_id, actor=actor, on=on, kept_as=test.pk)
    return test
