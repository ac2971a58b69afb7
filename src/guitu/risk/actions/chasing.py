"""Asking a department again that has not answered: on record, and by e-mail without any name."""

import logging
import uuid
from datetime import date
from smtplib import SMTPException
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from guitu.access.actors import Actor, require
from guitu.access.models import User
from guitu.access.permissions import Permission
from guitu.access.queries import in_force
from guitu.audit.actions import record
from guitu.database.context import as_system
from guitu.kernel.errors import WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.risk.actions.asking import waiting_of
from guitu.risk.actions.opening import Step, keep_step
from guitu.risk.models import Round, RoundDepartment
from guitu.risk.rules.answering import WHO
from guitu.risk.terms import Department, RoundAct, RoundStatus

log = logging.getLogger("guitu.risk")


@transaction.atomic
def chase(list_id: uuid.UUID, *, actor: Actor, on: date) -> int:
    """Ask a department again for the answers that are outstanding; return how many.

    At most once a day. Colleagues of the body who have an address are written to once the
    transaction holds. Raises WrongStatus in a finished round, where nothing is outstanding, and
    when it was asked again today already; AccessDenied.
    """
    asked = RoundDepartment.objects.select_for_update(of=("self",)).get(pk=list_id)
    require(actor, Permission.RISK_ROUND, org_seq=asked.org_seq)
    row = Round.objects.get(pk=asked.round_id, voided_at=None)
    if row.status != RoundStatus.OPEN:
        raise WrongStatus(gettext_noop("This round is closed already."))
    outstanding = waiting_of(asked)
    if not outstanding:
        raise WrongStatus(gettext_noop("Every opinion of this department is there."))
    if asked.chased_on == on:
        raise WrongStatus(gettext_noop("This department was asked again today already."))
    asked.chased_on = on
    asked.save(update_fields=["chased_on"])
    counts = {str(asked.department): outstanding}
    keep_step(row, Step(RoundAct.CHASE, counts, reason=asked.to_name), actor=actor, on=on)
    record("risk.round_chased", actor=actor, subject=asked, counts=counts)
    mail = _message(asked, row, outstanding, on=on)
    if mail.to:
        transaction.on_commit(lambda: _send(mail))
    return outstanding


def _message(asked: RoundDepartment, row: Round, outstanding: int, *, on: date) -> EmailMessage:
    with translation.override(settings.LANGUAGE_CODE):
        subject = f"{_('Guitu')}: {_('Opinions asked for')}"
        text = _(
            "In the round “%(round)s”, %(count)s people of your list have no answer yet. Answers"
            " were asked for by %(day)s; “nothing known” is one."
        ) % {"round": row.name, "count": outstanding, "day": row.opinions_due_on.isoformat()}
        link = urljoin(settings.PUBLIC_URL, reverse("risk-opinions", args=[asked.pk]))
        foot = _("This mail holds no names. Sign in to see what is behind the numbers.")
        return EmailMessage(subject, "\n\n".join([text, link, foot]), to=_addresses(asked, on=on))


def _addresses(asked: RoundDepartment, *, on: date) -> list[str]:
    """Return the addresses of the colleagues who answer for the body, none for one on paper."""
    if asked.to_seq is None:
        return []
    roles = [role.value for role in WHO[Department(asked.department)]]
    with as_system(on=on):
        holders = in_force(on).filter(
            role__in=roles, org__seq__lte=asked.to_seq, org__seq_end__gte=asked.to_seq
        )
        users = User.objects.filter(is_active=True, pk__in=holders.values("user_id"))
        return list(users.exclude(email="").order_by("pk").values_list("email", flat=True))


def _send(mail: EmailMessage) -> None:
    """Send to each address by itself; one that fails does not stop the others."""
    for address in mail.to:
        try:
            EmailMessage(mail.subject, mail.body, to=[address]).send()
        except (SMTPException, OSError) as error:
            log.warning("chase_failed", extra={"reason": type(error).__name__})
