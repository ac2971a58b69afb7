"""Imports go downward only; what is pure stays pure; views ask queries and actions."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_contracts_of_imports_are_kept():
    outcome = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()",
         "--no-cache", "--no-logo"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_every_module_has_only_files_of_the_fixed_names_or_nouns_of_its_field():
    vague = {"utils", "helpers", "misc", "common", "base", "manager", "process", "data", "info"}
    found = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "src" / "guitu").rglob("*.py")
        if path.stem in vague
    ]

    assert found == []
