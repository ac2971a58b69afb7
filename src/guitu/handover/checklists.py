"""The safety checklist of an office: its own lines, or the standard ones it begins with."""

import tomllib
from functools import cache
from pathlib import Path

from guitu.handover.models import CheckLine
from guitu.orgs.queries import office_of

STANDARD = Path(__file__).parent / "checklist.toml"


@cache
def standard_lines() -> tuple[tuple[str, str], ...]:
    """Return the standard lines as (Chinese, English)."""
    found = tomllib.loads(STANDARD.read_text(encoding="utf-8"))
    return tuple((line["zh"], line["en"]) for line in found["line"])


def lines_for(org_seq: int) -> list[CheckLine]:
    """Return the lines in force for the office of that organisation, in their order.

    Lines that come from the standard list are not stored and have no `created_at`.
    """
    office = office_of(org_seq)
    seq = office.seq if office else org_seq
    own = list(CheckLine.objects.filter(org_seq=seq, voided_at=None).order_by("position", "id"))
    if own or CheckLine.objects.filter(org_seq=seq).exists():
        return own
    return [
        CheckLine(org_seq=seq, text=zh, text_en=en, position=position)
        for position, (zh, en) in enumerate(standard_lines())
    ]
