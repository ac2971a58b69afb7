"""The kinds of duty that exist: what each is called, and what would clear it.

A module registers its own in `<module>/terms.py`; the registry is filled when Django starts.
"""

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

MODULES = (
    "handover", "measures", "drug_testing", "contacts", "absences", "aid", "papers", "people",
    "rights", "risk", "portal", "exchange",
)  # fmt: skip


@dataclass(frozen=True)
class DutyKind:
    """A kind of duty. `label` names it, `clears` says what would clear it; both message ids.

    `url_name` is the page where the work is done, reversed with the id of the subject; `action` is
    the word on the button that leads there. What `is_right` is something that a person may ask for
    until the due day: after it the right has lapsed, and nobody is late. `late` says what follows,
    and what does not, once it is late.
    """

    code: str
    label: str
    clears: str
    url_name: str = ""
    is_right: bool = False
    action: str = ""
    late: str = ""


_kinds: dict[str, DutyKind] = {}


def register(*kinds: DutyKind) -> None:
    """Add kinds to the registry; a code is registered once."""
    for kind in kinds:
        if _kinds.get(kind.code, kind) != kind:
            raise ValueError(f"Two kinds of duty are called {kind.code}.")
        _kinds[kind.code] = kind


def kind(code: str) -> DutyKind:
    """Return the kind with that code; an unknown one is shown by its code."""
    return _kinds.get(code) or DutyKind(code, code, "")


def all_kinds() -> list[DutyKind]:
    """Return every registered kind in the order of registration."""
    return list(_kinds.values())


def rights() -> tuple[str, ...]:
    """Return the codes of the kinds that lapse with their due day instead of being late."""
    return tuple(code for code, kind in _kinds.items() if kind.is_right)


def register_all() -> None:
    """Register the `DUTY_KINDS` of every module that has them."""
    for module in MODULES:
        name = f"guitu.{module}.terms"
        if find_spec(f"guitu.{module}") and find_spec(name):
            register(*getattr(import_module(name), "DUTY_KINDS", ()))
