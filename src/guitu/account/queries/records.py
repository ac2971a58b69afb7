"""What the records behind a figure are called, as one actor may see it."""

import uuid
from collections.abc import Sequence

from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.account.queries.subjects import whom
from guitu.aid import queries as aid
from guitu.aid.presenters.tags import listed_kind
from guitu.duties import kinds
from guitu.duties import queries as duties
from guitu.handover import queries as handover
from guitu.measures import queries as measures
from guitu.people.models import Person
from guitu.risk.queries import rounds
from guitu.risk.queries.steps import objections_visible_to

Ids = Sequence[uuid.UUID]
Labels = dict[uuid.UUID, str]


def labels(record: str, ids: Ids, actor: Actor) -> Labels:
    """Return what each record is called: names only where the actor's post shows names."""
    return {
        "people.person": _people,
        "handover.handover": _hand_overs,
        "measures.agreement": _agreements,
        "duties.duty": _duties,
        "aid.need": _needs,
        "aid.aidrequest": _requests,
        "aid.job": _jobs,
        "risk.assessment": _assessments,
        "risk.objection": _objections,
    }[record](ids, actor)


def _people(ids: Ids, actor: Actor) -> Labels:
    rows = Person.objects.filter(pk__in=ids).only("pk", "name", "org_seq")
    return {row.pk: row.name for row in rows if actor.may(Permission.PERSON_NAME, row.org_seq)}


def _hand_overs(ids: Ids, actor: Actor) -> Labels:
    return {
        row.pk: f"{_(row.stage.label)}{_named(row.notice.person_name, actor, row.org_seq)}"
        for row in handover.visible_to(actor).filter(pk__in=ids)
    }


def _agreements(ids: Ids, actor: Actor) -> Labels:
    rows = measures.agreements(actor).filter(pk__in=ids).select_related("person")
    return {
        row.pk: _("Version %(number)s") % {"number": row.number}
        + _named(row.person.name, actor, row.org_seq)
        for row in rows
    }


def _needs(ids: Ids, actor: Actor) -> Labels:
    rows = aid.needs(actor).filter(pk__in=ids).select_related("person")
    return {
        row.pk: listed_kind(row.kind) + _named(row.person.name, actor, row.org_seq) for row in rows
    }


def _requests(ids: Ids, actor: Actor) -> Labels:
    rows = aid.requests_out(actor).filter(pk__in=ids).select_related("person")
    return {row.pk: row.to_name + _named(row.person.name, actor, row.org_seq) for row in rows}


def _jobs(ids: Ids, actor: Actor) -> Labels:
    rows = aid.jobs(actor).filter(pk__in=ids).select_related("person")
    return {row.pk: _(row.kind.label) + _named(row.person.name, actor, row.org_seq) for row in rows}


def _assessments(ids: Ids, actor: Actor) -> Labels:
    rows = rounds.visible_to(actor).filter(pk__in=ids).select_related("person", "round")
    return {
        row.pk: (row.round.name if row.round else _(row.trigger.label))
        + _named(row.person.name, actor, row.org_seq)
        for row in rows
    }


def _objections(ids: Ids, actor: Actor) -> Labels:
    rows = objections_visible_to(actor).filter(pk__in=ids)
    return {
        row.pk: _(row.state.label) + _named(row.person.name, actor, row.org_seq) for row in rows
    }


def _duties(ids: Ids, actor: Actor) -> Labels:
    rows = list(duties.visible_to(actor).filter(pk__in=ids))
    people = whom(rows, actor)
    found = {}
    for row in rows:
        who = people.get(row.subject_id)
        name = who.name if who else ""
        found[row.pk] = f"{_(kinds.kind(row.kind).label)}{_named(name, actor, row.org_seq)}"
    return found


def _named(name: str, actor: Actor, org_seq: int) -> str:
    return f" · {name}" if name and actor.may(Permission.PERSON_NAME, org_seq) else ""
