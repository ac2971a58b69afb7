"""Whom a duty is about, as one actor may see it."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, resolve, reverse

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.duties.models import Duty
from guitu.handover import queries as handover
from guitu.kernel.terms import gettext_noop
from guitu.measures import queries as measures
from guitu.people import masking
from guitu.people.queries import display_names
from guitu.web.cells import Tag

HAND_OVER = "handover.handover"
MEASURE = "measures.measure"
TRANSFER = "handover.filetransfer"


@dataclass(frozen=True)
class Whom:
    """A name, masked where the actor's post shows no names, and the page of the file."""

    name: str
    url: str = ""


def whom(duties: Iterable[Duty], actor: Actor) -> dict[uuid.UUID, Whom]:
    """Return whom each duty is about, by the id of its subject; three queries at most."""
    duties = list(duties)
    names = display_names({duty.person_id for duty in duties if duty.person_id}, actor)
    found = {
        duty.subject_id: Whom(
            names[duty.person_id], page_for(actor, duty.org_seq, "person-page", duty.person_id)
        )
        for duty in duties
        if duty.person_id in names
    }
    found |= _before_a_file(
        [d.subject_id for d in duties if d.subject_type == HAND_OVER and not d.person_id], actor
    )
    return found | _of_files_sent([d for d in duties if d.subject_type == TRANSFER], actor)


def page_for(actor: Actor, org_seq: int, url_name: str, key: uuid.UUID) -> str:
    """Return the address of a record's page, or an empty text where the actor may not open it."""
    if not url_name:
        return ""
    try:
        url = reverse(url_name, args=[key])
    except NoReverseMatch:
        return ""
    needs = getattr(resolve(url).func, "needs", None)
    return url if needs is None or actor.may(needs, org_seq) else ""


def _before_a_file(hand_over_ids: list[uuid.UUID], actor: Actor) -> dict[uuid.UUID, Whom]:
    """Return the names on release notices whose person has no file yet."""
    if not hand_over_ids:
        return {}
    rows = handover.visible_to(actor).filter(pk__in=hand_over_ids)
    return {
        row.pk: Whom(
            _shown(row.notice.person_name, actor, row.org_seq),
            page_for(actor, row.org_seq, "handover-page", row.pk),
        )
        for row in rows
    }


def _of_files_sent(duties: list[Duty], actor: Actor) -> dict[uuid.UUID, Whom]:
    """Return the names on files between offices; the duties name no person."""
    if not duties:
        return {}
    offices = {duty.subject_id: duty.org_seq for duty in duties}
    rows = handover.transfers_with_duties(actor).filter(pk__in=offices)
    return {
        row.pk: Whom(
            _shown(row.person_name, actor, offices[row.pk]),
            page_for(actor, offices[row.pk], "transfer-page", row.pk),
        )
        for row in rows
    }


def _shown(name: str, actor: Actor, org_seq: int) -> str:
    return name if actor.may(Permission.PERSON_NAME, org_seq) else masking.name(name)


def facts_of(duty: Duty, actor: Actor) -> list[tuple[str, object]]:
    """Return the facts that the plan of a duty was made from, as (message id, value)."""
    readers = {HAND_OVER: _of_hand_over, MEASURE: _of_measure, TRANSFER: _of_transfer}
    read = readers.get(duty.subject_type)
    return read(duty, actor) if read else []


def _of_hand_over(duty: Duty, actor: Actor) -> list[tuple[str, object]]:
    row = handover.visible_to(actor).filter(pk=duty.subject_id).first()
    if row is None:
        return []
    return [
        (gettext_noop("Notice received on"), row.notice.received_on),
        (gettext_noop("Release on"), row.release_on),
        (gettext_noop("Stage"), Tag(row.stage.label)),
    ]


def _of_measure(duty: Duty, actor: Actor) -> list[tuple[str, object]]:
    row = measures.visible_to(actor).filter(pk=duty.subject_id).first()
    if row is None:
        return []
    return [
        (gettext_noop("Measure"), Tag(row.kind.label)),
        (gettext_noop("Decision received on"), row.received_on),
        (gettext_noop("Reported in on"), row.reported_on),
        (gettext_noop("First day of the term"), row.starts_on),
        (gettext_noop("Last day of the term"), row.ends_on),
    ]


def _of_transfer(duty: Duty, actor: Actor) -> list[tuple[str, object]]:
    row = handover.transfers_with_duties(actor).filter(pk=duty.subject_id).first()
    if row is None:
        return []
    return [
        (gettext_noop("File offered on"), row.sent_on),
        (gettext_noop("Stage"), Tag(row.stage.label)),
    ]
