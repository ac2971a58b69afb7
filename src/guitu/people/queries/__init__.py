"""Reading people's files: scope, search, duplicates."""

from guitu.people.queries.duplicates import Draft, Duplicate, duplicates, on_file_elsewhere
from guitu.people.queries.scope import (
    display_name,
    display_names,
    file_of,
    may_write,
    merges_of,
    visible_to,
    with_keys,
)
from guitu.people.queries.searching import by_id_number, matching, search

__all__ = [
    "Draft",
    "Duplicate",
    "by_id_number",
    "display_name",
    "display_names",
    "duplicates",
    "file_of",
    "matching",
    "may_write",
    "merges_of",
    "on_file_elsewhere",
    "search",
    "visible_to",
    "with_keys",
]
