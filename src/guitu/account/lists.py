"""The worklist as a list: its filters and its order."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from guitu.access.actors import Actor
from guitu.access.queries import stood_in_for
from guitu.account.presenters.places import place_name
from guitu.account.terms import Assigned, PutOff
from guitu.duties.kinds import all_kinds
from guitu.duties.queries import snoozed, standing
from guitu.duties.rules import Urgency
from guitu.duties.terms import Party
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org
from guitu.web.lists import Choice, Column, Empty, ListSpec

SHOWN = (Urgency.LATE, Urgency.THIS_WEEK, Urgency.OPEN)
KEY = "worklist"


def worklist_spec(
    actor: Actor,
    places: Sequence[Org],
    *,
    on: date,
    before_rows: Callable[[list[Any]], None] | None = None,
) -> ListSpec:
    """Return the worklist of `actor` on the day `on`; `places` are communities to choose from."""
    return ListSpec(
        key=KEY,
        before_rows=before_rows,
        columns=(
            Column("due", gettext_noop("Due"), order_by=("due_on",)),
            Column("what", gettext_noop("What")),
            Column("who", gettext_noop("For whom")),
            Column("place", gettext_noop("Community")),
            Column("owner", gettext_noop("Owner")),
            Column("why", gettext_noop("Why")),
        ),
        filters=_filters(actor, places, on=on),
        default_sort="due",
        page_size=20,
        empty=Empty(
            gettext_noop("Nothing to do now"),
            gettext_noop("Nothing is late, due this week or open. What comes next stands above."),
            icon="circle-check",
        ),
    )


def _filters(actor: Actor, places: Sequence[Org], *, on: date) -> tuple[Choice, ...]:
    by_code = {place.code: place for place in places}

    def of_urgency(rows: QuerySet, code: str) -> QuerySet:
        return rows.filter(standing(Urgency(code), on=on))

    def of_owner(rows: QuerySet, code: str) -> QuerySet:
        if code == Assigned.NOBODY:
            return rows.filter(assignee_id=None)
        return rows.filter(assignee_id__in=[actor.user_id, *stood_in_for(actor.user_id, on=on)])

    def put_off(rows: QuerySet, code: str) -> QuerySet:
        return rows.filter(snoozed(on=on)) if code == PutOff.ONLY else rows

    def in_place(rows: QuerySet, code: str) -> QuerySet:
        return rows.filter(org_seq=by_code[code].seq)

    urgencies = [(urgency.value, urgency.label) for urgency in SHOWN]
    kinds = [(kind.code, kind.label) for kind in all_kinds()]
    found = [
        Choice("urgency", gettext_noop("When"), of_urgency, choices=urgencies),
        Choice("owner", gettext_noop("Owner"), of_owner, choices=Assigned.choices()),
        Choice("kind", gettext_noop("What"), _of_kind, choices=kinds),
        Choice("party", gettext_noop("Whose part"), _of_party, choices=Party.choices()),
        Choice("put_off", gettext_noop("Put off"), put_off, choices=PutOff.choices()),
    ]
    if len(places) > 1:
        named = [(place.code, place_name(place)) for place in places]
        found.insert(2, Choice("place", gettext_noop("Community"), in_place, choices=named))
    return tuple(found)


def _of_kind(rows: QuerySet, code: str) -> QuerySet:
    return rows.filter(kind=code)


def _of_party(rows: QuerySet, code: str) -> QuerySet:
    return rows.filter(party=code)
