"""Runs in a process of its own: writes the copy of a file with its reasons.

`python -m guitu.exchange.ledgers.marking_child` takes the job as JSON from its standard input.
"""

import json
import re
import resource
import sys
from pathlib import Path
from typing import Any

from guitu.exchange.ledgers import marking_copies

MOST_MEMORY = 2 * 1024**3
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def main() -> int:
    """Do the job and return 0; anything that goes wrong ends the process with an error."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    job = json.load(sys.stdin)
    marks = {mark["sheet"]: _marks(mark) for mark in job["marks"]}
    write = getattr(marking_copies, f"write_{job['kind']}")
    write(Path(job["path"]), Path(job["out"]), marks, job["title"])
    return 0


def _marks(mark: dict[str, Any]) -> marking_copies.Marks:
    reasons = {int(row): UNPRINTABLE.sub("", text) for row, text in mark["reasons"].items()}
    return marking_copies.Marks(mark["heading_row"], mark["column"], reasons)


if __name__ == "__main__":
    sys.exit(main())
