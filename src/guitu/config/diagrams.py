"""Draws every table of states for the documentation."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import guitu
from guitu.kernel.transitions import Transitions

WHERE = ("terms", "rules")
HEAD = """# States

Drawn from the tables in the code by `guitu statediagram`; a test compares. An arrow is an act; the
papers that it asks for stand in the table below each diagram.
"""


def document() -> str:
    """Return the page `docs/reference/states.md`."""
    return "\n".join([HEAD, *(_section(name, table) for name, table in tables())])


def tables() -> list[tuple[str, Transitions]]:
    """Return every table of states with the module that it belongs to, by name."""
    found: dict[int, tuple[str, Transitions]] = {}
    for module in iter_modules(guitu.__path__):
        for part in WHERE:
            for place in _modules(f"guitu.{module.name}.{part}"):
                for value in vars(place).values():
                    if isinstance(value, Transitions):
                        found[id(value)] = (module.name, value)
    return sorted(found.values(), key=lambda one: (one[0], one[1].name))


def _modules(name: str) -> Iterator[ModuleType]:
    try:
        module = import_module(name)
    except ModuleNotFoundError as error:
        if error.name == name or name.startswith(f"{error.name}."):
            return
        raise
    yield module
    for inner in iter_modules(getattr(module, "__path__", ())):
        yield import_module(f"{name}.{inner.name}")


def _section(module: str, table: Transitions) -> str:
    lines = [f"## {module}: {table.name.replace('_', ' ')}", "", "```mermaid", "stateDiagram-v2"]
    states = {state.value: state for row in table.rows for state in (row.source, row.target)}
    lines += [f"  {code}: {state.label}" for code, state in states.items()]
    targets = {row.target for row in table.rows if row.target != row.source}
    lines += [f"  [*] --> {code}" for code, state in states.items() if state not in targets]
    lines += [f"  {row.source} --> {row.target}: {row.act}" for row in table.rows]
    sources = {row.source for row in table.rows}
    lines += [f"  {code} --> [*]" for code, state in states.items() if state not in sources]
    lines += ["```", "", "| From | Act | To | Papers |", "|---|---|---|---|"]
    lines += [
        f"| {row.source.label} | {_said(row.act)} | {row.target.label} | "
        f"{'; '.join(paper.label for paper in row.papers)} |"
        for row in table.rows
    ]
    return "\n".join([*lines, ""])


def _said(act: str) -> str:
    return getattr(act, "label", act.replace("_", " "))
