"""Files stop at 400 lines and functions at 40; the list of exceptions only shrinks."""

import ast
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILE_LIMIT, FUNCTION_LIMIT = 400, 40
CODE = sorted(
    path
    for folder in ("src", "tests")
    for kind in ("*.py", "*.html", "*.ts", "*.css", "*.sql")
    for path in (ROOT / folder).rglob(kind)
    if "migrations" not in path.parts and "dist" not in path.parts
)
LISTED = tomllib.loads((Path(__file__).with_name("sizes.toml")).read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def long_files() -> dict[str, int]:
    counted = {name(path): path.read_text(encoding="utf-8").count("\n") for path in CODE}
    return {file: lines for file, lines in counted.items() if lines > FILE_LIMIT}


def long_functions() -> dict[str, int]:
    """Return functions of the product with too many lines of code; docstrings do not count."""
    found = {}
    for path in CODE:
        if path.suffix != ".py" or "tests" in path.parts[len(ROOT.parts) : len(ROOT.parts) + 1]:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = node.end_lineno - node.lineno + 1 - _docstring_lines(node)
                if lines > FUNCTION_LIMIT:
                    found[f"{name(path)}::{node.name}"] = lines
    return found


def _docstring_lines(node: ast.FunctionDef) -> int:
    first = node.body[0]
    has_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return first.end_lineno - first.lineno + 1 if has_text else 0


def test_no_file_grows_past_the_limit():
    too_long = long_files()

    assert {f: n for f, n in too_long.items() if n > LISTED["files"].get(f, FILE_LIMIT)} == {}
    assert set(LISTED["files"]) <= set(too_long), "Take files that were mended off the list."


def test_no_function_grows_past_the_limit():
    too_long = long_functions()
    listed = LISTED["functions"]

    assert {f: n for f, n in too_long.items() if n > listed.get(f, FUNCTION_LIMIT)} == {}
    assert set(listed) <= set(too_long), "Take functions that were mended off the list."
