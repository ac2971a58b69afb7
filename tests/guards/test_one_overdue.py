"""Only `duties` compares a due day with today; everything else asks it."""

import ast
import re
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2] / "src" / "guitu"
LOOKUP = re.compile(r"due_on__(lt|lte|gt|gte)$")
TODAY_NAMES = {"on", "today", "now", "as_of"}
OUTSIDE = [path for path in sorted(HOUSE.rglob("*.py")) if path.parts[len(HOUSE.parts)] != "duties"]


def name_of(node: ast.AST) -> str:
    """Return the last name of an expression: `due_on` of `duty.due_on`, `today` of `today()`."""
    if isinstance(node, ast.Call):
        return name_of(node.func)
    return str(getattr(node, "attr", getattr(node, "id", "")))


def compares_due_day(node: ast.AST) -> bool:
    if isinstance(node, ast.keyword):
        is_with_a_column = name_of(node.value) == "F"
        return bool(node.arg and LOOKUP.search(node.arg)) and not is_with_a_column
    if not isinstance(node, ast.Compare):
        return False
    ordered = any(isinstance(op, ast.Lt | ast.LtE | ast.Gt | ast.GtE) for op in node.ops)
    names = {name_of(side).lower() for side in [node.left, *node.comparators]}
    return ordered and "due_on" in names and bool(names & TODAY_NAMES)


def test_nothing_but_duties_compares_a_due_day():
    found = [
        f"{path.relative_to(HOUSE)}:{getattr(node, 'lineno', '?')}"
        for path in OUTSIDE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if compares_due_day(node)
    ]

    assert found == []


def test_templates_do_not_compare_due_days():
    pattern = re.compile(r"{%\s*(?:el)?if[^%]*due_on\s*[<>]")
    found = [
        str(path.relative_to(HOUSE))
        for path in HOUSE.rglob("templates/**/*.html")
        if pattern.search(path.read_text(encoding="utf-8"))
    ]

    assert found == []
