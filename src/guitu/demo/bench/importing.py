"""How fast a ledger is read in, beside COPY of the very rows that this wrote."""

import io
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import psycopg
import xlsxwriter
from django.core.management import call_command
from django.db import models

from guitu.database.context import as_system
from guitu.database.location import ADMIN, Location
from guitu.database.models import SubjectKey
from guitu.demo.bench.population import TODAY
from guitu.demo.bench.town import Town
from guitu.exchange.models import LedgerImport
from guitu.people import invented
from guitu.people.models import Address, NameToken, Person, PersonName, Phone, Relative

FIRST = 4_700_000  # beyond every number of the generated population
KEYS: dict[type[models.Model], str] = {
    SubjectKey: "subject_id",
    Person: "id",
    PersonName: "person_id",
    NameToken: "person_id",
    Phone: "person_id",
    Address: "person_id",
    Relative: "person_id",
}
HEADINGS = (
    "姓名", "性别", "出生日期", "身份证号码", "联系手机", "户籍详细地址", "现住地址", "文化程度",
    "婚姻状况", "工作单位", "家属姓名", "与本人关系", "家属电话", "所属社区", "备注",
)  # fmt: skip


def import_speed(place: Town, *, rows: int, location: Location) -> dict[str, float]:
    """Return rows a second of reading in, of COPY, and their ratio.

    Reading in is timed from the file to the commit, with every check, index and audit trigger on;
    COPY by the administrative login, triggers and row security off, indexes on.
    """
    with tempfile.TemporaryDirectory(prefix="guitu-bench-") as folder:
        path = Path(folder) / "ledger.xlsx"
        _write_ledger(path, place, rows)
        began = time.perf_counter()
        call_command(
            "import_ledger", str(path), org=place.street.code, json=True,
            stdout=io.StringIO(), stderr=io.StringIO(),
        )  # fmt: skip
        took = time.perf_counter() - began
    with psycopg.connect(**location.parameters(ADMIN)) as admin:
        copied = _copy_again(admin, _people_opened(rows))
    return {
        "rows_per_s": round(rows / took, 1),
        "copy_rows_per_s": round(rows / copied, 1),
        "ratio": round(copied / took, 4),
    }


def _write_ledger(path: Path, place: Town, rows: int) -> None:
    communities = [
        org for org in place.communities if place.street.seq <= org.seq <= place.street.seq_end
    ]
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("台账")
        sheet.write_row(0, 0, HEADINGS)
        for number in range(rows):
            community = communities[number % len(communities)]
            sheet.write_row(number + 1, 0, _cells(FIRST + number, community.code))


def _cells(index: int, community: str) -> Iterator[str]:
    person = invented.person(index, seed=7, on=TODAY)
    relative = invented.name(index, sex=person.sex, seed=8)
    yield from (person.name, "男" if person.sex == "male" else "女", person.birth_on.isoformat())
    yield from (person.id_number, person.phone, f"演示省演示市演示区演示路{index}号")
    yield from (f"演示区演示街道演示社区{index}号", "初中", "未婚", "演示厂")
    yield from (relative, "母亲", invented.phone(index + 5_000_000), community, f"备注{index}")


def _people_opened(rows: int) -> list[UUID]:
    """Return the files of the latest import. Raises RuntimeError where it left rows out."""
    with as_system(on=TODAY):
        record = LedgerImport.objects.order_by("-created_at").first()
    if record is None or len(record.person_ids) != rows:
        raise RuntimeError("The ledger of the bench was not read in whole.")
    return [UUID(pk) for pk in record.person_ids]


def _copy_again(admin: psycopg.Connection, people: list[UUID]) -> float:
    """Delete the rows of the import and return the seconds in which COPY brings them back."""
    admin.execute("SET session_replication_role = replica")
    kept = {model: _taken_out(admin, model, people) for model in KEYS}
    admin.commit()
    admin.autocommit = True
    for model in KEYS:
        admin.execute(f"VACUUM {model._meta.db_table}")
    admin.autocommit = False
    began = time.perf_counter()
    for model, blocks in kept.items():
        with (
            admin.cursor() as cursor,
            cursor.copy(f"COPY {model._meta.db_table} FROM STDIN") as copy,
        ):
            for block in blocks:
                copy.write(block)
    admin.commit()
    return time.perf_counter() - began


def _taken_out(
    admin: psycopg.Connection, model: type[models.Model], people: list[UUID]
) -> list[bytes]:
    """Return the rows of one table as COPY wrote them, and delete them there."""
    table, key = model._meta.db_table, KEYS[model]
    admin.execute("CREATE TEMP TABLE IF NOT EXISTS opened (id uuid PRIMARY KEY)")
    if model is SubjectKey:
        with admin.cursor() as cursor, cursor.copy("COPY opened FROM STDIN") as copy:
            for pk in people:
                copy.write_row((pk,))
    chosen = f"SELECT t.* FROM {table} t JOIN opened o ON o.id = t.{key}"  # noqa: S608
    with admin.cursor() as cursor, cursor.copy(f"COPY ({chosen}) TO STDOUT") as copy:
        blocks = [bytes(block) for block in copy]
    admin.execute(f"DELETE FROM {table} t USING opened o WHERE o.id = t.{key}")  # noqa: S608
    return blocks
