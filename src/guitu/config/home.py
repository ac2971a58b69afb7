"""One running Guitu per home: a lock that the running one holds, and where it can be reached."""

import fcntl
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from guitu.kernel.errors import NotConfigured
from guitu.kernel.terms import gettext_noop


@contextmanager
def only_one(home: Path, *, address: str) -> Iterator[None]:
    """Hold the home while inside; raise NotConfigured where another Guitu runs with it."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / "run.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise NotConfigured(
                gettext_noop("Guitu is already running with this home, at %(address)s."),
                address=lock.read().strip() or "?",
            ) from None
        lock.truncate(0)
        lock.write(address)
        lock.flush()
        yield


def check_port(host: str, port: int) -> None:
    """Raise NotConfigured when another program listens on the port."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise NotConfigured(
                gettext_noop(
                    "Port %(port)s of %(host)s is taken by another program; "
                    "choose another with --port."
                ),
                port=port,
                host=host,
            ) from error
