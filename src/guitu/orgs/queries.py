"""Reading the tree of organisations, and the table of working days."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from guitu.kernel.dates import WorkingCalendar
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org, WorkingDayYear
from guitu.orgs.terms import OrgKind


def by_code(code: str) -> Org:
    """Return the organisation with that code, or raise BadInput naming the code."""
    org = Org.objects.filter(code=code).first()
    if org is None:
        raise BadInput.of("org", gettext_noop("There is no organisation “%(code)s”."), code=code)
    return org


def below(org: Org) -> QuerySet[Org]:
    """Return the organisation and everything below it, in the order of the tree."""
    return Org.objects.filter(seq__range=(org.seq, org.seq_end)).order_by("seq")


def in_scope(condition: Q) -> QuerySet[Org]:
    """Return the organisations that meet a condition of `access.scope.within`, column `seq`."""
    return Org.objects.filter(condition).order_by("seq")


def names(seqs: Iterable[int]) -> dict[int, Org]:
    """Return organisations by their number, in one query, for lists."""
    return {org.seq: org for org in Org.objects.filter(seq__in=set(seqs))}


def office_of(seq: int) -> Org | None:
    """Return the sub-district office to which the organisation with number `seq` belongs."""
    return (
        Org.objects.filter(kind=OrgKind.SUBDISTRICT, seq__lte=seq, seq_end__gte=seq)
        .order_by("-seq")
        .first()
    )


def region_of(seq: int) -> str:
    """Return the code of the jurisdiction profile of an organisation: the nearest one set above."""
    regions = (
        Org.objects.filter(seq__lte=seq, seq_end__gte=seq)
        .exclude(region="")
        .order_by("-seq")
        .values_list("region", flat=True)
    )
    return regions.first() or "cn"


def working_calendar() -> WorkingCalendar:
    """Return the table of working days as the kernel reads it."""
    rows = list(WorkingDayYear.objects.all())
    return WorkingCalendar(
        years={row.year for row in rows},
        days_off={date.fromisoformat(day) for row in rows for day in row.days_off},
        make_up_days={date.fromisoformat(day) for row in rows for day in row.make_up_days},
    )


def years_entered() -> set[int]:
    """Return the years for which the table of working days has an arrangement."""
    return set(WorkingDayYear.objects.values_list("year", flat=True))


def years() -> QuerySet[WorkingDayYear]:
    """Return the arrangements of all years, the newest first."""
    return WorkingDayYear.objects.order_by("-year")
