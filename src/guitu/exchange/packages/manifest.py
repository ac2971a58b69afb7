"""What a package says: who, which measures, which papers, what was done; or that it arrived.

The shape is strict: what the schema does not know is refused, nothing is guessed.
"""

import uuid
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from guitu.measures.terms import MeasureKind, Status
from guitu.people.terms import AddressKind, DocumentKind, IdKind, Relation, Sex

SCHEMA = 1
CHANGE_OF_PLACE, RECEIPT = "change_of_place", "receipt"
Short = Annotated[str, Field(max_length=100)]
Name = Annotated[str, Field(min_length=1, max_length=50)]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Part(BaseModel):
    """Part of a manifest: strict, unchangeable, without unknown members."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class AddressSaid(Part):
    """An address, with its exact part."""

    kind: AddressKind
    area: Annotated[str, Field(max_length=120)] = ""
    detail: Annotated[str, Field(max_length=300)] = ""


class RelativeSaid(Part):
    """A member of the family, or a guardian."""

    relation: Relation
    name: Name
    phone: Short = ""
    is_guardian: bool = False
    is_emergency_contact: bool = False


class PersonSaid(Part):
    """What the new office needs to know of the person, and no more."""

    name: Name
    former_names: Annotated[list[Name], Field(max_length=20)] = []
    id_kind: IdKind | Literal[""] = ""
    id_number: Annotated[str, Field(max_length=40)] = ""
    no_id_reason: Annotated[str, Field(max_length=200)] = ""
    sex: Sex | Literal[""] = ""
    birth_on: date | None = None
    phones: Annotated[list[Annotated[str, Field(max_length=40)]], Field(max_length=20)] = []
    addresses: Annotated[list[AddressSaid], Field(max_length=20)] = []
    relatives: Annotated[list[RelativeSaid], Field(max_length=20)] = []


class MeasureSaid(Part):
    """An order whose place of execution changes; its days are carried over."""

    kind: MeasureKind
    decision_number: Annotated[str, Field(min_length=1, max_length=60)]
    decided_by: Annotated[str, Field(min_length=1, max_length=100)]
    decided_on: date
    basis: Annotated[str, Field(max_length=200)] = ""
    starts_on: date | None = None
    ends_on: date | None = None


class PaperSaid(Part):
    """A paper: what it is, and the digest of its scan where there is one."""

    kind: DocumentKind
    title: Annotated[str, Field(max_length=120)] = ""
    number: Annotated[str, Field(max_length=60)] = ""
    issued_by: Short = ""
    issued_on: date | None = None
    received_on: date | None = None
    sha256: Digest | None = None


class MadeMeasure(Part):
    """What was done under a measure, as a digest to be read only."""

    kind: MeasureKind
    decision: Annotated[str, Field(max_length=200)]
    starts_on: Annotated[str, Field(pattern=r"^(\d{4}-\d\d-\d\d)?$")]
    ends_on: Annotated[str, Field(pattern=r"^(\d{4}-\d\d-\d\d)?$")]
    agreements: Annotated[list[date], Field(max_length=50)]
    statuses: Annotated[list[tuple[Status, date]], Field(max_length=200)]
    duties: Annotated[list[tuple[Annotated[str, Field(max_length=60)], int, int]],
                      Field(max_length=200)]  # fmt: skip


class Made(Part):
    """The digest of what the sending office made."""

    measures: Annotated[list[MadeMeasure], Field(max_length=50)] = []


class Disclosed(Part):
    """On what ground which fields go to the other office."""

    article: Short
    fields: Annotated[list[Short], Field(max_length=30)]


class ReceiptSaid(Part):
    """That a package arrived: when, and by when the person reports in."""

    received_on: date
    report_in_by: date
    number: Annotated[str, Field(max_length=60)] = ""


class Manifest(Part):
    """The whole of what a package says."""

    schema_version: Literal[1]
    kind: Literal["change_of_place", "receipt"]
    package: uuid.UUID
    sent_on: date
    from_code: Annotated[str, Field(max_length=40)]
    to_code: Annotated[str, Field(max_length=40)]
    person: PersonSaid | None = None
    measures: Annotated[list[MeasureSaid], Field(max_length=5)] = []
    papers: Annotated[list[PaperSaid], Field(max_length=500)] = []
    made: Made = Made()
    disclosed: Disclosed | None = None
    receipt: ReceiptSaid | None = None
