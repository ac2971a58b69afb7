"""The queue of a meeting, and the reviews between rounds, as lists."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.kernel.terms import Term, gettext_noop
from guitu.orgs import queries as orgs
from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind
from guitu.people import queries as people
from guitu.risk.models import Assessment, Round
from guitu.risk.presenters.levels import level_tag
from guitu.risk.queries import panel, rounds
from guitu.risk.terms import Discussion, Trigger
from guitu.web.cells import Tag
from guitu.web.lists import Choice, Column, Empty, ListSpec
from guitu.web.templatetags.web import day


class Decided(Term):
    """Whether a level was decided already."""

    NO = "no", gettext_noop("No level yet")
    YES = "yes", gettext_noop("Level decided")


@dataclass(frozen=True)
class Source:
    """A list as it stands for one actor."""

    spec: ListSpec
    rows: QuerySet
    present: Callable[[Any], dict[str, Any]]


@dataclass
class Reader:
    """Makes rows of assessments; the names of communities are read once."""

    actor: Actor
    on: date
    places: dict[int, Org] = field(default_factory=dict)

    def row(self, one: Assessment) -> dict[str, Any]:
        """Return one person of the queue as a row."""
        org = self.places.get(one.org_seq)
        order = Discussion(one.discuss)
        stressed = order in (Discussion.FIRST, Discussion.EARLY)
        return {
            "url": reverse("risk-panel", args=[one.pk]),
            "name": people.display_name(one.person, self.actor),
            "place": org.name if org else "",
            "order": Tag(order.label, "attention" if stressed and not one.level_now else ""),
            "before": self._before(one),
            "now": level_tag(one.level_now) if one.level_now else Tag(Decided.NO.label, "quiet"),
            "opinions": Tag(gettext_noop("outstanding"), "quiet") if one.waiting else "",
            "why": _(Trigger(one.trigger).label),
            "due_on": one.due_on,
        }

    def _before(self, one: Assessment) -> str:
        if not one.level_before:
            return ""
        level = _(level_tag(one.level_before).label)
        if one.level_until < self.on:
            return _("%(level)s, expired on %(day)s") % {
                "level": level, "day": day(one.level_until)
            }  # fmt: skip
        return level


def queue_source(row: Round, actor: Actor, *, on: date) -> Source:
    """Return the people of a round in the order in which they are talked about."""
    places = _places(actor)
    reader = Reader(actor, on, {place.seq: place for place in places})
    spec = ListSpec(
        key="risk-meeting",
        columns=(
            Column("name", gettext_noop("Name"), order_by=("person__name",)),
            Column("order", gettext_noop("Order of discussion"), order_by=panel.IN_ORDER[:-1]),
            Column("place", gettext_noop("Community"), order_by=("org_seq",)),
            Column("before", gettext_noop("Level before")),
            Column("now", gettext_noop("Level of this round"), order_by=("level_now",)),
            Column("opinions", gettext_noop("Opinions")),
        ),
        filters=(
            Choice("place", gettext_noop("Community"), _in_place,
                   choices=[(str(place.seq), place.name) for place in places]),
            Choice("decided", gettext_noop("Level"), _decided, choices=Decided.choices),
            Choice("order", gettext_noop("Order of discussion"), _in_order,
                   choices=Discussion.choices),
        ),
        default_sort="order",
        empty=Empty(gettext_noop("Nobody here"), gettext_noop("Take a filter away.")),
    )  # fmt: skip
    rows = panel.queue(rounds.visible_to(actor).filter(round=row))
    return Source(spec, rows, reader.row)


def reviews_source(actor: Actor, *, on: date) -> Source:
    """Return the reviews between rounds, those without a level first by their day."""
    places = _places(actor)
    reader = Reader(actor, on, {place.seq: place for place in places})
    spec = ListSpec(
        key="risk-reviews",
        columns=(
            Column("name", gettext_noop("Name"), order_by=("person__name",)),
            Column("why", gettext_noop("Why a review"), order_by=("trigger",)),
            Column("order", gettext_noop("Order of discussion"), order_by=panel.IN_ORDER[:-1]),
            Column("due_on", gettext_noop("Decided until"), order_by=("due_on",)),
            Column("before", gettext_noop("Level before")),
            Column("now", gettext_noop("Level of this review"), order_by=("level_now",)),
            Column("place", gettext_noop("Community"), order_by=("org_seq",), shown=False),
        ),
        filters=(Choice("decided", gettext_noop("Level"), _decided, choices=Decided.choices),),
        default_sort="due_on",
        empty=Empty(
            gettext_noop("No review between rounds"),
            gettext_noop("One is opened on a person's page when something happened."),
            icon="scale",
        ),
    )
    rows = panel.queue(rounds.visible_to(actor).filter(round=None))
    return Source(spec, rows, reader.row)


def _places(actor: Actor) -> list[Org]:
    found = orgs.in_scope(within(actor, Permission.RISK_READ, column="seq"))
    return list(found.filter(kind=OrgKind.COMMUNITY))


def _in_place(rows: QuerySet, value: str) -> QuerySet:
    return rows.filter(org_seq=int(value))


def _decided(rows: QuerySet, value: str) -> QuerySet:
    return rows.filter(level_now__isnull=value == Decided.NO)


def _in_order(rows: QuerySet, value: str) -> QuerySet:
    return rows.filter(discuss=value)
