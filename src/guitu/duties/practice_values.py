"""The values of a practice row as fields of a form, and back. Pure.

An office sets numbers and choices between yes and no. Words of a row belong to the program and
stay as they are.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop

SEPARATOR = "__"
LIMITS = {
    "intervals_months": (1, 12),
    "per_month": (1, 31),
    "months": (1, 36),
    "days": (0, 366),
    "percent": (1, 100),
}


def flattened(values: Mapping[str, Any], *, above: str = "") -> Iterator[tuple[str, Any]]:
    """Yield (path, value) for every value; the parts of a path are joined by two underscores."""
    for name, value in values.items():
        path = f"{above}{name}"
        if isinstance(value, Mapping):
            yield from flattened(value, above=f"{path}{SEPARATOR}")
        else:
            yield path, value


def settable(values: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Return (path, value) of what an office may set."""
    return [(path, value) for path, value in flattened(values) if not _is_words(value)]


def typed(value: Any) -> str:
    """Return a value as it stands in a box: lists with commas, yes and no in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value)
    return str(value)


def rebuilt(model: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, Any]:
    """Return the values that were typed, in the shape of `model`; raises BadInput by path."""
    found: dict[str, Any] = {}
    for path, value in flattened(model):
        *folders, name = path.split(SEPARATOR)
        place = found
        for folder in folders:
            place = place.setdefault(folder, {})
        place[name] = value if _is_words(value) else _read(path, given[path].strip(), like=value)
    return found


def _is_words(value: Any) -> bool:
    first = value[0] if isinstance(value, list | tuple) and value else value
    return isinstance(first, str)


def _read(path: str, text: str, *, like: Any) -> Any:
    if isinstance(like, bool):
        return text == "yes"
    if isinstance(like, list | tuple):
        return [_whole(path, part.strip()) for part in text.replace("，", ",").split(",")]
    return _whole(path, text)


def _whole(path: str, text: str) -> int:
    least, most = _limits(path)
    if not text.isdecimal() or not least <= int(text) <= most:
        raise BadInput.of(
            path,
            gettext_noop("“%(text)s” is not a whole number from %(least)s to %(most)s."),
            text=text[:20], least=least, most=most,
        )  # fmt: skip
    return int(text)


def _limits(path: str) -> tuple[int, int]:
    """Return the least and the most that such a value may be, told by its name."""
    names = path.split(SEPARATOR)
    found = (both for end, both in LIMITS.items() if any(name.endswith(end) for name in names))
    return next(found, (0, 1000))
