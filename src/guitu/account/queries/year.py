"""The account of one year of one organisation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.account import figures
from guitu.account.figures import Asked, Counts, Definition
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org
from guitu.orgs.queries import by_code

FIRST_YEAR = 2008


@dataclass(frozen=True)
class YearAccount:
    """The figures of a year with what each comes to."""

    org: Org
    year: int
    asked: Asked
    figures: Sequence[tuple[Definition, Counts]]

    @property
    def is_running(self) -> bool:
        """Whether the year is not over yet, so that its figures still change."""
        return self.asked.on_day.year == self.year


def read_by(actor: Actor, code: str) -> Org | None:
    """Return the organisation with that code where the actor reads its account, or None."""
    org = Org.objects.filter(code=code).first()
    if org is None:
        return None
    covers = any(
        lo <= org.seq and org.seq_end <= hi for lo, hi in actor.ranges(Permission.ACCOUNT_READ)
    )
    return org if covers else None


def account_of(org: Org, year: int, *, on: date) -> YearAccount:
    """Return the account of a year; that of a year still running ends with the day `on`.

    Raises BadInput for a year that has not begun, or before there was a law to account for.
    """
    if not FIRST_YEAR <= year <= on.year:
        raise BadInput.of(
            "year",
            gettext_noop("Choose a year from %(first)s to %(last)s."),
            first=FIRST_YEAR,
            last=on.year,
        )
    asked = figures.of_year(org, year, on=on)
    all_figures = figures.definitions()
    counts = figures.counts(all_figures, asked)
    return YearAccount(org, year, asked, [(one, counts[one.code]) for one in all_figures])


def as_json(account: YearAccount) -> dict[str, Any]:
    """Return the account with the ids of the records behind each figure; no names."""
    ids = figures.record_ids([one for one, _counts in account.figures], account.asked)
    return {
        "org": account.org.code,
        "year": account.year,
        "figures": [
            {
                "code": one.code,
                "label": dict(one.label),
                "value": counts.numerator,
                "records": ids[one.code],
            }
            for one, counts in account.figures
        ],
    }


def of_code(code: str, year: int, *, on: date) -> YearAccount:
    """Return the account of the organisation with that code, or raise BadInput naming it."""
    return account_of(by_code(code), year, on=on)
