"""What the acts of the trail are called. Each module registers its own when Django starts."""

from collections.abc import Mapping

from guitu.kernel.terms import gettext_noop

_labels: dict[str, str] = {
    "file.read": gettext_noop("File looked at"),
    "field.unmasked": gettext_noop("Protected value shown"),
}


def register(labels: Mapping[str, str]) -> None:
    """Name acts: code to English message id."""
    _labels.update(labels)


def label(act: str) -> str:
    """Return the message id of an act; one that nobody named is shown by its code."""
    return _labels.get(act, act)


def all_acts() -> list[tuple[str, str]]:
    """Return (code, message id) of every act that has a name, in the order of the codes."""
    return sorted(_labels.items())
