"""Rules as data: dated rows with citations, read once, asked for the day that is judged.

book = policy.rulebook("430511", adopted=rows_of_the_office)
book.row("report_in", on=decision.received_on).days
"""

from guitu.policy import working_days
from guitu.policy.books import Rulebook, regions, rulebook
from guitu.policy.counting import day_before, last_day
from guitu.policy.loader import article_label, sources
from guitu.policy.rows import Profile, Row, Source, SourceKind

__all__ = [
    "Profile",
    "Row",
    "Rulebook",
    "Source",
    "SourceKind",
    "article_label",
    "day_before",
    "last_day",
    "regions",
    "rulebook",
    "sources",
    "working_days",
]
