"""The privacy class of every column, from `privacy.toml` of each module.

plain: shown to whoever sees the row; masked: shown in part until unmasked with a reason;
encrypted: ciphertext in the database; never: stored but never shown (key material, digests).
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CLASSES = ("plain", "masked", "encrypted", "never")
HOUSE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class TablePrivacy:
    """What one table is for, how long it is kept, and the class of each column."""

    table: str
    purpose: str
    retention: str
    columns: dict[str, str]

    def personal(self) -> list[str]:
        """Return the columns whose values never enter the audit trail."""
        return sorted(name for name, kind in self.columns.items() if kind != "plain")


@cache
def tables() -> dict[str, TablePrivacy]:
    """Return the privacy of every classed table by its name in the database."""
    found: dict[str, TablePrivacy] = {}
    for path in sorted(HOUSE.glob("*/privacy.toml")):
        for table, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            columns = {name: kind for kind in CLASSES for name in entry.get(kind, [])}
            found[table] = TablePrivacy(table, entry["purpose"], entry["retention"], columns)
    return found
