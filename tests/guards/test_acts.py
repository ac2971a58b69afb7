"""Every act that the code writes into the trail has a name in words."""

import re
from pathlib import Path

from guitu.audit import acts

HOUSE = Path(__file__).resolve().parents[2] / "src" / "guitu"
WRITTEN = re.compile(r"\b_?record(?:_act)?\(\s*\"([a-z_]+\.[a-z_]+)\"")


def test_every_act_of_the_trail_is_named():
    named = {code for code, _label in acts.all_acts()}
    written = {
        (act, str(path.relative_to(HOUSE)))
        for path in HOUSE.rglob("*.py")
        for act in WRITTEN.findall(path.read_text(encoding="utf-8"))
    }

    assert sorted((act, path) for act, path in written if act not in named) == []
    assert len(written) > 30
