"""Turns a row of a ledger into what is known of a person."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from guitu.exchange.importing.orders import OrderDraft, order_in
from guitu.exchange.importing.sources import Source
from guitu.exchange.ledgers.cell_dates import PartialDate
from guitu.people import masking, terms
from guitu.people.actions import NewAddress, NewPerson, NewRelative
from guitu.people.models import Person

NO_NUMBER = "台账未载身份证号码"  # stored in the file, in the language of the ledger
UNNAMED = "未载姓名"
LONGEST_AREA = 120
PLAIN = ("education", "marital_status", "employment")
IN_REMARK = ("grid", "grid_worker", "occupation", "police_station", "remark")
IN_HEALTH_NOTE = ("drug_kind", "first_use_on", "caught_on", "maintenance_treatment")
WITHOUT_ORDER = (
    "measure_kind", "status", "decision_no", "decided_on", "decided_by", "report_due_on",
    "reported_in_on", "term_start", "term_end", "agreement_signed_on", "released_on", "ended_on",
)  # fmt: skip
GROUP = {
    "worker": terms.WorkGroupRole.FULL_TIME_WORKER,
    "officer": terms.WorkGroupRole.OFFICER,
}


@dataclass(frozen=True)
class PersonDraft:
    """One row about a person: who it is, the order if it names one, the work group.

    `remark` and `health_note` are lines, each headed as its column was.
    """

    source: Source
    person: NewPerson
    order: OrderDraft | None = None
    group: tuple[tuple[terms.WorkGroupRole, str], ...] = ()
    remark: tuple[str, ...] = ()
    health_note: tuple[str, ...] = ()
    lacks_for_order: str = ""
    digest: bytes = field(default=b"", repr=False)


def draft_of(source: Source, *, on: date) -> PersonDraft:
    """Return what the row says. Raises BadInput where its order cannot be."""
    values = source.values
    order, lacking = order_in(source, on=on)
    left_over = WITHOUT_ORDER if order is None else _not_in(order)
    remark = _lines(source, (*IN_REMARK, *left_over))
    health_note = _lines(source, IN_HEALTH_NOTE)
    birth = values.get("birth_date")
    new = NewPerson(
        name=str(values.get("name", "")),
        org=source.org,
        id_number=str(values.get("id_number", "")),
        id_kind=str(values.get("id_kind", "")),
        no_id_reason="" if values.get("id_number") else NO_NUMBER,
        birth_on=birth.exact if isinstance(birth, PartialDate) else None,
        sex=str(values.get("sex", "")),
        phones=_phones(values),
        former_names=tuple(values.get("former_name", ())),
        addresses=tuple(_addresses(values)),
        relatives=tuple(_relatives(values)),
        employer=str(values.get("employer", "")),
        remark="\n".join(remark),
        health_note="\n".join(health_note),
        **{name: str(values.get(name, "")) for name in PLAIN},
    )
    return PersonDraft(
        source=source,
        person=new,
        order=order,
        group=tuple((role, str(values[n])) for n, role in GROUP.items() if values.get(n)),
        remark=remark,
        health_note=health_note,
        lacks_for_order=lacking,
        digest=b"" if values.get("id_number") else _digest(new),
    )


def room_for(name: str) -> int | None:
    """Return how many characters a plain field of a file has room for."""
    return Person._meta.get_field(name).max_length


def _phones(values: Mapping[str, object]) -> tuple[str, ...]:
    found = [*values.get("mobile", ()), *values.get("phone", ())]
    return tuple(dict.fromkeys(found))


def _addresses(values: Mapping[str, object]) -> Iterator[NewAddress]:
    """Yield each address, divided into what lists may show and the exact part."""
    for name, kind in (
        ("registered_address", terms.AddressKind.REGISTERED),
        ("living_address", terms.AddressKind.LIVING),
        ("other_address", terms.AddressKind.OTHER),
    ):
        area, detail = masking.split_address(str(values.get(name, "")))
        if kind == terms.AddressKind.REGISTERED:
            area = _with_district(area, values)
        if area or detail:
            yield NewAddress(kind, area[:LONGEST_AREA], detail)


def _with_district(area: str, values: Mapping[str, object]) -> str:
    """Return the area with what stands in columns of its own before it, each part once."""
    parts = ("registered_province", "registered_city", "registered_district")
    named = dict.fromkeys(str(values[part]) for part in parts if values.get(part))
    return "".join(part for part in named if part not in area) + area


def _relatives(values: Mapping[str, object]) -> Iterator[NewRelative]:
    numbers = tuple(values.get("relative_phone", ()))
    if values.get("relative_name") or numbers:
        yield NewRelative(
            relation=terms.Relation(
                values.get("relative_relation") or terms.Relation.OTHER_RELATIVE.value
            ),
            name=str(values.get("relative_name") or UNNAMED)[:50],
            phone="、".join(numbers),
        )


def _lines(source: Source, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Return each field that is filled as “heading：text”; a remark stands alone."""
    found = ((name, source.text(name)) for name in fields if source.has(name))
    return tuple(
        text if name == "remark" else f"{source.heading(name)}：{text}"
        for name, text in found
        if text
    )


def _not_in(order: OrderDraft) -> tuple[str, ...]:
    """Return the fields of the ledger that the order as drafted does not hold."""
    return () if order.signed_on else ("agreement_signed_on",)


def _digest(new: NewPerson) -> bytes:
    """Return what tells a row without a number from others, so that it is not taken twice."""
    said = (new.name, new.birth_on, new.phones, [vars(address) for address in new.addresses])
    return sha256(repr(said).encode()).digest()[:16]
