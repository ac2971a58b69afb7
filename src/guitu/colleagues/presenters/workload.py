"""Words of the workload: numbers that lead to lists, and lines that can be given to a colleague."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.access.actors import Actor
from guitu.access.models import StandIn, User
from guitu.access.permissions import Permission
from guitu.account.presenters.places import place_name
from guitu.account.presenters.worklist import Reader
from guitu.account.queries.colleagues import assignable
from guitu.colleagues import workload
from guitu.duties import queries as duties
from guitu.duties.models import Duty
from guitu.duties.policy import rules_for
from guitu.duties.rules import Urgency
from guitu.kernel.terms import gettext_noop
from guitu.orgs import queries as orgs
from guitu.people.models import Person
from guitu.people.queries import display_name
from guitu.web.templatetags.web import day

PEOPLE = "people"
NUMBERS = (
    ("late", gettext_noop("Late"), "late"),
    ("this_week", gettext_noop("Due this week"), "attention"),
    ("open", gettext_noop("Can be done now"), ""),
)
MOST = 200


def overview(actor: Actor, *, on: date) -> dict[str, Any]:
    """Return the table of colleagues with what is with each."""
    found = workload.loads(actor, on=on)
    most = _most(actor, on=on)
    rows = [_row(load, most, on=on) for load in found]
    nobody = found[-1]
    return {
        "rows": rows,
        "heads": [label for _name, label, _tone in NUMBERS],
        "answer": _answer(found),
        "nobody": nobody.people + nobody.duties["total"],
        "most": most,
        "may_arrange": actor.may_anywhere(Permission.DUTY_ASSIGN),
    }


def _answer(found: Sequence[workload.Load]) -> str:
    late = sum(load.duties["late"] for load in found)
    people = found[-1].people
    said = ngettext("%(count)s duty late", "%(count)s duties late", late) % {"count": late}
    alone = ngettext(
        "%(count)s file without a responsible worker",
        "%(count)s files without a responsible worker",
        people,
    ) % {"count": people}
    return _("%(late)s; %(alone)s.") % {"late": said, "alone": alone}


def _most(actor: Actor, *, on: date) -> int | None:
    """Return how many people one worker sees to by the practice of the actor's first office."""
    ranges = actor.ranges(Permission.DIGEST_READ)
    row = workload.most_persons(rules_for(ranges[0][0]), on=on) if ranges else None
    return row.values["most_persons"] if row else None


def _row(load: workload.Load, most: int | None, *, on: date) -> dict[str, Any]:
    url = reverse("workload-of", args=[load.user.pk]) if load.user else reverse("workload-nobody")
    return {
        "name": load.user.name if load.user else _("Nobody responsible"),
        "is_nobody": load.user is None,
        "people": load.people,
        "people_url": f"{url}?show={PEOPLE}",
        "is_above": bool(load.user and most and load.people > most),
        "duties": [
            {"value": load.duties[name], "label": label, "kind": tone, "url": f"{url}?show={name}"}
            for name, label, tone in NUMBERS
        ],
        "away": [_away(row, on=on) for row in load.away],
    }


def _away(row: StandIn, *, on: date) -> str:
    words = {
        "why": _(row.reason.label), "from": day(row.from_on), "until": day(row.until_on),
        "name": row.stand_in.name,
    }  # fmt: skip
    if row.from_on <= on:
        return _("%(why)s until %(until)s; %(name)s stands in") % words
    return _("%(why)s from %(from)s to %(until)s; %(name)s stands in") % words


@dataclass(frozen=True)
class Shown:
    """The files or duties of one colleague, or of nobody; `show` names which of them."""

    actor: Actor
    user: User | None
    show: str
    on: date

    def context(self) -> dict[str, Any]:
        """Return what the page shows."""
        shows_people = self.show not in {name for name, _label, _tone in NUMBERS}
        can_give = self.actor.may_anywhere(Permission.DUTY_ASSIGN)
        return {
            "name": self.user.name if self.user else "",
            "tabs": self._tabs(shows_people),
            "people": people_lines(self._people(), self.actor) if shows_people else [],
            "lines": [] if shows_people else duty_lines(self._duties(), self.actor, on=self.on),
            "colleagues": assignable(self.actor, on=self.on) if can_give else [],
            "pack_url": self._pack_url() if can_give else "",
            "most": MOST,
            "crumbs": [(gettext_noop("Workload"), reverse("workload"))],
        }

    def _people(self) -> Sequence[Person]:
        rows = workload.files_of_all(self.actor).filter(responsible=self.user)
        return list(rows.order_by("org_seq", "pk")[:MOST])

    def _duties(self) -> Sequence[Duty]:
        rows = workload.duties_of_all(self.actor).filter(assignee=self.user)
        rows = rows.filter(duties.standing(Urgency(self.show), on=self.on))
        return list(rows.select_related("assignee").order_by("due_on", "pk")[:MOST])

    def _tabs(self, shows_people: bool) -> list[tuple[Any, ...]]:
        here = reverse("workload-of", args=[self.user.pk]) if self.user else None
        here = here or reverse("workload-nobody")
        tabs = [(gettext_noop("Files"), f"{here}?show={PEOPLE}", shows_people)]
        return tabs + [
            (label, f"{here}?show={name}", name == self.show) for name, label, _tone in NUMBERS
        ]

    def _pack_url(self) -> str:
        if self.user is None:
            return ""
        return f"{reverse('pack-new')}?{urlencode({'leaver': self.user.pk})}"


def people_lines(people: Sequence[Person], actor: Actor) -> list[dict[str, Any]]:
    """Return files as lines: the name as the actor may see it, and the community."""
    places = orgs.names({person.org_seq for person in people}) if people else {}
    return [
        {
            "id": person.pk,
            "name": display_name(person, actor),
            "place": place_name(places.get(person.org_seq)),
            "url": (
                reverse("person-page", args=[person.pk])
                if actor.may(Permission.PERSON_READ, person.org_seq)
                else ""
            ),
            "can_give": actor.may(Permission.DUTY_ASSIGN, person.org_seq),
        }
        for person in people
    ]


def duty_lines(rows: Sequence[Duty], actor: Actor, *, on: date) -> list[Any]:
    """Return duties as lines of the worklist."""
    reader = Reader(actor, on)
    reader.load(list(rows))
    return [reader.line(duty) for duty in rows]


def preview(
    actor: Actor, people: Sequence[uuid.UUID], chosen: Sequence[uuid.UUID], *, on: date
) -> dict[str, Any]:
    """Return what will change hands: the files, the duties, and the duties that go with a file."""
    files = list(workload.files_of_all(actor).filter(pk__in=people)[:MOST])
    rows = workload.duties_of_all(actor)
    named = list(rows.filter(pk__in=chosen).select_related("assignee")[:MOST])
    former = {person.responsible_id for person in files} - {None}
    along = rows.filter(Q(assignee=None) | Q(assignee__in=former))
    along = along.filter(person_id__in=[person.pk for person in files])
    return {
        "people": people_lines(files, actor),
        "lines": duty_lines(named, actor, on=on),
        "along": along.exclude(pk__in=chosen).count() if files else 0,
        "crumbs": [(gettext_noop("Workload"), reverse("workload"))],
    }
