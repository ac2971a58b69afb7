"""Vocabularies: a stored code and its label, once."""

from enum import StrEnum


def gettext_noop(message: str) -> str:
    """Mark `message` for translation and return it unchanged; this layer knows no Django."""
    return message


class Term(StrEnum):
    """A closed vocabulary. A member is its stored code; `label` is the English message id.

    class Status(Term):
        DRAFT = "draft", gettext_noop("Draft")
    """

    label: str

    def __new__(cls, code: str, label: str = "") -> "Term":
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return (code, label) in the order of definition."""
        return [(member.value, member.label) for member in cls]
