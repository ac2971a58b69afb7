"""Numbers of papers: one counter for each office, series and year, without gaps."""

from django.db import transaction

from guitu.orgs.queries import office_of
from guitu.papers.models import PaperNumber, ShortName
from guitu.papers.rules import derived_short_name, written


def office_seq(org_seq: int) -> int:
    """Return the number of the office that an organisation belongs to, or its own without one."""
    office = office_of(org_seq)
    return office.seq if office else org_seq


def short_name(org_seq: int) -> str:
    """Return how the office is called in the numbers of its papers."""
    office = office_of(org_seq)
    seq = office.seq if office else org_seq
    own = ShortName.objects.filter(office_seq=seq).first()
    return own.name if own else derived_short_name(office.name if office else "")


@transaction.atomic
def draw(org_seq: int, series: str, *, year: int) -> str:
    """Return the next number of a series, written out; the counter is locked until the end.

    A transaction that fails gives its number back, so that the series has no gaps.
    """
    counter, _made = PaperNumber.objects.get_or_create(
        office_seq=office_seq(org_seq), series=series, year=year
    )
    counter = PaperNumber.objects.select_for_update().get(pk=counter.pk)
    counter.last += 1
    counter.save(update_fields=["last"])
    return written(short_name(org_seq), series, year=year, number=counter.last)
