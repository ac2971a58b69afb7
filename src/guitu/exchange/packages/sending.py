"""A file goes to an office of another installation: what is told to whom is put on record.

Until the receipt is read in, the person, the measure and the work stay here.
"""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.exchange.packages import container, describing, keys, packing, reminding, shelf
from guitu.exchange.packages.manifest import CHANGE_OF_PLACE, SCHEMA, Disclosed, Manifest
from guitu.exchange.packages.models import Correspondent, FilePackage
from guitu.exchange.terms import PackageDirection, PackageState
from guitu.handover import paper_forms
from guitu.handover.actions import changing_place
from guitu.handover.models import FileTransfer
from guitu.handover.terms import TransferStage
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.keys import uuid7
from guitu.kernel.terms import gettext_noop
from guitu.measures.models import Measure
from guitu.orgs.models import Org
from guitu.papers import filling
from guitu.papers.actions import issue
from guitu.people.models import Document, Person
from guitu.people.records import check_not_sealed

ON_ITS_WAY = gettext_noop("This file is already on its way to another office.")
NOT_HERE = gettext_noop("The file is not kept at this office.")
TOO_LARGE = gettext_noop("The papers of this file are larger than one package may be.")
NOT_AWAITED = gettext_noop("No receipt is awaited for this package.")
WITHDRAWN = gettext_noop("The package was withdrawn.")


@dataclass(frozen=True)
class Going:
    """A file ready to be put into a package."""

    person: Person
    measures: list[Measure]
    papers: list[Document]


@transaction.atomic
def send_package(
    person_id: uuid.UUID, office: Org, to: Correspondent, *, actor: Actor, on: date
) -> FilePackage:
    """Put a person's file into a package for an office of another installation.

    Issues the letter, keeps the package to be taken away, and notes the disclosure: to whom, on
    what ground, which data. Raises BadInput where no measure's place can change, WrongStatus while
    the file is on its way already, AccessDenied.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    require(actor, Permission.FILE_TRANSFER, org_seq=office.seq)
    if not office.seq <= person.org_seq <= office.seq_end:
        raise BadInput.of("to", NOT_HERE)
    check_not_sealed(person)
    _check_free(person)
    measures = changing_place.going_along(person, on=on)
    row = FilePackage(
        org_seq=office.seq, sec_label=person.sec_label, created_by=actor.user_id, person=person,
        direction=PackageDirection.OUT, state=PackageState.SENT, package_id=uuid7(),
        correspondent=to, office_name=to.name, sent_on=on, by_name=actor.name,
        measure_ids=[str(one.pk) for one in measures],
        article=describing.ground(person.org_seq, on), fields=list(describing.FIELDS),
    )  # fmt: skip
    _write_letter(row, measures, actor=actor, on=on)
    going = Going(person, measures, describing.papers_going(person))
    content = _packed(row, office, going, on=on)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise WrongStatus(ON_ITS_WAY) from error
    reminding.replan(row, actor=actor, on=on)
    record(
        "exchange.package_sent", actor=actor, subject=row, article=row.article,
        fields=len(row.fields), papers=len(going.papers), to=to.code,
    )  # fmt: skip
    shelf.keep(shelf.outgoing(row.pk), content)
    return row


@transaction.atomic
def withdraw(row_id: uuid.UUID, *, actor: Actor, on: date) -> FilePackage:
    """Stop waiting for a receipt: the package was not handed over, or is not wanted there.

    A receipt that comes all the same is still taken, because the other office has the person then.
    """
    row = FilePackage.objects.select_for_update().get(pk=row_id)
    require(actor, Permission.FILE_TRANSFER, org_seq=row.org_seq)
    if row.state != PackageState.SENT:
        raise WrongStatus(NOT_AWAITED)
    row.state, row.answered_on = PackageState.WITHDRAWN, on
    row.save(update_fields=["state", "answered_on"])
    reminding.replan(row, actor=actor, on=on, reason=WITHDRAWN)
    record("exchange.package_withdrawn", actor=actor, subject=row)
    shelf.forget(shelf.outgoing(row.pk))
    return row


def taken_away(row: FilePackage, *, actor: Actor) -> bytes:
    """Return the package, or the receipt, to be brought to the other office; it is recorded."""
    require(actor, Permission.FILE_TRANSFER, org_seq=row.org_seq)
    content = shelf.content_of(shelf.outgoing(row.pk))
    record("exchange.package_taken_away", actor=actor, subject=row)
    return content


def _check_free(person: Person) -> None:
    inside = FileTransfer.objects.filter(person=person, stage=TransferStage.SENT)
    outside = FilePackage.objects.filter(person=person, state=PackageState.SENT.value)
    if inside.exists() or outside.exists():
        raise WrongStatus(ON_ITS_WAY)


def _write_letter(row: FilePackage, measures: list[Measure], *, actor: Actor, on: date) -> None:
    papers = describing.papers_going(row.person)
    row.materials = changing_place.materials_of(row.person, rows=papers)
    row.measures_said = [
        {"kind": str(one.kind), "ends_on": one.ends_on.isoformat() if one.ends_on else ""}
        for one in measures
    ]
    values = {
        **filling.common(row.person, measures[0], on=on),
        "to_office": row.office_name,
        "materials": row.materials,
    }
    row.letter = issue(row.person_id, paper_forms.LETTER, values, actor=actor, on=on)


def _packed(row: FilePackage, office: Org, going: Going, *, on: date) -> bytes:
    listed, scans = describing.papers_said(going.papers)
    manifest = Manifest(
        schema_version=SCHEMA, kind=CHANGE_OF_PLACE, package=row.package_id, sent_on=on,
        from_code=office.code, to_code=row.correspondent.code,
        person=describing.person_said(going.person),
        measures=[describing.measure_said(one) for one in going.measures],
        papers=listed, made=describing.made_said(going.person, on=on),
        disclosed=Disclosed(article=row.article, fields=row.fields),
    )  # fmt: skip
    content = packing.pack(manifest, scans)
    sealed = container.seal(
        content, signer=keys.signing_key(), recipient=bytes(row.correspondent.sealing)
    )
    unpacked = sum(len(scan) for scan in scans.values())
    if len(sealed) > container.MOST_BYTES or unpacked > packing.MOST_UNPACKED // 2:
        raise BadInput.of("to", TOO_LARGE)
    return sealed
