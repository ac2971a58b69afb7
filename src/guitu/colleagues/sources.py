"""What the modules below leave open with a colleague, for hand-over packs and calendars."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.queries import in_force
from guitu.access.scope import within
from guitu.contacts.models import Appointment
from guitu.contacts.queries import still_booked
from guitu.contacts.terms import AppointmentState, Way
from guitu.database.context import as_system
from guitu.duties.promises import Promise, PromiseSource, Sort
from guitu.duties.promises import register as register_source
from guitu.measures import queries as measures
from guitu.measures.terms import AgreementStatus, BreachPaperKind, BreachPaperStatus
from guitu.web.drafts import kept_of

UNSIGNED = (AgreementStatus.DRAFT, AgreementStatus.EXPLAINED, AgreementStatus.APPROVED)


def register() -> None:
    """Register every source once."""
    register_source(
        PromiseSource("agreements", Sort.UNFINISHED, unsigned_agreements),
        PromiseSource("appointments", Sort.BOOKED, appointments, pass_appointments_on),
        PromiseSource("breach_papers", Sort.UNFINISHED, drafted_papers),
        PromiseSource("form_drafts", Sort.UNFINISHED, form_drafts),
    )


def appointments(user_id: uuid.UUID, actor: Actor, since: date) -> Iterable[Promise]:
    """Yield the contacts booked with the user from a day on, in one query.

    One that was moved keeps its identity: `sequence` counts the moves, and what was called off
    stays as cancelled.
    """
    here = within(actor, Permission.CONTACT_READ)
    shown = still_booked(on=since) | Q(state=AppointmentState.CANCELLED)
    rows = Appointment.objects.filter(here, shown, with_user=user_id, planned_on__gte=since)
    for row in rows.order_by("planned_on", "pk"):
        first, moves = _origin(row)
        yield Promise(
            key=f"appointment-{first}",
            what=_(row.way.label),
            subject=(row._meta.label_lower, row.pk),
            org_seq=row.org_seq,
            sec_label=row.sec_label,
            person_id=row.person_id,
            on=row.planned_on,
            at=row.planned_time,
            url=reverse("person-page", args=[row.person_id]),
            is_at_home=row.way == Way.HOME_VISIT,
            sequence=moves + int(row.state == AppointmentState.CANCELLED),
            is_cancelled=row.state == AppointmentState.CANCELLED,
        )


def pass_appointments_on(ids: Sequence[uuid.UUID], user_id: uuid.UUID) -> None:
    """Let the successor keep what was booked."""
    booked = Appointment.objects.filter(pk__in=ids, state=AppointmentState.BOOKED)
    booked.update(with_user=user_id)


def _origin(row: Appointment) -> tuple[uuid.UUID, int]:
    """Return the id of the first booking and how often it was moved since."""
    moves = 0
    while row.moved_from_id is not None:
        row, moves = row.moved_from, moves + 1
    return row.pk, moves


def unsigned_agreements(user_id: uuid.UUID, actor: Actor, since: date) -> Iterable[Promise]:
    """Yield the agreements begun for people whom the user is responsible for, in one query."""
    rows = measures.agreements(actor).filter(
        status__in=UNSIGNED, measure__person__responsible=user_id, measure__voided_at=None
    )
    for row in rows.select_related("measure"):
        what = _("Agreement: %(state)s") % {"state": _(row.status.label)}
        yield Promise(
            key=f"agreement.{row.pk}",
            what=what,
            subject=(row._meta.label_lower, row.pk),
            org_seq=row.org_seq,
            sec_label=row.sec_label,
            person_id=row.measure.person_id,
            url=reverse("measure-page", args=[row.measure_id]),
        )


def drafted_papers(user_id: uuid.UUID, actor: Actor, since: date) -> Iterable[Promise]:
    """Yield the papers about missed steps drafted for the user's people and not issued yet."""
    rows = measures.breach_papers(actor).filter(
        status=BreachPaperStatus.DRAFT, measure__person__responsible=user_id
    )
    for row in rows.order_by("pk"):
        yield Promise(
            key=f"breach-paper.{row.pk}",
            what=_("Draft: %(paper)s") % {"paper": _(BreachPaperKind(row.kind).label)},
            subject=(row._meta.label_lower, row.pk),
            org_seq=row.org_seq,
            sec_label=row.sec_label,
            person_id=row.person_id,
            url=reverse("breach-paper", args=[row.pk]),
        )


def form_drafts(user_id: uuid.UUID, actor: Actor, since: date) -> Iterable[Promise]:
    """Yield how many forms the user began and never sent: a number for the office of the post.

    What was typed is sealed for the user alone and goes away with the account; the number tells
    the colleague to send it or let it go before leaving.
    """
    posts = in_force(since).filter(user=user_id).order_by("org__seq")
    org_seq = posts.values_list("org__seq", flat=True).first()
    if org_seq is None:
        return
    with as_system(on=since):
        count = kept_of(user_id, on=since)
    if count:
        said = ngettext(
            "%(count)s form begun and not sent", "%(count)s forms begun and not sent", count
        )
        yield Promise(
            key=f"form-drafts.{user_id}",
            what=said % {"count": count},
            subject=("web.draft", user_id),
            org_seq=org_seq,
        )
