"""The plan of contacts: helper visits, calls to people living elsewhere, the family. Pure.

Months are those of the term, counted from its first day; less than a month left over at the end
belongs to the last one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from guitu.access.roles import Role
from guitu.contacts.terms import FAMILY_CONTACT, HELPER_CONTACT, PHONE_CONTACT
from guitu.duties.periods import Execution, Period, Span, every
from guitu.duties.plan import PlannedDuty
from guitu.duties.terms import Party
from guitu.measures.levels import LevelSpan
from guitu.policy import Row


@dataclass(frozen=True)
class ContactFacts:
    """What the plan of contacts is made from.

    `elsewhere` are the times in which the person lives away and is called instead of visited:
    a month counts as away when its last day is. `levels` are the risk levels that people decided:
    a row of practice may ask for more or fewer contacts of one (`by_level`), in the months on whose
    last day it holds. An expired level is none.
    """

    execution: Execution
    elsewhere: tuple[Span, ...] = ()
    has_family: bool = True
    levels: tuple[LevelSpan, ...] = ()

    def level_on(self, day: date) -> str:
        """Return the code of the level that holds on a day, empty where none does."""
        held = [one for one in self.levels if one.span.covers(day)]
        return held[-1].level if held else ""


def value(policy: Row, name: str, level: str = "") -> int:
    """Return a value of the row for a level; the row's own where it says nothing of the level."""
    of_level = policy.get("by_level", {}).get(level, {})
    return of_level.get(name, policy.get(name))


def plan(facts: ContactFacts, policy: Row, until: date) -> list[PlannedDuty]:
    """Return the contacts whose period begins on or before `until`, by due day.

    `policy` is the row of the subject contact_plan. Where a month asks for several contacts, each
    is a duty over the whole month: the first contact meets the first of them.
    """
    starts_on, ends_on = facts.execution.starts_on, facts.execution.ends_on
    if starts_on is None or ends_on is None:
        return []
    found = [
        duty
        for number, month in enumerate(every(1, starts_on, ends_on), start=1)
        for duty in contacts_of_month(number, month, facts, policy)
    ]
    if facts.has_family:
        quarters = every(policy.family_contact_months, starts_on, ends_on)
        found += [family_contact(n, period, policy) for n, period in enumerate(quarters, start=1)]
    return sorted(
        (d for d in found if d.window_from <= until and facts.execution.falls_due(d.due_on)),
        key=lambda duty: (duty.due_on, duty.key),
    )


def contacts_of_month(
    number: int, month: Period, facts: ContactFacts, policy: Row
) -> Iterator[PlannedDuty]:
    """Yield the visits of one month, or the calls where the person is away at its end."""
    is_away = any(span.covers(month.until_on) for span in facts.elsewhere)
    asked = "remote_contacts_per_month" if is_away else "helper_contacts_per_month"
    kind, name = (PHONE_CONTACT, "call") if is_away else (HELPER_CONTACT, "contact")
    times = value(policy, asked, facts.level_on(month.until_on))
    for time in range(1, times + 1):
        params = {"month": number, "time": time, "times": times}
        yield duty(f"{name}:m{number:02d}:{time}", kind, month, policy=policy, params=params)


def family_contact(number: int, period: Period, policy: Row) -> PlannedDuty:
    """Return the contact with the family of one period."""
    return duty(
        f"family:{number:02d}", FAMILY_CONTACT, period, policy=policy, params={"number": number}
    )


def duty(
    key: str, kind: str, period: Period, *, policy: Row, params: dict[str, object]
) -> PlannedDuty:
    """Return the duty of the community worker over one period."""
    return PlannedDuty(
        key=key,
        kind=kind,
        window_from=period.from_on,
        due_on=period.until_on,
        party=Party.COMMUNITY,
        role=Role.COMMUNITY_WORKER.value,
        because=policy.cites,
        params=params,
    )
