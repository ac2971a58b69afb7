"""The list of files whose time is over."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.access.actors import Actor
from guitu.database.models import SEALED
from guitu.kernel.terms import gettext_noop
from guitu.people.models import Person
from guitu.people.queries import display_name
from guitu.rights import queries
from guitu.rights.presenters import FileLine, lines_of
from guitu.rights.terms import FileStage
from guitu.web.lists import Choice, Column, Empty, ListSpec


def stands_as(rows: QuerySet, stage: str) -> QuerySet:
    """Narrow to files that stand so now."""
    return rows.filter(
        {
            FileStage.OPEN: Q(narrowed_on=None, sec_label__lt=SEALED),
            FileStage.NARROWED: Q(narrowed_on__isnull=False, sec_label__lt=SEALED),
            FileStage.SEALED: Q(sec_label__gte=SEALED),
        }[FileStage(stage)]
    )


class OverRows:
    """Presents one page of files; `load` reads what the rules are told of all of them at once.

    A file that was judged already, while those that wait were counted, is not read again.
    """

    def __init__(self, actor: Actor, *, on: date) -> None:
        self.actor, self.on = actor, on
        self.lines: dict[object, FileLine] = {}

    def waiting(self, people: QuerySet[Person]) -> int:
        """Return how many of the files wait for their next step, judged chunk by chunk."""
        count = 0
        for chunk in queries.chunks(people):
            lines = lines_of(chunk, on=self.on)
            self.lines = self.lines or dict(lines)
            count += sum(line.is_due for line in lines.values())
        return count

    def load(self, people: Sequence[Person]) -> None:
        """Judge every file of the page."""
        missing = [person for person in people if person.pk not in self.lines]
        self.lines |= lines_of(missing, on=self.on) if missing else {}

    def row(self, person: Person) -> dict[str, Any]:
        """Return one row of the list."""
        line = self.lines[person.pk]
        return {
            "url": reverse("file-closing", args=[person.pk]),
            "name": display_name(person, self.actor),
            "stage": line.stage,
            "ended_on": line.ended_on or "",
            "next": line.next_step,
            "because": line.because,
        }


def over_spec(rows: OverRows) -> ListSpec:
    """Return the list for one reader."""
    stages = [stage for stage in FileStage.choices() if stage[0] != FileStage.DESTRUCTION_DUE]
    return ListSpec(
        key="files-over",
        columns=(
            Column("name", gettext_noop("Name")),
            Column("stage", gettext_noop("Stands as")),
            Column("ended_on", gettext_noop("Ended on")),
            Column("next", gettext_noop("What comes next")),
            Column("because", gettext_noop("Why")),
            Column("narrowed_on", gettext_noop("Narrowed on"), ("narrowed_on",), shown=False),
        ),
        filters=(Choice("stage", gettext_noop("Stands as"), stands_as, choices=stages),),
        default_sort="narrowed_on",
        before_rows=rows.load,
        empty=Empty(
            gettext_noop("No file whose time is over"),
            gettext_noop("A file comes here on the day on which its measure ends."),
            icon="archive",
        ),
    )


def answer(waiting: int) -> str:
    """Return the first line of the page: how many files wait for something."""
    if waiting:
        return ngettext(
            "%(count)s file waits for its next step; it is done by itself within a day.",
            "%(count)s files wait for their next step; it is done by itself within a day.",
            waiting,
        ) % {"count": waiting}
    return _("Nothing is due: every file stands as its day asks.")
