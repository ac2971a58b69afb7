"""Whose a database is: it opens with the keys of the home that set it up, and with no others.

Set-up from another home would change the passwords of its roles and write records that the keys
of the first home do not open; so whoever sets up asks here first, and nothing is changed.
"""

import psycopg

from guitu.database.keys import secret
from guitu.database.location import Location
from guitu.kernel.errors import NotConfigured
from guitu.kernel.terms import gettext_noop

OLDEST = 15
OF_ANOTHER_PROGRAM = """
    SELECT c.relname FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND pg_get_userbyid(c.relowner) <> %s
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
                      AND d.objid = c.oid AND d.deptype = 'e')
    ORDER BY 1 LIMIT 1
"""


def check_version(connection: psycopg.Connection) -> None:
    """Raise NotConfigured where the server is older than Guitu's tables need."""
    version = connection.info.server_version // 10_000
    if version < OLDEST:
        raise NotConfigured(
            gettext_noop(
                "DATABASE_URL names a server with PostgreSQL %(version)s; Guitu needs %(oldest)s "
                "or newer."
            ),
            version=version,
            oldest=OLDEST,
        )


def check_home(connection: psycopg.Connection, location: Location) -> None:
    """Raise NotConfigured where another home, or another program, set up this database.

    `connection` is of the owner or of the login that sets up; an empty database is anybody's.
    """
    known = connection.execute("SELECT to_regclass('sec.secret')").fetchone()
    if known and known[0]:
        found = connection.execute("SELECT inner_pad, outer_pad FROM sec.secret").fetchone()
        if found and tuple(map(bytes, found)) != pads(location):
            raise _of_another_home(location)
        return
    other = connection.execute(OF_ANOTHER_PROGRAM, [location.owner]).fetchone()
    if other:
        raise NotConfigured(
            gettext_noop(
                "The database “%(name)s” holds tables of another program (%(table)s); name a new "
                "database in DATABASE_URL."
            ),
            name=location.name,
            table=other[0],
        )


def _of_another_home(location: Location) -> NotConfigured:
    return NotConfigured(
        gettext_noop(
            "The database “%(name)s” was set up by another home and opens only with its keys: set "
            "GUITU_HOME to that home, or put its folder “keys” in place of %(keys)s, or name a "
            "new database in DATABASE_URL."
        ),
        name=location.name,
        keys=location.home / "keys",
    )


def store_pads(owner: psycopg.Connection, location: Location) -> None:
    """Write what the database proves tickets with; only the owner reads it again."""
    owner.execute(
        "INSERT INTO sec.secret (inner_pad, outer_pad) VALUES (%s, %s) "
        "ON CONFLICT (id) DO UPDATE SET inner_pad = EXCLUDED.inner_pad, "
        "outer_pad = EXCLUDED.outer_pad",
        pads(location),
    )


def pads(location: Location) -> tuple[bytes, bytes]:
    """Return the inner and the outer pad of HMAC for the key of tickets of this home."""
    key = secret(location.home, "row-security").ljust(64, b"\0")
    return bytes(b ^ 0x36 for b in key), bytes(b ^ 0x5C for b in key)
