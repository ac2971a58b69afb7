"""Errors are named for what is wrong and caught once, at the edge.

Each carries an English message id with named placeholders, so that the edge can say it in the
reader's language: `gettext(error.message) % error.params`.
"""

from collections.abc import Mapping
from dataclasses import dataclass


class GuituError(Exception):
    """Something the user can understand and mend; never a bug."""

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message % params if params else message)
        self.message = message
        self.params = params


class AccessDenied(GuituError):
    """The actor sees the record but may not do this with it: answered with 403."""


class WrongStatus(GuituError):
    """The process does not allow this act now: answered with 422."""


class Conflict(GuituError):
    """Somebody else changed the record in the meantime: answered with 409."""


class NotConfigured(GuituError):
    """A setting or a table that the act needs is missing or wrong."""


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one field: a message id with named placeholders and its values."""

    message: str
    params: Mapping[str, object]

    def __str__(self) -> str:
        return self.message % self.params if self.params else self.message


class BadInput(GuituError):
    """One or more fields are wrong: answered with 422, beside the fields. Nothing was written."""

    def __init__(self, fields: Mapping[str, FieldError]) -> None:
        super().__init__("; ".join(f"{name}: {error}" for name, error in fields.items()))
        self.fields = dict(fields)

    @classmethod
    def of(cls, name: str, message: str, /, **params: object) -> "BadInput":
        """Return the error for the one field `name`."""
        return cls({name: FieldError(message, params)})
