"""When three years are over after which nobody is under dynamic control any more. Pure.

戒毒条例 Art. 7(2): a person clean for three years. The police end it; this only counts the days, so
that the person and the office know when to ask.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from guitu.kernel.dates import add_years
from guitu.kernel.decisions import Decision
from guitu.policy import Row, Rulebook

SUBJECT, PRACTICE = "dynamic_control_end", "dynamic_control_count"


@dataclass(frozen=True)
class Path:
    """One measure: after isolation or not, its first day, and whether the police were told of a
    refusal or a serious breach under it.
    """

    after_isolation: bool
    starts_on: date | None
    was_reported: bool = False
    led_to_isolation: bool = False


@dataclass(frozen=True)
class ThreeYears:
    """The first day counted and the first day on which the three years are over, where known.

    `is_excluded` after a refusal or a serious breach, `is_restarting` while isolation that followed
    is not over: then no day can be given.
    """

    counted_from: date | None = None
    over_on: date | None = None
    is_after_isolation: bool = False
    is_excluded: bool = False
    is_restarting: bool = False


def three_years(paths: Sequence[Path], book: Rulebook, *, on: date) -> Decision[ThreeYears]:
    """Return when the three years of the newest measure are over, with the rules in force on `on`.

    The first day counts: three years from 28 March 2020 are over on 28 March 2023.
    """
    law = book.row(SUBJECT, on)
    counting = law if law.get("counted_from") else book.find(PRACTICE, on)
    because = tuple(dict.fromkeys([*law.cites, *(counting.cites if counting else ())]))
    known = [path for path in paths if path.starts_on is not None]
    if not known or counting is None:
        return Decision(ThreeYears(), because=because)
    newest = max(known, key=lambda path: path.starts_on)
    if newest.led_to_isolation:
        return Decision(ThreeYears(is_restarting=True), because=because)
    if newest.was_reported and _excludes(counting, newest):
        return Decision(ThreeYears(is_excluded=True), because=because)
    found = ThreeYears(
        counted_from=newest.starts_on,
        over_on=add_years(newest.starts_on, law.years),
        is_after_isolation=newest.after_isolation,
    )
    return Decision(found, because=because)


def _excludes(row: Row, path: Path) -> bool:
    """Return whether a refusal or breach excludes; in some regions only outside isolation."""
    only_for = row.get("excluded_only_for")
    return bool(row.get("excluded_by")) and not (only_for == "community" and path.after_isolation)
