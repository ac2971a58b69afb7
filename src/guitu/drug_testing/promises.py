"""Call-ups to tests, as what is booked with whoever is responsible for the person."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.scope import within
from guitu.drug_testing import queries
from guitu.drug_testing.models import CallUp
from guitu.duties import promises
from guitu.duties.promises import Promise, PromiseSource, Sort


def register() -> None:
    """Register the source once."""
    promises.register(PromiseSource("call_ups", Sort.BOOKED, call_ups))


def call_ups(user_id: uuid.UUID, actor: Actor, since: date) -> Iterable[Promise]:
    """Yield the call-ups of the user's people from a day on, in two queries.

    One that was moved keeps its identity, `sequence` counts the moves. One that was voided stays
    as cancelled; one of which the result is on record is no longer booked.
    """
    here = CallUp.objects.filter(within(actor, queries.READ), measure__person__responsible=user_id)
    coming = here.filter(call_on__gte=since, moved_to=None).exclude(measure__ends_on__lt=since)
    voided = coming.filter(voided_at__isnull=False)
    found = [*queries.open_call_ups(coming).order_by("call_on", "pk"), *voided.order_by("pk")]
    before = dict(here.filter(moved_to__isnull=False).values_list("moved_to", "pk"))
    for row in found:
        yield _promise(row, before)


def _promise(row: CallUp, before: Mapping[uuid.UUID, uuid.UUID]) -> Promise:
    first, moves = row.pk, 0
    while first in before:
        first, moves = before[first], moves + 1
    is_voided = row.voided_at is not None
    return Promise(
        key=f"call-up-{first}",
        what=_("Call-up to a test"),
        subject=(row._meta.label_lower, row.pk),
        org_seq=row.org_seq,
        sec_label=row.sec_label,
        person_id=row.person_id,
        on=row.call_on,
        at=row.call_at,
        url=reverse("test-call", args=[row.pk]),
        sequence=moves + int(is_voided),
        is_cancelled=is_voided,
    )
