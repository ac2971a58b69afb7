"""Whom a duty is about, as one actor may see it."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.routes import may_open
from guitu.duties.models import Duty
from guitu.handover import queries as handover
from guitu.kernel.terms import gettext_noop
from guitu.measures import queries as measures
from guitu.people import masking
from guitu.people.models import Person
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
    """Return whom each duty is about, by the id of its subject, in one query.

    The name stands in the file, on the release notice before there is one, or on the file sent.
    """
    asked = {duty.subject_id: _asked(duty) for duty in duties}
    names = _names({(page, key) for page, key, _org_seq in asked.values() if page}, actor)
    return {
        subject_id: Whom(_shown(names[key], actor, org_seq), page_for(actor, org_seq, page, key))
        for subject_id, (page, key, org_seq) in asked.items()
        if key in names
    }


def page_for(actor: Actor, org_seq: int, url_name: str, key: uuid.UUID) -> str:
    """Return the address of a record's page, or an empty text where the actor may not open it."""
    if not url_name:
        return ""
    try:
        url = reverse(url_name, args=[key])
    except NoReverseMatch:
        return ""
    return url if may_open(actor, url, org_seq) else ""


def _asked(duty: Duty) -> tuple[str, uuid.UUID, int]:
    """Return the page of the record that names whom a duty is about, its id, and the scope."""
    if duty.subject_type == TRANSFER:
        return "transfer-page", duty.subject_id, duty.org_seq
    if duty.person_id:
        return "person-page", duty.person_id, duty.org_seq
    page = "handover-page" if duty.subject_type == HAND_OVER else ""
    return page, duty.subject_id, duty.org_seq


def _names(wanted: set[tuple[str, uuid.UUID]], actor: Actor) -> dict[uuid.UUID, str]:
    """Return the names that stand in files, on notices and on files sent, by the record's id."""
    sources = {
        "person-page": (Person.objects.all(), "name"),
        "handover-page": (handover.visible_to(actor), "notice__person_name"),
        "transfer-page": (handover.transfers_with_duties(actor), "person_name"),
    }
    asked = {page: [key for name, key in wanted if name == page] for page in sources}
    pieces = [
        rows.filter(pk__in=asked[page]).values_list("pk", column)
        for page, (rows, column) in sources.items()
        if asked[page]
    ]
    return dict(pieces[0].union(*pieces[1:], all=True)) if pieces else {}


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
