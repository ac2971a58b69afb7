"""The list of rounds, and of the people of one round."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.kernel.terms import gettext_noop
from guitu.orgs import queries as orgs
from guitu.orgs.models import Org
from guitu.people import queries as people
from guitu.risk.models import Assessment, LevelDecision
from guitu.risk.queries.rounds import levels_now
from guitu.risk.terms import Discussion, Level
from guitu.web.cells import Tag
from guitu.web.lists import Choice, Column, Empty, ListSpec, Search

MISSING = (
    ("contact", gettext_noop("Nobody was met or reached yet")),
    ("items", gettext_noop("Items not answered yet")),
    ("opinions", gettext_noop("Opinions outstanding")),
    ("level", gettext_noop("Without a level")),
    ("told", gettext_noop("Not told yet")),
)
CONDITIONS = {
    "contact": Q(has_contact=False),
    "items": Q(is_answered=False),
    "opinions": Q(is_waiting=True),
    "level": Q(level=None),
    "told": Q(level__isnull=False, is_told=False),
}
TONES = {Discussion.FIRST: "attention", Discussion.EARLY: "", Discussion.LATER: "quiet"}

ROUNDS = ListSpec(
    key="risk-rounds",
    columns=(
        Column("name", gettext_noop("Round")),
        Column("counts_from", gettext_noop("Register of"), ("counts_from",)),
        Column("closes_on", gettext_noop("To be finished by"), ("closes_on",)),
        Column("status", gettext_noop("Status"), ("status",)),
        Column("closed_on", gettext_noop("Finished on"), ("closed_on",)),
    ),
    default_sort="-counts_from",
    empty=Empty(
        gettext_noop("No risk round yet"),
        gettext_noop("Rounds are opened in January and July, for everyone on the register."),
        icon="users-group",
    ),
)
FIGURES = ListSpec(
    key="risk-figures",
    columns=ROUNDS.columns[:4],
    default_sort="-counts_from",
    empty=ROUNDS.empty,
)


def missing(rows: QuerySet, what: str) -> QuerySet:
    """Narrow to those for whom something of the round is missing."""
    return rows.filter(CONDITIONS[what]) if what in CONDITIONS else rows


def discussed(rows: QuerySet, code: str) -> QuerySet:
    """Narrow to an order of discussion."""
    return rows.filter(discuss=code)


def at_level(rows: QuerySet, code: str) -> QuerySet:
    """Narrow to those with that level in this round."""
    return rows.filter(level=code)


def in_community(rows: QuerySet, seq: str) -> QuerySet:
    """Narrow to one community."""
    return rows.filter(org_seq=seq) if seq.isdecimal() else rows


class AssessedRows:
    """Presents one page of people of a round, with the level that each had before."""

    def __init__(self, actor: Actor, places: dict[int, Org], *, on: date) -> None:
        self.actor, self.places, self.on = actor, places, on
        self.before: dict[Any, LevelDecision] = {}

    def load(self, rows: Sequence[Assessment]) -> None:
        """Read the levels that hold for all people of the page."""
        self.before = levels_now([row.person_id for row in rows], on=self.on)

    def row(self, row: Assessment) -> dict[str, Any]:
        """Return one person of a round as a row."""
        held = self.before.get(row.person_id)
        place = self.places.get(row.org_seq)
        return {
            "url": reverse("risk-assessment", args=[row.pk]),
            "name": people.display_name(row.person, self.actor),
            "place": place.name if place else "",
            "lives": _("Elsewhere") if row.lives_elsewhere else _("In the own home"),
            "contact": _mark(row.has_contact),
            "items": _mark(row.is_answered),
            "opinions": _mark(not row.is_waiting),
            "discuss": Tag(row.discuss.label, TONES.get(row.discuss, "quiet")),
            "held": _(Level(held.level).label) if held else _("None"),
            "level": Tag(Level(row.level).label, "") if row.level else "",
            "told": _mark(row.is_told),
        }


def people_spec(rows: AssessedRows, *more: Choice) -> ListSpec:
    """Return the list of the people of a round for one reader, with any further filters."""
    communities = [(str(seq), org.name) for seq, org in sorted(rows.places.items())]
    mine = people.visible_to(rows.actor)

    def named(found: QuerySet, text: str) -> QuerySet:
        return found.filter(person__in=people.narrowed(mine, rows.actor, text))

    return ListSpec(
        key="risk-people",
        columns=(
            Column("name", gettext_noop("Name"), ("person__name",)),
            Column("place", gettext_noop("Community"), ("org_seq",)),
            Column("lives", gettext_noop("Lives"), ("lives_elsewhere",), shown=False),
            Column("contact", gettext_noop("Met or reached")),
            Column("items", gettext_noop("Items")),
            Column("opinions", gettext_noop("Opinions")),
            Column("discuss", gettext_noop("Order of discussion"), ("discuss",)),
            Column("held", gettext_noop("Level now")),
            Column("level", gettext_noop("Level of this round")),
            Column("told", gettext_noop("Told")),
        ),
        filters=(
            Search("q", gettext_noop("Name, pinyin, last four digits"), named),
            Choice("community", gettext_noop("Community"), in_community, choices=communities),
            Choice("missing", gettext_noop("Missing"), missing, choices=MISSING),
            Choice(
                "discuss", gettext_noop("Order of discussion"), discussed,
                choices=Discussion.choices,
            ),
            Choice("level", gettext_noop("Level of this round"), at_level, choices=Level.choices),
            *more,
        ),
        default_sort="name",
        before_rows=rows.load,
        empty=Empty(
            gettext_noop("Nobody to assess"),
            gettext_noop("Whoever comes on the register while the round runs joins it."),
            icon="users",
        ),
    )  # fmt: skip


def places_of(office: Org | None) -> dict[int, Org]:
    """Return the organisations of an office by their number."""
    return {org.seq: org for org in orgs.below(office)} if office else {}


def _mark(is_done: bool) -> Tag:
    return Tag(gettext_noop("Yes"), "good") if is_done else Tag(gettext_noop("No"), "quiet")
