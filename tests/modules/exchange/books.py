"""Ledgers of the tests, and reading them in for the town of `tests.cast`."""

from pathlib import Path

from guitu.access.actors import Actor
from guitu.exchange.importing import Examination, Wanted, apply, examine
from guitu.people import invented
from tests.cast import TODAY, Town
from tests.factories import ledgers

HEADINGS = ["姓名", "身份证号码", "联系电话", "现住地址"]


def someone(index: int) -> invented.InventedPerson:
    """Return the invented person `index`."""
    return invented.person(index, on=ledgers.ON)


def short_row(index: int, *more: object) -> list[object]:
    """Return name, number, phone and address of the invented person `index`, and further cells."""
    person = someone(index)
    return [person.name, person.id_number, person.phone, f"演示路{index}号", *more]


def short(path: Path, *rows: list[object], more: tuple[str, ...] = ()) -> Path:
    """Write a ledger with one heading row."""
    return ledgers.write_xlsx(path / "ledger.xlsx", ledgers.plain([*HEADINGS, *more], *rows))


def examined(path: Path, place: Town, *, by: str = "chen", org: str = "zixin") -> Examination:
    """Examine a ledger; needs a context."""
    return examine(Wanted(path, place.orgs[org]), actor=place.actor(by), on=TODAY)


def read_in(path: Path, place: Town, *, by: str = "chen", org: str = "zixin") -> Examination:
    """Examine a ledger and write its accepted rows; needs a context."""
    found = examined(path, place, by=by, org=org)
    apply(found, accepted_only=True, actor=_actor(place, by), on=TODAY)
    return found


def counts(found: Examination) -> tuple[int, int, int, int]:
    """Return created, updated, unchanged, refused rows."""
    return found.created, found.updated, found.unchanged, found.refused_rows


def reasons(found: Examination) -> list[tuple[int, str, str]]:
    """Return row, heading and message id of each refusal."""
    return [(one.row, one.column, one.message) for one in found.refused]


def _actor(place: Town, name: str) -> Actor:
    return place.actor(name)
