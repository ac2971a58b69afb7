"""Acts on the tree of organisations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org, WorkingDayYear
from guitu.orgs.terms import OrgKind
from guitu.policy import working_days

ROOM = {
    OrgKind.NATION: 2_000_000_000,
    OrgKind.PROVINCE: 50_000_000,
    OrgKind.CITY: 2_000_000,
    OrgKind.DISTRICT: 100_000,
    OrgKind.SUBDISTRICT: 1_000,
}
LEAF = 1


@dataclass(frozen=True)
class NewOrg:
    """What is known of an organisation before it stands in the tree."""

    code: str
    name: str
    kind: OrgKind
    name_en: str = ""
    region: str = ""
    phone: str = ""


@transaction.atomic
def add(new: NewOrg, *, parent: Org | None) -> Org:
    """Put an organisation into the tree, after its last sibling, with room for those below it.

    Numbers are given with gaps by kind, so that adding one never renumbers another. Raises
    BadInput when the code is taken or the parent has no room left.
    """
    if Org.objects.filter(code=new.code).exists():
        raise BadInput.of(
            "code", gettext_noop("The code %(code)s is already taken."), code=new.code
        )
    if parent is not None:
        parent = Org.objects.select_for_update().get(pk=parent.pk)
    last = Org.objects.filter(parent=parent).order_by("-seq_end").first()
    start = last.seq_end + 1 if last else (parent.seq + 1 if parent else 1)
    end = start + ROOM.get(new.kind, LEAF) - 1
    if parent is not None and end > parent.seq_end:
        raise BadInput.of(
            "parent", gettext_noop("There is no room left below %(name)s."), name=parent.name
        )
    return Org.objects.create(parent=parent, seq=start, seq_end=end, **vars(new))


@transaction.atomic
def store_working_days(
    year: int, days_off: Iterable[date], make_up_days: Iterable[date], *, source: str
) -> WorkingDayYear:
    """Store the arrangement of one year in place of what stood there."""
    row, _created = WorkingDayYear.objects.update_or_create(
        year=year,
        defaults={
            "days_off": sorted(day.isoformat() for day in days_off),
            "make_up_days": sorted(day.isoformat() for day in make_up_days),
            "source": source,
        },
    )
    return row


def seed_working_days() -> int:
    """Enter the years that the library knows and nobody has entered; return how many."""
    entered = set(WorkingDayYear.objects.values_list("year", flat=True))
    rows = []
    for year in working_days.known_years():
        if year not in entered:
            off, make_up = working_days.seed(year)
            rows.append(
                WorkingDayYear(
                    year=year,
                    days_off=[day.isoformat() for day in sorted(off)],
                    make_up_days=[day.isoformat() for day in sorted(make_up)],
                    source="chinesecalendar",
                )
            )
    WorkingDayYear.objects.bulk_create(rows)
    return len(rows)
