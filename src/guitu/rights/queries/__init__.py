"""Reading the notices that people were given, and how far files are closed."""

from guitu.rights.queries.closing import (
    candidates,
    chunks,
    closing_of,
    control_ends,
    destructions,
    due_in_sight,
    facts_of,
    in_the_archive,
    last_step,
    over,
    sealed_with_number,
    step_for,
    steps_due,
    steps_of,
)
from guitu.rights.queries.notices import (
    has_been_notified,
    of_person,
    rights_notice_of,
    visible_to,
)

__all__ = [
    "candidates",
    "chunks",
    "closing_of",
    "control_ends",
    "destructions",
    "due_in_sight",
    "facts_of",
    "has_been_notified",
    "in_the_archive",
    "last_step",
    "of_person",
    "over",
    "rights_notice_of",
    "sealed_with_number",
    "step_for",
    "steps_due",
    "steps_of",
    "visible_to",
]
