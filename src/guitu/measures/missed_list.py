"""The list of measures under which a step was missed or a paper is in work."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from guitu.access.actors import Actor
from guitu.kernel.terms import gettext_noop
from guitu.measures import missed, queries
from guitu.measures.lists import of_kind
from guitu.measures.lists import rows_of as measures_in_scope
from guitu.measures.models import BreachPaper, Measure
from guitu.measures.terms import BreachPaperKind, BreachPaperStatus, MeasureKind
from guitu.web import clock
from guitu.web.lists import Choice, Column, Empty, ListSpec


def rows_of(actor: Actor, *, on: date) -> QuerySet[Measure]:
    """Return the measures in scope with anything missed, or a paper that is not voided."""
    papers = BreachPaper.objects.filter(measure=OuterRef("pk"), voided_at=None)
    return measures_in_scope(actor, on=on).filter(missed.with_any(on) | Exists(papers))


def with_paper(rows: QuerySet[Measure], value: str) -> QuerySet[Measure]:
    """Narrow to measures with a paper that stands so."""
    papers = BreachPaper.objects.filter(measure=OuterRef("pk"), status=value, voided_at=None)
    return rows.filter(Exists(papers))


def of_paper(rows: QuerySet[Measure], value: str) -> QuerySet[Measure]:
    """Narrow to measures with a paper of that kind."""
    papers = BreachPaper.objects.filter(measure=OuterRef("pk"), kind=value, voided_at=None)
    return rows.filter(Exists(papers))


def load(measures: Sequence[Measure]) -> None:
    """Read steps and papers of a page of measures at once."""
    steps = missed.steps_of_all(measures, on=clock.today())
    papers: dict[object, list[BreachPaper]] = {}
    for row in queries.latest_papers([one.pk for one in measures]):
        papers.setdefault(row.measure_id, []).append(row)
    for measure in measures:
        measure.missed_steps = steps[measure.pk]
        measure.papers_in_work = papers.get(measure.pk, [])


MISSED = ListSpec(
    key="missed",
    columns=(
        Column("name", gettext_noop("Name")),
        Column("kind", gettext_noop("Measure"), order_by=("kind",)),
        Column("to_hear", gettext_noop("To be heard")),
        Column("counted", gettext_noop("Counts")),
        Column("paper", gettext_noop("Newest paper")),
        Column("status", gettext_noop("Stands as"), order_by=("status_now",)),
        Column("since", gettext_noop("Since"), order_by=("status_since",)),
    ),
    filters=(
        Choice("kind", gettext_noop("Measure"), of_kind, choices=MeasureKind.choices),
        Choice("paper", gettext_noop("Which paper"), of_paper, choices=BreachPaperKind.choices),
        Choice(
            "stands", gettext_noop("Paper stands as"), with_paper,
            choices=BreachPaperStatus.choices,
        ),
    ),
    default_sort="-since",
    empty=Empty(
        gettext_noop("No step was missed"),
        gettext_noop("Missed steps come from report-in, tests, contacts and absences."),
    ),
    before_rows=load,
)  # fmt: skip
