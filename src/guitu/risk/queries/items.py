"""The questions of an assessment, as they were when it was opened."""

from guitu.risk.instruments import Item, ItemSet, as_json, parse_items
from guitu.risk.models import Assessment, Instrument, Round
from guitu.risk.terms import ItemGroup


def stored(found: ItemSet) -> Instrument:
    """Return the version as it is kept; the first use of a version keeps it for good."""
    row, _new = Instrument.objects.get_or_create(
        code=found.code,
        version=found.version,
        defaults={"items": as_json(found.items), "is_profile": found.is_profile},
    )
    return row


def items_of(asked: Assessment | Round) -> tuple[Item, ...]:
    """Return the questions of an assessment or a round, in order.

    With a profile of needs its items stand for the needs of the other set.
    """
    items = parse_items(asked.instrument.items)
    if asked.profile is None:
        return items
    kept = tuple(item for item in items if item.group != ItemGroup.NEEDS)
    return (*kept, *parse_items(asked.profile.items))
