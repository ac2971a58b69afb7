"""Names: how they are written, read aloud, searched for and told apart."""

from guitu.people.names.likeness import Likeness, duplicate_queries, similarity
from guitu.people.names.query import query_tokens
from guitu.people.names.tokens import tokens
from guitu.people.names.writing import CleanName, clean, normal

__all__ = [
    "CleanName",
    "Likeness",
    "clean",
    "duplicate_queries",
    "normal",
    "query_tokens",
    "similarity",
    "tokens",
]
