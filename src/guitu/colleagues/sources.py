"""What the modules below leave open with a colleague, for hand-over packs and calendars."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.duties.promises import Promise, PromiseSource, Sort
from guitu.duties.promises import register as register_source
from guitu.measures import queries as measures
from guitu.measures.terms import AgreementStatus

UNSIGNED = (AgreementStatus.DRAFT, AgreementStatus.EXPLAINED, AgreementStatus.APPROVED)


def register() -> None:
    """Register every source once."""
    register_source(PromiseSource("agreements", Sort.UNFINISHED, unsigned_agreements))


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
