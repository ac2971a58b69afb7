"""A level is written in one place, by people: no other code makes, raises or extends one."""

import re
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2] / "src" / "guitu"
ALLOWED = {"risk/actions/deciding.py"}
WRITES = re.compile(
    r"LevelDecision\s*\((?!PersonRecord)"
    r"|LevelDecision\.objects\.\w*(?:create|insert)"
    r"|LevelDecision\.objects[^\n]*\.(?:update|delete)\("
    r"|about\([^)]*LevelDecision"
    r"|bulk\.insert\([^)]*LevelDecision"
)


def writers(pattern):
    return {
        path.relative_to(HOUSE).as_posix()
        for path in HOUSE.rglob("*.py")
        if "migrations" not in path.parts and pattern.search(path.read_text(encoding="utf-8"))
    }


def test_only_people_at_the_panel_write_a_level():
    assert writers(WRITES) == ALLOWED


def test_no_task_and_no_timer_touches_levels():
    for path in HOUSE.rglob("tasks.py"):
        assert "LevelDecision" not in path.read_text(encoding="utf-8"), path
        assert "deciding" not in path.read_text(encoding="utf-8"), path
