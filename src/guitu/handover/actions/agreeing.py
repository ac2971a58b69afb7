"""The person's own consent to the health summary that comes from the centre.

Without a file it stands with the hand-over, and goes into the file as soon as there is one.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.audit.actions import record
from guitu.handover.locking import part
from guitu.handover.models import HandOver, SummaryConsent
from guitu.handover.terms import ExpectedPaper
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.orgs.queries import office_of
from guitu.people import actions as people
from guitu.people.models import Person
from guitu.people.terms import ConsentPurpose, ConsentWay

PURPOSE = ConsentPurpose.HEALTH_SUMMARY


@dataclass(frozen=True)
class Agreed:
    """How the person agreed to the health summary; spoken consent names who was there."""

    way: ConsentWay
    witness: str = ""


def ask_the_person(
    hand_over: HandOver,
    papers: Collection[str],
    agreed: Agreed | None,
    *,
    actor: Actor,
    on: date,
) -> None:
    """Let a health summary be taken over only with the person's consent: PIPL Art. 29.

    A consent on record on the day `on` is used; otherwise `agreed` is put on record, in the file
    or, where there is none yet, with the hand-over. Raises BadInput where nobody has asked.
    """
    summary = ExpectedPaper.HEALTH_SUMMARY.value
    if summary not in set(papers) - set(hand_over.papers_received):
        return
    if not _is_covered(hand_over, on):
        _keep(hand_over, agreed, actor=actor, on=on)
    if hand_over.person is not None:
        people.require_consent(hand_over.person, PURPOSE, actor=actor, on=on)


def carry_agreement(hand_over: HandOver, *, actor: Actor) -> None:
    """Put the consent that stands with the hand-over into the file that was found or opened."""
    rows = SummaryConsent.objects.filter(hand_over=hand_over, voided_at=None)
    for row in rows.order_by("pk"):
        _into_file(hand_over, hand_over.person, row, actor=actor)


def _is_covered(hand_over: HandOver, on: date) -> bool:
    if hand_over.person is not None:
        return people.consent_in_force(hand_over.person, PURPOSE, on=on) is not None
    rows = SummaryConsent.objects.filter(hand_over=hand_over, voided_at=None)
    return rows.filter(given_on__lte=on).exists()


def _keep(hand_over: HandOver, agreed: Agreed | None, *, actor: Actor, on: date) -> None:
    if agreed is None:
        raise BadInput.of(
            "agreed",
            gettext_noop("Ask the person first: without consent the health summary stays with the "
                         "centre. Say how the person agreed, or leave the summary out."),
        )  # fmt: skip
    if agreed.way == ConsentWay.SPOKEN and not agreed.witness.strip():
        raise BadInput.of("witness", gettext_noop("Name who was there."))
    row = part(hand_over, SummaryConsent, actor=actor, given_on=on, way=agreed.way,
               witness=agreed.witness.strip())  # fmt: skip
    if hand_over.person is not None:
        _into_file(hand_over, hand_over.person, row, actor=actor)
        return
    row.save()
    record("handover.person_agreed", actor=actor, subject=hand_over, day=on, way=str(agreed.way))


def _into_file(hand_over: HandOver, person: Person, row: SummaryConsent, *, actor: Actor) -> None:
    office = office_of(person.org_seq)
    centre = hand_over.notice.centre_name
    consent = people.NewConsent(
        purpose=PURPOSE,
        what=_("The health summary of %(centre)s") % {"centre": centre},
        to_whom=office.name if office else _("The office that keeps the file"),
        given_on=row.given_on,
        way=row.way,
        witness=row.witness,
    )
    people.carry_consent(person, consent, actor=actor)
