"""Databases of a test run on a server of one's own: each named for one home, none kept.

With DATABASE_URL the suite runs on that server and never in the database that it names, only
beside it: in `<name>_test_<…>`, one for each process and each journey.
"""

from pathlib import Path

from guitu.database.bootstrap import drop_database
from guitu.database.location import locate

BETWEEN = "_test_"


def beside(url: str, home: str, *, purpose: str) -> str:
    """Return the address of a database for `home` alone, beside the one that `url` names."""
    server, _slash, name = url.rpartition("/")
    first = name.partition(BETWEEN)[0]
    return f"{server}/{first}{BETWEEN}{purpose}_{Path(home).name.rpartition('-')[2]}"


def drop(url: str, home: str) -> None:
    """Remove the database that `beside` named, and its roles."""
    assert BETWEEN in url, "only a database of tests is dropped"
    drop_database(locate(Path(home), url))
