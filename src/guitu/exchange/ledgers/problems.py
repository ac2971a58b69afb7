"""What is wrong with one cell or row, with the place where the user finds it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from guitu.kernel.errors import GuituError


class CellRefused(GuituError):
    """A cell cannot be read as what its column holds. Caught by `rows`."""


@dataclass(frozen=True)
class CellProblem:
    """What is wrong, and where: row as in the user's file, column letter, heading.

    `message` is a message id with the values `params`. A warning does not refuse the row.
    """

    row: int
    column_letter: str
    heading: str
    field: str
    message: str
    params: Mapping[str, object] = field(default_factory=dict)
    is_warning: bool = False

    def __str__(self) -> str:
        return self.message % self.params if self.params else self.message
