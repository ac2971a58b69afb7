"""The values of a practice row as fields of a form, and back. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop

SEPARATOR = "__"


def flattened(values: Mapping[str, Any], *, above: str = "") -> Iterator[tuple[str, Any]]:
    """Yield (path, value) for every value; the parts of a path are joined by two underscores."""
    for name, value in values.items():
        path = f"{above}{name}"
        if isinstance(value, Mapping):
            yield from flattened(value, above=f"{path}{SEPARATOR}")
        else:
            yield path, value


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
        place[name] = _read(path, given[path].strip(), like=value)
    return found


def _read(path: str, text: str, *, like: Any) -> Any:
    if isinstance(like, bool):
        return text == "yes"
    if isinstance(like, int):
        return _whole(path, text)
    if isinstance(like, list | tuple):
        parts = [part.strip() for part in text.replace("，", ",").split(",") if part.strip()]
        if like and isinstance(like[0], int):
            return [_whole(path, part) for part in parts]
        return parts
    return text


def _whole(path: str, text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= 1000:
        raise BadInput.of(path, gettext_noop("“%(text)s” is not a whole number."), text=text[:20])
    return int(text)
