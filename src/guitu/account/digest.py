"""The digest by e-mail: counts and a link, never a name or a number of a person.

Supervisors get theirs on Monday, whoever has late duties of the own gets one every day.
"""

import logging
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from smtplib import SMTPException
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from guitu.access.models import User
from guitu.access.permissions import Permission
from guitu.access.queries import actor_for, in_force, standing_in, stood_in_for
from guitu.access.roles import ROLES
from guitu.account.terms import DigestKind
from guitu.database.context import acting_for, as_system
from guitu.database.counting import MOST, counted
from guitu.duties import queries as duties
from guitu.duties.models import Duty
from guitu.duties.rules import Urgency, end_of_week
from guitu.kernel.terms import gettext_noop

log = logging.getLogger("guitu.account")

SUPERVISING = tuple(
    role.value
    for role, spec in ROLES.items()
    if {Permission.DUTY_READ, Permission.DIGEST_READ} <= spec.permissions
)
LINES = (
    (Urgency.LATE.value, gettext_noop("Late: %(count)s"), "?urgency=late&put_off=with"),
    (
        Urgency.THIS_WEEK.value,
        gettext_noop("Due this week: %(count)s"),
        "?urgency=this_week&put_off=with",
    ),
    ("nobody", gettext_noop("Without an owner: %(count)s"), "?owner=nobody&put_off=with"),
    ("put_off", gettext_noop("Put off: %(count)s"), "?put_off=only"),
)


@dataclass(frozen=True)
class Digest:
    """What one colleague is told: counts by name, of the own duties or of the whole office."""

    user_id: uuid.UUID
    address: str
    kind: DigestKind
    counts: dict[str, int]
    on: date

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not any(self.counts.values())


def digests(kind: DigestKind, *, on: date) -> Iterator[Digest]:
    """Yield what there is to tell, each counted in the scope of whoever is told."""
    with as_system(on=on):
        users = list(_supervisors(on) if kind is DigestKind.WEEKLY else _late_themselves(on))
    for user in users:
        with acting_for(user.pk, on=on):
            digest = Digest(user.pk, user.email, kind, _counts(user, kind, on=on), on)
        if not digest.is_empty:
            yield digest


def message(digest: Digest) -> EmailMessage:
    """Return the mail for a digest, in the language of the installation."""
    with translation.override(settings.LANGUAGE_CODE):
        lines = [
            f"{_(text) % {'count': _capped(digest.counts[name])}}\n{_link(query, digest.kind)}"
            for name, text, query in LINES
            if digest.counts.get(name)
        ]
        head = _("Your worklist") if digest.kind is DigestKind.DAILY else _("Your office this week")
        if digest.kind is DigestKind.WEEKLY:
            lines.append(_kept(digest.on))
        foot = _("This mail holds no names. Sign in to see what is behind the numbers.")
        subject = f"{_('Guitu')}: {head}"
        return EmailMessage(subject, "\n\n".join([head, *lines, foot]), to=[digest.address])


def send(found: Iterable[Digest]) -> int:
    """Send digests; return how many went out. One address that fails does not stop the others."""
    sent = 0
    for digest in found:
        try:
            sent += message(digest).send()
        except (SMTPException, OSError) as error:
            reason = type(error).__name__
            log.warning("digest_failed", extra={"user": str(digest.user_id), "reason": reason})
    return sent


def _supervisors(on: date) -> Iterable[User]:
    holders = in_force(on).filter(role__in=SUPERVISING).values("user_id")
    return _reachable().filter(pk__in=holders)


def _late_themselves(on: date) -> Iterable[User]:
    """Return who has late duties; for somebody who is away, the stand-in."""
    late = Duty.objects.filter(duties.OPEN, duties.overdue(on=on), assignee__isnull=False)
    away = dict(standing_in(on).values_list("absent_id", "stand_in_id"))
    told = {away.get(key, key) for key in late.values_list("assignee_id", flat=True).distinct()}
    return _reachable().filter(pk__in=told)


def _reachable():
    return User.objects.filter(is_active=True).exclude(email="").order_by("pk")


def _counts(user: User, kind: DigestKind, *, on: date) -> dict[str, int]:
    rows = duties.today(actor_for(user, on=on), on=on)
    if kind is DigestKind.DAILY:
        rows = rows.filter(assignee__in=[user.pk, *stood_in_for(user.pk, on=on)])
    late, week = Urgency.LATE, Urgency.THIS_WEEK
    asked = {one.value: rows.filter(duties.standing(one, on=on)) for one in (late, week)}
    if kind is DigestKind.WEEKLY:
        asked["nobody"] = rows.filter(assignee=None)
        asked["put_off"] = rows.filter(duties.snoozed(on=on))
    return counted(asked)


def _capped(count: int) -> str:
    return f"{MOST}+" if count > MOST else str(count)


def _kept(on: date) -> str:
    """Return the line that leads to the digest kept of this week, which is acknowledged there."""
    monday = end_of_week(on) - timedelta(days=6)
    said = _("How the office stood on Monday, to acknowledge and to comment:")
    return f"{said}\n{urljoin(settings.PUBLIC_URL, reverse('digest-of-week', args=[monday]))}"


def _link(query: str, kind: DigestKind) -> str:
    mine = "&owner=mine" if kind is DigestKind.DAILY else ""
    return urljoin(settings.PUBLIC_URL, f"/{query}{mine}")
