"""Where the database is: an embedded server below the home, or one named by DATABASE_URL."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir
from urllib.parse import unquote, urlsplit

import psycopg

from guitu.database.keys import password

ADMIN, OWNER, APP, BACKUP = "admin", "owner", "app", "backup"


@dataclass(frozen=True)
class Location:
    """A database, and how each role reaches it. An `embedded` server is ours to start."""

    home: Path
    host: str
    port: str
    name: str
    admin_user: str
    admin_password: str
    embedded: bool

    @property
    def owner(self) -> str:
        """The role that owns every table and runs migrations."""
        return f"{self.name}_owner"

    @property
    def app(self) -> str:
        """The role of web server and worker: no DDL, no BYPASSRLS."""
        return f"{self.name}_app"

    @property
    def backup(self) -> str:
        """The role that only dumps."""
        return f"{self.name}_backup"

    def login(self, role: str) -> tuple[str, str]:
        """Return user name and password of one of ADMIN, OWNER, APP, BACKUP."""
        if role == ADMIN:
            return self.admin_user, self.admin_password
        return getattr(self, role), password(self.home, f"database-{role}")

    def parameters(self, role: str, *, database: str = "") -> dict[str, str]:
        """Return connection parameters for psycopg."""
        user, secret = self.login(role)
        return {
            "host": self.host,
            "port": self.port,
            "dbname": database or self.name,
            "user": user,
            "password": secret,
        }


def locate(home: Path, url: str) -> Location:
    """Return the location that `url` names, or the embedded server of `home` when it is empty.

    The login in the address creates roles and tables once; web server and worker use their own.
    """
    if not url:
        return Location(
            home=home,
            host=str(socket_folder(home)),
            port="5432",
            name="guitu",
            admin_user="postgres",
            admin_password=password(home, "database-admin"),
            embedded=True,
        )
    parts = urlsplit(url)
    name = parts.path.lstrip("/")
    if parts.scheme not in ("postgres", "postgresql") or not parts.hostname or not name:
        raise ValueError(
            "DATABASE_URL must look like postgresql://user:password@host:port/database."
        )
    if parts.query or parts.fragment:
        raise ValueError(
            "DATABASE_URL takes no options after the database; set PGSSLMODE and the like instead."
        )
    return Location(
        home=home,
        host=parts.hostname,
        port=str(parts.port or 5432),
        name=name,
        admin_user=unquote(parts.username or "postgres"),
        admin_password=unquote(parts.password or ""),
        embedded=False,
    )


def answers_for(location: Location, role: str) -> bool:
    """Return whether the database exists there and lets `role` in."""
    try:
        with psycopg.connect(**location.parameters(role), connect_timeout=5):
            return True
    except psycopg.OperationalError:
        return False


def fingerprint(home: Path) -> str:
    """Return eight characters that stand for this home in folder names."""
    return sha256(str(home.resolve()).encode()).hexdigest()[:8]


def socket_folder(home: Path) -> Path:
    """Return the folder of the server's socket: short, because socket paths may not be long."""
    return Path(gettempdir()) / f"guitu-{fingerprint(home)}"
