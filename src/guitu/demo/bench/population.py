"""An invented population with years of records, as large as asked for.

Everything follows from the number of the person, so that two runs measure the same rows. A quarter
is under a measure today; the others' measures have ended. Rows are copied by the administrative
login without triggers: this database is thrown away.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

import psycopg
from psycopg.types.json import Json

from guitu.database import keyring
from guitu.database.fields import SealedTextField
from guitu.database.models import SubjectKey
from guitu.demo.bench.copying import Table, copy_rows
from guitu.duties.models import Duty
from guitu.duties.rules import is_overdue
from guitu.handover.models import HandOver, ReleaseNotice
from guitu.handover.terms import EndedMeasure, Stage
from guitu.kernel.dates import add_months, last_day_of_term
from guitu.kernel.keys import uuid7
from guitu.measures.models import Agreement, Measure, StatusPeriod
from guitu.measures.terms import AgreementStatus, MeasureKind, Status
from guitu.people import indexes, invented, names
from guitu.people.models import Address, NameToken, Person, PersonName, Phone
from guitu.people.terms import AddressKind, IdKind, NameKind

TODAY = date(2026, 6, 1)
CHUNK = 2_000
DUTIES_EACH = 24
NOTICE_EVERY = 97
BECAUSE = Json([{"source": "jdtl-2018", "article": "19", "status": "regulation", "region": "cn"}])


@dataclass
class Batch:
    """Rows of one chunk by table."""

    rows: dict[type, list[Mapping[str, Any]]] = field(default_factory=dict)

    def add(self, model: type, **values: Any) -> None:
        """Put one row aside for the table of `model`."""
        self.rows.setdefault(model, []).append(values)


TABLES = (
    SubjectKey, Person, PersonName, NameToken, Phone, Address, Measure, StatusPeriod, Agreement,
    Duty, ReleaseNotice, HandOver,
)  # fmt: skip


def fill(
    admin: psycopg.Connection, *, first: int, count: int, communities: list[int], place: UUID
) -> None:
    """Add the people `first` to `first + count - 1`, spread evenly over the communities."""
    tables = {model: Table(model) for model in TABLES}
    admin.execute("SET session_replication_role = replica")
    for start in range(first, first + count, CHUNK):
        batch = Batch()
        for number in range(start, min(start + CHUNK, first + count)):
            _person(batch, number, communities[number % len(communities)], place)
        for model in TABLES:
            copy_rows(admin, tables[model], batch.rows.get(model, ()))
    admin.commit()
    admin.execute("SET session_replication_role = origin")
    admin.commit()
    admin.autocommit = True
    admin.execute("VACUUM ANALYZE")
    admin.autocommit = False


def _person(batch: Batch, number: int, org_seq: int, place: UUID) -> None:
    someone = invented.person(number, seed=1, on=TODAY)
    key = uuid7()
    scope = {"org_seq": org_seq, "sec_label": 1}
    batch.add(
        SubjectKey, id=uuid7(), subject_id=key, kek_id=keyring.KEK_ID, wrapped=keyring.fresh(key)
    )
    batch.add(
        Person, id=key, name=someone.name, birth_on=someone.birth_on, sex=str(someone.sex),
        id_kind=str(IdKind.RESIDENT), opened_on=TODAY,
        id_number=_sealed(Person, "id_number", key, someone.id_number, subject=key),
        id_index=indexes.of_number(someone.id_number),
        id_tail=indexes.of_tail(someone.id_number), **scope,
    )  # fmt: skip
    record = scope | {"person_id": key}
    batch.add(
        PersonName, id=uuid7(), kind=str(NameKind.CURRENT), name=someone.name,
        typed=someone.name, **record,
    )  # fmt: skip
    for token in _tokens(someone.name):
        batch.add(NameToken, token=token, **record)
    phone = uuid7()
    batch.add(
        Phone, id=phone, number=_sealed(Phone, "number", phone, someone.phone, subject=key),
        number_index=indexes.of_phone(someone.phone),
        tail_index=indexes.of_phone_tail(someone.phone), **record,
    )  # fmt: skip
    address = uuid7()
    batch.add(
        Address, id=address, kind=str(AddressKind.LIVING), area="演示区",
        detail=_sealed(Address, "detail", address, f"演示路{number}号", subject=key), **record,
    )  # fmt: skip
    _measure(batch, number, record, place)
    if number % NOTICE_EVERY == 0:
        _release(batch, number, someone.name, key, scope)


def _measure(batch: Batch, number: int, record: dict[str, Any], place: UUID) -> None:
    runs = number % 4 == 0
    starts_on = TODAY - timedelta(days=30 + number * 7 % 1000 + (0 if runs else 1200))
    ends_on = last_day_of_term(starts_on, months=36)
    measure = uuid7()
    batch.add(
        Measure, id=measure, kind=str(MeasureKind.COMMUNITY_DETOX), decision_number=f"B{number}",
        decided_by="演示分局", decided_on=starts_on, received_on=starts_on, place_id=place,
        reported_on=starts_on, starts_on=starts_on, ends_on=ends_on, **record,
    )  # fmt: skip
    batch.add(
        StatusPeriod, id=uuid7(), measure_id=measure, from_on=starts_on,
        status=str(Status.EXECUTING if runs else Status.RELEASED), **record,
    )  # fmt: skip
    batch.add(
        Agreement, id=uuid7(), measure_id=measure, number=1, status=str(AgreementStatus.SIGNED),
        drafted_on=starts_on, explained_on=starts_on, approved_on=starts_on, signed_on=starts_on,
        starts_on=starts_on, ends_on=ends_on, **record,
    )  # fmt: skip
    if runs:
        for duty in _duties(number, measure, starts_on):
            batch.add(Duty, **duty, **record)


def _duties(number: int, measure: UUID, starts_on: date) -> Iterator[dict[str, Any]]:
    for cycle in range(DUTIES_EACH):
        due_on = add_months(starts_on, cycle + 1) - timedelta(days=1)
        met = is_overdue(due_on, on=TODAY) and (number + cycle) % 25 != 0
        yield {
            "id": uuid7(), "kind": "drug_test" if cycle % 2 else "helper_contact",
            "key": f"bench:{cycle}", "subject_type": "measures.measure", "subject_id": measure,
            "window_from": add_months(starts_on, cycle), "due_on": due_on, "party": "community",
            "role": "community_worker", "because": BECAUSE, "met_on": due_on if met else None,
            "met_by_type": "people.document" if met else "",
            "met_by_id": measure if met else None,
        }  # fmt: skip


def _release(batch: Batch, number: int, name: str, key: UUID, scope: dict[str, Any]) -> None:
    notice = uuid7()
    release_on = TODAY + timedelta(days=number // NOTICE_EVERY % 60 - 10)
    batch.add(
        SubjectKey, id=uuid7(), subject_id=notice, kek_id=keyring.KEK_ID,
        wrapped=keyring.fresh(notice),
    )  # fmt: skip
    batch.add(
        ReleaseNotice, id=notice, sender_name="演示", centre_name="演示", person_name=name,
        ended_measure=str(EndedMeasure.ISOLATION), release_on=release_on,
        received_on=TODAY - timedelta(days=20), reference=f"B{number}", **scope,
    )  # fmt: skip
    batch.add(
        HandOver, id=uuid7(), notice_id=notice, person_id=key, stage=str(Stage.RECEIVED),
        stage_since=TODAY - timedelta(days=20), release_on=release_on, **scope,
    )  # fmt: skip


def _sealed(model: type, column: str, row: UUID, text: str, *, subject: UUID) -> bytes:
    found = model._meta.get_field(column)
    assert isinstance(found, SealedTextField)  # noqa: S101
    return keyring.seal(text, subject_id=subject, place=f"{model._meta.db_table}.{column}.{row}")


@lru_cache(maxsize=20_000)
def _tokens(name: str) -> frozenset[str]:
    return names.tokens(name)
