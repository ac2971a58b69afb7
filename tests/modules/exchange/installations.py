"""Two installations in one database: each has a folder of keys and packages of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from guitu.database.context import acting_for
from guitu.exchange.packages import arriving, keys, known, sending, shelf
from guitu.exchange.packages.models import Correspondent, FilePackage
from tests.cast import Town

SENT, ARRIVED = date(2020, 6, 1), date(2020, 6, 4)
OFFICES = {"chen": "xintan", "elsewhere": "tianjiang"}


class Two:
    """The installation of chen (xintan) and the one of elsewhere (tianjiang)."""

    def __init__(self, place: Town, folder: Path, monkeypatch) -> None:
        self.place, self.folder = place, folder
        self._now = "chen"
        monkeypatch.setattr(keys, "home", self._home)
        monkeypatch.setattr(shelf, "home", self._home)
        self.exchange_keys()

    def _home(self) -> Path:
        return self.folder / self._now

    @contextmanager
    def at(self, name: str, on: date) -> Iterator:
        """Stand in the installation of a user on a day."""
        before, self._now = self._now, name
        try:
            with acting_for(self.place.users[name].pk, on=on):
                yield self.place.actor(name, on=on)
        finally:
            self._now = before

    def public(self, name: str) -> keys.PublicKeys:
        """Return the public keys that an office gives away."""
        before, self._now = self._now, name
        try:
            return keys.own(f"{OFFICES[name]}街道", OFFICES[name])
        finally:
            self._now = before

    def exchange_keys(self) -> None:
        """Let both offices take in the keys of the other."""
        for name, other in (("chen", "elsewhere"), ("elsewhere", "chen")):
            self.take(name, self.public(other))

    def take(self, name: str, found: keys.PublicKeys) -> Correspondent:
        """Let one office take in keys, compared by telephone."""
        with self.at(name, date(2020, 5, 1)) as actor:
            return known.take_keys(
                self.place.orgs[OFFICES[name]], keys.as_file(found),
                known.Compared(found.fingerprint, "王科长"), actor=actor, on=date(2020, 5, 1),
            )  # fmt: skip

    def send(self, person_id, *, on: date = SENT) -> tuple[FilePackage, bytes]:
        """Send a file from chen's installation; return the row and the package."""
        with self.at("chen", on) as actor:
            to = known.known_to(actor).get(code="tianjiang")
            row = sending.send_package(person_id, self.place.orgs["xintan"], to, actor=actor, on=on)
            return row, sending.taken_away(row, actor=actor)

    def read_in(self, content: bytes, *, on: date = ARRIVED, existing=None) -> FilePackage:
        """Read a package in at the other installation."""
        with self.at("elsewhere", on) as actor:
            choice = arriving.Choice(self.place.orgs["tianjiang"], existing)
            return arriving.read_in(content, choice, actor=actor, on=on)

    def receipt(self, row: FilePackage, *, on: date = ARRIVED) -> bytes:
        """Return the receipt that the other installation gives back."""
        with self.at("elsewhere", on) as actor:
            return sending.taken_away(row, actor=actor)
