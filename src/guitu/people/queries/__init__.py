"""Reading people's files: scope, search, duplicates."""

from guitu.people.queries.attention import (
    consents_of,
    consents_visible_to,
    flags_of,
    flags_visible_to,
    with_flags,
)
from guitu.people.queries.contents import (
    Lack,
    gaps_of,
    holding,
    lacking,
    papers_of,
    papers_visible_to,
    part,
    parts_of,
    with_contents,
)
from guitu.people.queries.duplicates import Draft, Duplicate, duplicates, on_file_elsewhere
from guitu.people.queries.scope import (
    display_name,
    display_names,
    file_of,
    in_use,
    may_write,
    merges_of,
    visible_to,
    with_keys,
)
from guitu.people.queries.searching import by_id_number, matching, narrowed, search

__all__ = [
    "Draft",
    "Duplicate",
    "Lack",
    "by_id_number",
    "consents_of",
    "consents_visible_to",
    "display_name",
    "display_names",
    "duplicates",
    "file_of",
    "flags_of",
    "flags_visible_to",
    "gaps_of",
    "holding",
    "in_use",
    "lacking",
    "matching",
    "may_write",
    "merges_of",
    "narrowed",
    "on_file_elsewhere",
    "papers_of",
    "papers_visible_to",
    "part",
    "parts_of",
    "search",
    "visible_to",
    "with_contents",
    "with_flags",
    "with_keys",
]
