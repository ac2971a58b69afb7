"""The table 尿检完成情况, with the headings that inspectors ask for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from guitu.access.actors import Actor
from guitu.drug_testing.counting import tested_many
from guitu.drug_testing.rules.cycles import Completion, Unknown
from guitu.measures.models import Measure
from guitu.measures.terms import Status
from guitu.orgs.models import Org
from guitu.people.queries import display_name

YEARS = 3
HEADS = ("姓名", "状态", "所属辖区", "社戒（社康）开始时间")
YEAR_HEADS = ("第一年", "第二年", "第三年", "总计")
PAIR = ("完成", "缺失")
TITLE = "尿检完成情况"


@dataclass(frozen=True)
class Line:
    """One measure of the table: texts, then done and missing for each year and in all.

    `excused` and `surplus` stand apart; `reason` says why nothing can be computed.
    """

    name: str
    url: str
    status: str
    place: str
    starts_on: date | None
    figures: Sequence[str]
    excused: int
    is_normal: bool | None
    reason: str = ""


def lines(
    measures: Sequence[Measure], actor: Actor, places: Mapping[int, Org], *, on: date
) -> list[Line]:
    """Return the rows of the table; measures come with their person and `status_now`."""
    return [
        _line(found.measure, found.completion(on=on), actor, places)
        for found in tested_many(measures)
    ]


def _line(
    measure: Measure, found: Completion | Unknown, actor: Actor, places: Mapping[int, Org]
) -> Line:
    place = places.get(measure.org_seq)
    known = {
        "name": display_name(measure.person, actor),
        "url": reverse("test-plan", args=[measure.pk]),
        "status": gettext(Status(measure.status_now).label),
        "place": place.name if place else "",
        "starts_on": measure.starts_on,
    }
    if isinstance(found, Unknown):
        blank = [""] * (2 * (YEARS + 1))
        return Line(**known, figures=blank, excused=0, is_normal=None, reason=gettext(found.reason))
    counts = {year.year: year for year in found.years}
    figures = []
    for year in range(1, YEARS + 1):
        count = counts.get(year)
        figures += [str(count.done), str(count.missing)] if count else ["", ""]
    figures += [str(found.total.done), str(found.total.missing)]
    return Line(**known, figures=figures, excused=found.total.excused, is_normal=found.is_normal)
