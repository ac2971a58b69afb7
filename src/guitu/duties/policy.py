"""The rules that an organisation works under: law, its region's profile, and what it adopted."""

import uuid
from collections import OrderedDict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby, zip_longest
from typing import Any

from guitu import policy
from guitu.database.context import request_id
from guitu.duties.models import AdoptedPractice
from guitu.orgs.queries import region_of

CACHED = 256
_books: OrderedDict[tuple[uuid.UUID, int], policy.Rulebook] = OrderedDict()


def rules_for(org_seq: int) -> policy.Rulebook:
    """Return the rulebook of the organisation with that number.

    The standard practice template holds until the office, or one above it, has adopted its own.
    Kept for the length of one context, so that planning many measures asks the database once.
    """
    within = request_id()
    if within is None:
        return _build(org_seq)
    key = (within, org_seq)
    if key not in _books:
        _books[key] = _build(org_seq)
        while len(_books) > CACHED:
            _books.popitem(last=False)
    return _books[key]


def forget_rules() -> None:
    """Forget every kept rulebook; called when practice is adopted or voided."""
    _books.clear()


def adopted_by(org_seq: int) -> list[AdoptedPractice]:
    """Return the rows adopted by the organisation and those above it, the nearest first."""
    return list(
        AdoptedPractice.objects.filter(
            org__seq__lte=org_seq, org__seq_end__gte=org_seq, voided_at=None
        )
        .select_related("org")
        .order_by("subject", "-org__seq", "from_on")
    )


def adopted_values(subject: str, *, on: date) -> list[tuple[int, int, dict[str, Any]]]:
    """Return what offices adopted of one subject and hold on `on`: from, to, values; nearest first.

    One query for all offices. The first range that holds an organisation is the row of that
    organisation; where there is none, the standard practice holds.
    """
    rows = AdoptedPractice.objects.filter(subject=subject, from_on__lte=on, voided_at=None)
    rows = rows.select_related("org").order_by("-org__seq", "-from_on")
    return [(row.org.seq, row.org.seq_end, row.values) for row in rows]


def timeline(rows: Iterable[AdoptedPractice]) -> list[dict[str, Any]]:
    """Return adopted rows, the nearest organisation first, as the loader of policy reads them.

    A nearer organisation's rows hold from the first of them on; wider ones only before it.
    """
    found: list[dict[str, Any]] = []
    for subject, of_subject in groupby(rows, key=lambda row: row.subject):
        by_day: dict[date, AdoptedPractice] = {}
        for _org, of_org in groupby(of_subject, key=lambda row: row.org_id):
            first = min(by_day, default=date.max)
            by_day |= {row.from_on: row for row in of_org if row.from_on < first}
        days = sorted(by_day)
        for day, following in zip_longest(days, days[1:]):
            entry = {"subject": subject, "from": day, "values": by_day[day].values}
            entry["reference"] = by_day[day].reference
            entry["until"] = following - timedelta(days=1) if following else None
            found.append(entry)
    return found


def _build(org_seq: int) -> policy.Rulebook:
    return policy.rulebook(region_of(org_seq), adopted=timeline(adopted_by(org_seq)))
