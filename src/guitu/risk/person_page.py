"""What risk rounds add to a person's page: the level that holds, explaining itself."""

from datetime import date

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.kernel.terms import gettext_noop
from guitu.people import sections
from guitu.people.models import Person
from guitu.risk.presenters.levels import level_card


def register() -> None:
    """Register everything once."""
    sections.register(
        sections.Section(
            "risk_level", gettext_noop("Risk level"), "risk/_level.html", level, order=30,
            tab="measure", needs=Permission.RISK_READ,
        ),
    )  # fmt: skip


def level(person: Person, actor: Actor, on: date) -> dict[str, object]:
    """Return the level of a person, the rounds before, and what may be done."""
    return {"level": level_card(person, actor, on=on)}
