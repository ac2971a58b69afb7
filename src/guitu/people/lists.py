"""The list of people: columns, filters, order. Other modules add columns and filters."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from guitu.access.actors import Actor
from guitu.kernel.terms import Term, gettext_noop
from guitu.orgs.models import Org
from guitu.people import queries, sections
from guitu.people.presenters.rows import PersonRows
from guitu.people.terms import FlagKind
from guitu.web.lists import Choice, Column, DayFilter, Empty, ListSpec, Search

KEY = "people"


class Whose(Term):
    """Whose files are shown."""

    MINE = "mine", gettext_noop("Mine")
    NOBODY = "nobody", gettext_noop("Nobody's")


def _not_narrowed(rows: QuerySet, text: str) -> QuerySet:
    """The page of the search box finds and ranks by itself."""
    return rows


SEARCHED = ListSpec(
    key="people-search",
    columns=(Column("name", gettext_noop("Name")),),
    filters=(Search("q", gettext_noop("Name"), _not_narrowed),),
)


def people_spec(actor: Actor, places: Sequence[Org], rows: PersonRows, *, on: date) -> ListSpec:
    """Return the list as `actor` sees it; `places` are communities to choose from."""
    return ListSpec(
        key=KEY,
        columns=(
            Column("name", gettext_noop("Name"), order_by=("name",)),
            Column("born", gettext_noop("Sex and age"), order_by=("birth_on",)),
            *(Column(c.code, c.label) for c in sections.registered(sections.ListColumn)),
            Column("place", gettext_noop("Community"), order_by=("org_seq",)),
            Column("responsible", gettext_noop("Responsible")),
            Column("id_number", gettext_noop("ID number"), shown=False),
            Column("opened_on", gettext_noop("Opened on"), order_by=("pk",)),
        ),
        filters=(*_filters(actor, places, on=on), *_registered(actor, on=on)),
        default_sort="-opened_on",
        before_rows=rows.load,
        empty=Empty(
            gettext_noop("No file yet"),
            gettext_noop("A file begins with a release notice, a ledger or by hand."),
            icon="users",
        ),
    )


def _filters(actor: Actor, places: Sequence[Org], *, on: date) -> list[Choice | Search]:
    by_code = {place.code: place for place in places}

    def found(rows: QuerySet, text: str) -> QuerySet:
        return queries.narrowed(rows, actor, text)

    def in_place(rows: QuerySet, code: str) -> QuerySet:
        return rows.filter(org_seq__range=(by_code[code].seq, by_code[code].seq_end))

    def owned(rows: QuerySet, code: str) -> QuerySet:
        return rows.filter(responsible=actor.user_id if code == Whose.MINE else None)

    def incomplete(rows: QuerySet, code: str) -> QuerySet:
        return rows.filter(queries.lacking(queries.Lack(code), on=on))

    filters: list[Choice | Search] = [
        Search("q", gettext_noop("Name, pinyin, ID or phone number, last four"), found),
        Choice("whose", gettext_noop("Responsible"), owned, choices=Whose.choices),
        Choice("lacks", gettext_noop("Missing"), incomplete, choices=queries.Lack.choices),
    ]
    if len(places) > 1:
        options = [(place.code, place.name) for place in places]
        filters.insert(1, Choice("place", gettext_noop("Community"), in_place, choices=options))
    return filters


def _registered(actor: Actor, *, on: date) -> list[Choice]:
    def choice(entry: sections.ListFilter) -> Choice:
        def narrow(rows: QuerySet, code: str) -> QuerySet:
            return rows.filter(entry.condition(code, on))

        return Choice(entry.code, entry.label, narrow, choices=lambda: entry.choices(actor))

    return [choice(entry) for entry in sections.registered(sections.ListFilter)]


def flags_spec(places: Sequence[Org], *, on: date) -> ListSpec:
    """Return the list of open flags; those whose day comes first stand on top."""
    by_code = {place.code: place for place in places}

    def in_place(rows: QuerySet, code: str) -> QuerySet:
        return rows.filter(org_seq__range=(by_code[code].seq, by_code[code].seq_end))

    filters: list[Choice | DayFilter] = [
        Choice("kind", gettext_noop("What it is about"), _of_kind, choices=FlagKind.choices),
        DayFilter("until", gettext_noop("Ends by"), _ending_by),
    ]
    if len(places) > 1:
        options = [(place.code, place.name) for place in places]
        filters.insert(0, Choice("place", gettext_noop("Community"), in_place, choices=options))
    return ListSpec(
        key="flags",
        columns=(
            Column("name", gettext_noop("Name"), order_by=("person__name",)),
            Column("kind", gettext_noop("What it is about"), order_by=("kind",),
                   template="people/_said.html"),
            Column("text", gettext_noop("In a few words")),
            Column("until_on", gettext_noop("Until"), order_by=("until_on",)),
            Column("place", gettext_noop("Community"), order_by=("org_seq",)),
            Column("by", gettext_noop("Put there by")),
            Column("choose", gettext_noop("Tick"), template="people/_choose_flag.html"),
        ),
        filters=tuple(filters),
        default_sort="until_on",
        empty=Empty(
            gettext_noop("No flag stands on a file"),
            gettext_noop("A flag is put on a file from its head, until a day."),
            icon="bell",
        ),
    )  # fmt: skip


def _of_kind(rows: QuerySet, code: str) -> QuerySet:
    return rows.filter(kind=code)


def _ending_by(rows: QuerySet, day: date) -> QuerySet:
    return rows.filter(until_on__lte=day)
