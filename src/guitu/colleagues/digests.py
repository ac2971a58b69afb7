"""The weekly digest of an office: made once, kept as it was, acknowledged by who supervises."""

import uuid
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from guitu.access.actors import SYSTEM_USER_ID, Actor, require
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.audit.actions import record
from guitu.colleagues.models import Digest, DigestReading
from guitu.colleagues.terms import Figure
from guitu.database.context import as_system
from guitu.duties import queries as duties
from guitu.duties.models import Duty
from guitu.kernel.errors import WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind

MOST = 5000
WEEK = timedelta(days=7)


def week_of(on: date) -> date:
    """Return the Monday of the week of `on`."""
    return on - timedelta(days=on.weekday())


def make_all(*, on: date) -> int:
    """Keep how every office stands at the beginning of the week of `on`; return how many.

    As the system. An office that has its digest of the week keeps it: making twice changes nothing.
    """
    with as_system(on=on):
        offices = Org.objects.filter(kind=OrgKind.SUBDISTRICT, closed_on=None)
        done = Digest.objects.filter(week_from=week_of(on)).values("org_id")
        fresh = [_digest(org, on=on) for org in offices.exclude(pk__in=done).order_by("seq")]
        Digest.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)


def conditions(*, on: date) -> dict[Figure, Q]:
    """Return what each figure counts on the day `on`; the week before is the one reported on."""
    since = week_of(on) - WEEK
    last_week = Q(met_on__range=(since, since + WEEK - timedelta(days=1)))
    return {
        Figure.LATE: duties.OPEN & duties.overdue(on=on),
        Figure.MET_LATE: Q(voided_at=None) & last_week & duties.met_late(),
        Figure.PUT_OFF: duties.OPEN & duties.snoozed(on=on),
        Figure.UNASSIGNED: duties.OPEN & duties.to_do(on=on) & Q(assignee=None),
        Figure.RETURNED: duties.OPEN & duties.back_again(since=since, on=on),
    }


def _digest(org: Org, *, on: date) -> Digest:
    here = Duty.objects.filter(org_seq__range=(org.seq, org.seq_end)).order_by("due_on", "pk")
    figures = {
        figure.value: [str(pk) for pk in here.filter(asked).values_list("pk", flat=True)[:MOST]]
        for figure, asked in conditions(on=on).items()
    }
    return Digest(
        org=org,
        org_seq=org.seq,
        created_by=SYSTEM_USER_ID,
        week_from=week_of(on),
        figures=figures,
    )


def visible_to(actor: Actor) -> QuerySet[Digest]:
    """Return the digests of the offices that the actor supervises, the latest first."""
    here = within(actor, Permission.DIGEST_READ)
    return Digest.objects.filter(here).select_related("org").order_by("-week_from", "org_seq")


def duties_in(digest: Digest, figure: Figure, actor: Actor) -> QuerySet[Duty]:
    """Return the duties that a figure was frozen with, as they stand now."""
    rows = duties.visible_to(actor).filter(pk__in=digest.figures.get(figure.value, []))
    return rows.select_related("assignee").order_by("due_on", "pk")


def readings_of(digest: Digest) -> list[DigestReading]:
    """Return who acknowledged a digest, the first first."""
    return list(digest.readings.select_related("reader").order_by("created_at"))


def unread(actor: Actor) -> Digest | None:
    """Return the latest digest that the actor has not acknowledged, or None."""
    read = DigestReading.objects.filter(reader=actor.user_id).values("digest_id")
    latest = visible_to(actor).first()
    return latest if latest and not read.filter(digest=latest).exists() else None


@transaction.atomic
def acknowledge(digest_id: uuid.UUID, *, remark: str, actor: Actor, on: date) -> DigestReading:
    """Note that a supervisor has read a digest, with a remark where there is one. Once."""
    digest = Digest.objects.select_for_update().get(pk=digest_id)
    require(actor, Permission.DIGEST_READ, org_seq=digest.org_seq)
    if digest.readings.filter(reader=actor.user_id).exists():
        raise WrongStatus(gettext_noop("You acknowledged this digest before."))
    row = DigestReading.objects.create(
        digest=digest,
        org_seq=digest.org_seq,
        sec_label=digest.sec_label,
        created_by=actor.user_id,
        reader_id=actor.user_id,
        read_on=on,
        remark=remark.strip(),
    )
    record("digest.acknowledged", actor=actor, subject=digest)
    return row
