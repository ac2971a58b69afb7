"""Leaves families of classes that no page uses out of a style sheet."""

import re
from collections.abc import Iterator

CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
NESTED = ("@media", "@supports", "@layer")


def without(source: str, families: tuple[str, ...]) -> str:
    """Return `source` without the selectors that name a class of one of `families`.

    A family is the first part of a class name: `navbar` covers `.navbar` and `.navbar-brand`.
    """
    plain = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    return "".join(_kept(plain, families))


def _kept(source: str, families: tuple[str, ...]) -> Iterator[str]:
    for head, body in _rules(source):
        if body is None:
            yield head
        elif head.startswith(NESTED):
            inner = "".join(_kept(body, families))
            if inner:
                yield f"{head}{{{inner}}}\n"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}\n"
        else:
            selectors = [one for one in _split(head) if not _names(one, families)]
            if selectors:
                yield f"{','.join(selectors)}{{{body}}}\n"


def _names(selector: str, families: tuple[str, ...]) -> bool:
    used = CLASS.findall(selector)
    return any(
        name == family or name.startswith(f"{family}-") for name in used for family in families
    )


def _rules(source: str) -> Iterator[tuple[str, str | None]]:
    """Yield (head, body) of each rule, and (statement, None) for those without a body."""
    at = 0
    while at < len(source):
        brace, semicolon = source.find("{", at), source.find(";", at)
        if brace < 0:
            return
        if 0 <= semicolon < brace:
            yield source[at : semicolon + 1].strip(), None
            at = semicolon + 1
            continue
        end = _closing(source, brace)
        yield source[at:brace].strip(), source[brace + 1 : end]
        at = end + 1


def _closing(source: str, brace: int) -> int:
    depth = 0
    for match in re.finditer(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|[{}]', source[brace:]):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        if depth == 0:
            return brace + match.start()
    raise ValueError("The style sheet ends inside a rule.")


def _split(head: str) -> list[str]:
    """Split a selector list at the commas outside parentheses."""
    parts, depth, start = [], 0, 0
    for at, sign in enumerate(head):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and depth == 0:
            parts.append(head[start:at].strip())
            start = at + 1
    return [*parts, head[start:].strip()]
