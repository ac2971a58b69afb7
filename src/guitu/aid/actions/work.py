"""Work and training: found, asked after, ended; the file follows."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import SYSTEM_ACTOR, Actor
from guitu.access.permissions import Permission
from guitu.aid.actions.following import replan_job
from guitu.aid.actions.locking import locked, void
from guitu.aid.models import Job, JobCheck, Need
from guitu.aid.rules.checks import check_day
from guitu.aid.rules.work import day_after
from guitu.aid.terms import JOB_CHECK, FoundThrough, JobEnd, JobKind
from guitu.audit.actions import record
from guitu.database.models import SEALED
from guitu.duties.actions import meet, reopen
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.actions.correcting import Correction, correct
from guitu.people.actions.locking import locked as locked_person
from guitu.people.models import Person
from guitu.people.records import about
from guitu.people.terms import EmploymentStatus

ON_FILE = {
    JobKind.EMPLOYED: EmploymentStatus.EMPLOYED,
    JobKind.SELF_EMPLOYED: EmploymentStatus.SELF_EMPLOYED,
    JobKind.CASUAL: EmploymentStatus.CASUAL,
    JobKind.FARMING: EmploymentStatus.FARMING,
    JobKind.TRAINING: EmploymentStatus.TRAINING,
}


@dataclass(frozen=True)
class NewJob:
    """Work or training that was found: what, through whom, when it begins."""

    kind: JobKind
    through: FoundThrough
    found_on: date
    starts_on: date
    employer: str = ""
    what: str = ""
    need_id: uuid.UUID | None = None


@dataclass(frozen=True)
class NewCheck:
    """Whether the person was at work on a day."""

    done_on: date
    at_work: bool
    note: str = ""


@dataclass(frozen=True)
class JobEnding:
    """The last day of work, and why it ended."""

    ended_on: date
    reason: JobEnd
    note: str = ""


@transaction.atomic
def record_job(person_id: uuid.UUID, new: NewJob, *, actor: Actor, on: date) -> Job:
    """Put work on record; questions after 30, 90 and 180 days follow from local practice.

    The employment on file changes with it once it has begun, where the actor may correct files;
    for work that begins on a later day `put_begun_work_on_file` sees to it then.
    Raises BadInput when it was found after it began, or found on a day to come.
    """
    person = locked_person(person_id, actor, Permission.AID_WRITE)
    check_day("found_on", new.found_on, on=on)
    if new.starts_on < new.found_on:
        raise BadInput.of("starts_on", gettext_noop("It begins on the day it was found, or later."))
    need = None
    if new.need_id:
        need = Need.objects.filter(pk=new.need_id, person=person, voided_at=None).first()
        if need is None:
            raise BadInput.of("need", gettext_noop("This need is not on the file."))
    values = vars(new) | {"employer": new.employer.strip(), "what": new.what.strip()}
    values.pop("need_id")
    has_begun = new.starts_on <= on
    values["on_file_since"] = on if has_begun else None
    job = about(person, Job, actor=actor, need=need, **values)
    job.save()
    replan_job(job, actor=actor, on=on)
    record("aid.job_found", actor=actor, subject=job, day=new.found_on, through=str(new.through))
    if has_begun:
        _put_on_file(person, ON_FILE[new.kind], new.employer.strip(), actor=actor, on=on)
    return job


def put_begun_work_on_file(*, on: date) -> int:
    """Let the employment on file follow work that has begun by the day `on`; return how many.

    Each job does it once, on its first day or the next time this runs: what a worker corrects on
    the file afterwards stays. Runs in the system's context; a second run changes nothing.
    """
    rows = Job.objects.filter(
        on_file_since=None, starts_on__lte=on, voided_at=None, person__voided_at=None,
        person__merged_into=None, person__sec_label__lt=SEALED,
    )  # fmt: skip
    keys = list(rows.order_by("starts_on", "pk").values_list("pk", flat=True))
    return sum(_begun(key, on=on) for key in keys)


@transaction.atomic
def _begun(job_id: uuid.UUID, *, on: date) -> bool:
    job = Job.objects.select_for_update(of=("self",)).select_related("person").get(pk=job_id)
    if job.on_file_since is not None or job.voided_at is not None:
        return False
    job.on_file_since = on
    job.save(update_fields=["on_file_since"])
    if job.ended_on is not None:
        return False
    _put_on_file(job.person, ON_FILE[job.kind], job.employer, actor=SYSTEM_ACTOR, on=on)
    record("aid.job_on_file", actor=SYSTEM_ACTOR, subject=job, day=job.starts_on)
    return True


@transaction.atomic
def check_job(job_id: uuid.UUID, new: NewCheck, *, actor: Actor, on: date) -> JobCheck:
    """Put an answer on record: at work on a day, or not. It meets every question asked by then."""
    job = locked(Job, job_id, actor)
    if job.ended_on is not None and new.done_on > job.ended_on and new.at_work:
        raise WrongStatus(gettext_noop("This work has ended; put the new work on record."))
    check_day("done_on", new.done_on, on=on, not_before=job.starts_on)
    row = about(
        job.person, JobCheck, actor=actor, job=job, done_on=new.done_on, at_work=new.at_work,
        note=new.note.strip(),
    )  # fmt: skip
    row.save()
    match_checks(job)
    record("aid.job_checked", actor=actor, subject=job, day=new.done_on, at_work=new.at_work)
    return row


@transaction.atomic
def end_job(job_id: uuid.UUID, end: JobEnding, *, actor: Actor, on: date) -> Job:
    """Record the last day of work and why it ended; questions about later days are not asked."""
    job = locked(Job, job_id, actor)
    if job.ended_on is not None:
        raise WrongStatus(gettext_noop("The end of this work is on record already."))
    check_day("ended_on", end.ended_on, on=on, not_before=job.starts_on)
    job.ended_on, job.end_reason, job.end_note = end.ended_on, end.reason, end.note.strip()
    job.version += 1
    job.save(update_fields=["ended_on", "end_reason", "end_note", "version"])
    replan_job(job, actor=actor, on=on)
    record("aid.job_ended", actor=actor, subject=job, day=end.ended_on, why=str(end.reason))
    still = Job.objects.filter(
        person=job.person, ended_on=None, voided_at=None, starts_on__lte=on
    ).order_by("-starts_on")
    other = still.first()
    status = ON_FILE[other.kind] if other else EmploymentStatus.SEEKING
    employer = other.employer if other else ""
    _put_on_file(job.person, status, employer, actor=actor, on=on)
    return job


@transaction.atomic
def void_job(job_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> Job:
    """Void work entered by mistake; its open questions go, the file stays as it was corrected."""
    job = locked(Job, job_id, actor)
    void(job, reason=reason, actor=actor)
    replan_job(job, actor=actor, on=on)
    record("aid.job_voided", actor=actor, subject=job, reason=job.void_reason)
    return job


@transaction.atomic
def void_check(check_id: uuid.UUID, *, reason: str, actor: Actor) -> JobCheck:
    """Void an answer recorded by mistake; the questions that it met are open again."""
    row = locked(JobCheck, check_id, actor)
    void(row, reason=reason, actor=actor)
    reopen(row)
    match_checks(row.job)
    record("aid.check_voided", actor=actor, subject=row, reason=row.void_reason)
    return row


def match_checks(job: Job) -> None:
    """Let answers meet the questions about days that had come when they were given.

    An answer of day 95 answers for days 30 and 90; the first that can, does.
    """
    checks = list(job.checks.filter(voided_at=None).order_by("done_on", "pk"))
    for duty in Duty.objects.filter(OPEN, subject_id=job.pk, kind=JOB_CHECK):
        asked_on = day_after(job.starts_on, int(duty.params["days"]))
        first = next((row for row in checks if row.done_on >= asked_on), None)
        if first is not None:
            meet(job.pk, duty.key, by=first, on=first.done_on)


def _put_on_file(
    person: Person, status: EmploymentStatus, employer: str, *, actor: Actor, on: date
) -> None:
    """Correct the employment on file, which keeps its history in the trail."""
    if not actor.may(Permission.PERSON_WRITE, person.org_seq):
        return
    changes = {"employment": status, "employer": employer}
    version = Person.objects.values_list("version", flat=True).get(pk=person.pk)
    correct(person.pk, Correction(changes, version), actor=actor, on=on)
