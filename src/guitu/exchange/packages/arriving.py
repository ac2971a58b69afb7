"""A package is read in, whole or not at all: file, measure, papers, digest, receipt."""

import json
import uuid
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import translation

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.duties.kinds import all_kinds
from guitu.duties.policy import rules_for
from guitu.exchange.packages import container, keys, packing, shelf
from guitu.exchange.packages import manifest as said
from guitu.exchange.packages.describing import papers_said
from guitu.exchange.packages.models import FilePackage
from guitu.exchange.packages.opening import REPLAYED, Opened, opened
from guitu.exchange.terms import PackageDirection, PackageState
from guitu.handover import paper_forms
from guitu.handover.actions import changing_place
from guitu.kernel.errors import BadInput
from guitu.kernel.keys import uuid7
from guitu.kernel.terms import gettext_noop
from guitu.measures import actions as measures
from guitu.measures.models import Measure
from guitu.measures.rules.reporting import ReportInFacts, report_in_due
from guitu.orgs.models import Org
from guitu.papers import filling
from guitu.papers.actions import issue
from guitu.people.actions import NewAddress, NewPaper, NewPerson, NewRelative, add_paper, open_file
from guitu.people.models import Document, Person
from guitu.people.queries import may_write
from guitu.web.templatetags.web import day

OTHER_NUMBER = gettext_noop("The ID number of this file differs from the one in the package.")
NOT_YOURS = gettext_noop("This community belongs to another office.")
NO_REASON = "移交材料未载身份证号码"  # stored in the file, in the language of the file


@dataclass(frozen=True)
class Choice:
    """Where the file is kept, and which existing file it is, if it is one."""

    place: Org
    existing: uuid.UUID | None = None


@transaction.atomic
def read_in(content: bytes, choice: Choice, *, actor: Actor, on: date) -> FilePackage:
    """Read in a package: open the file or take an existing one, record measure, papers, receipt.

    The time to report in runs from today, the term runs on with the same last day, and after the
    report-in a new agreement is a duty. Raises BadInput for whatever `opened` finds, a number that
    is on file, a file with another number; AccessDenied. Nothing is written then.
    """
    found = opened(content, actor=actor, on=on)
    office = found.office
    if not office.seq <= choice.place.seq <= office.seq_end:
        raise BadInput.of("community", NOT_YOURS)
    person = _existing(found, choice, actor) if choice.existing else _new(found, choice, actor, on)
    row = _row(found, person, actor=actor, on=on)
    orders = [_order(one, found, person, actor=actor, on=on) for one in found.manifest.measures]
    row.measure_ids = [str(order.pk) for order in orders]
    arrived = _papers(found, person, actor=actor, on=on)
    row.materials = changing_place.materials_of(person, rows=arrived)
    _write_receipt(row, orders[0], actor=actor, on=on)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise BadInput.of("file", REPLAYED) from error
    record(
        "exchange.package_read_in", actor=actor, subject=row, papers=len(arrived),
        existing=choice.existing is not None,
    )  # fmt: skip
    shelf.keep(shelf.outgoing(row.pk), _receipt_package(row, found, on=on))
    return row


def _existing(found: Opened, choice: Choice, actor: Actor) -> Person:
    person = may_write(actor).select_for_update().filter(pk=choice.existing).first()
    if person is None:
        raise BadInput.of("existing", gettext_noop("This file is not one of your office."))
    number = found.manifest.person.id_number
    if person.id_number and number and person.id_number.upper() != number.upper():
        raise BadInput.of("existing", OTHER_NUMBER)
    return person


def _new(found: Opened, choice: Choice, actor: Actor, on: date) -> Person:
    person = found.manifest.person
    new = NewPerson(
        name=person.name, org=choice.place, id_number=person.id_number, id_kind=person.id_kind,
        no_id_reason="" if person.id_number else person.no_id_reason or NO_REASON,
        birth_on=person.birth_on, sex=person.sex, phones=tuple(person.phones),
        former_names=tuple(person.former_names),
        addresses=tuple(NewAddress(one.kind, one.area, one.detail) for one in person.addresses),
        relatives=tuple(NewRelative(**dict(one)) for one in person.relatives),
    )  # fmt: skip
    return open_file(new, actor=actor, on=on)


def _row(found: Opened, person: Person, *, actor: Actor, on: date) -> FilePackage:
    manifest, known = found.manifest, {kind.code for kind in all_kinds()}
    made = manifest.made.model_dump(mode="json")
    for one in made["measures"]:
        one["duties"] = [line for line in one["duties"] if line[0] in known]
    return FilePackage(
        org_seq=found.office.seq, sec_label=person.sec_label, created_by=actor.user_id,
        direction=PackageDirection.IN, state=PackageState.READ_IN, package_id=manifest.package,
        correspondent=found.sender, office_name=found.sender.name, person=person,
        sent_on=manifest.sent_on, answered_on=on, by_name=actor.name,
        article=manifest.disclosed.article, fields=list(manifest.disclosed.fields),
        measures_said=[
            {"kind": str(one.kind), "ends_on": one.ends_on.isoformat() if one.ends_on else ""}
            for one in manifest.measures
        ],
        made_before=json.dumps(made, ensure_ascii=False),
    )  # fmt: skip


def _order(
    one: said.MeasureSaid, found: Opened, person: Person, *, actor: Actor, on: date
) -> Measure:
    """Record the measure as it goes on here: its first and last day are carried over."""
    require(actor, Permission.MEASURE_WRITE, org_seq=person.org_seq)
    new = measures.NewOrder(
        kind=one.kind, decision_number=one.decision_number, decided_by=one.decided_by,
        decided_on=one.decided_on, received_on=on, basis=one.basis, recorded_from=on,
        place=Org.objects.get(seq=person.org_seq), came_from=found.sender.name,
        ordered_from=one.starts_on, ordered_until=one.ends_on,
    )  # fmt: skip
    return measures.record_order(person.pk, new, actor=actor, on=on)


def _papers(found: Opened, person: Person, *, actor: Actor, on: date) -> list[Document]:
    rows = []
    for one in found.manifest.papers:
        issued = one.issued_on if one.issued_on is None or one.issued_on <= on else None
        new = NewPaper(
            one.kind, title=one.title, number=one.number, issued_by=one.issued_by,
            issued_on=issued, received_on=on,
            content=found.scans[one.sha256] if one.sha256 else None,
        )  # fmt: skip
        rows.append(add_paper(person.pk, new, actor=actor, on=on))
    return rows


def _write_receipt(row: FilePackage, measure: Measure, *, actor: Actor, on: date) -> None:
    facts = ReportInFacts(measure.kind, on, is_change_of_place=True)
    row.report_in_by = report_in_due(facts, rules_for(measure.org_seq)).value
    with translation.override("zh-hans"):
        last = day(row.report_in_by)
    values = {
        **filling.common(row.person, measure, on=on),
        "from_office": row.office_name,
        "materials": row.materials,
        "report_in_by": last,
    }
    row.receipt = issue(row.person_id, paper_forms.RECEIPT, values, actor=actor, on=on)


def _receipt_package(row: FilePackage, found: Opened, *, on: date) -> bytes:
    """Return the signed receipt that goes back to the sending office."""
    listed, scans = papers_said([row.receipt])
    manifest = said.Manifest(
        schema_version=said.SCHEMA, kind=said.RECEIPT, package=row.package_id, sent_on=on,
        from_code=found.office.code, to_code=found.sender.code, papers=listed,
        receipt=said.ReceiptSaid(
            received_on=on, report_in_by=row.report_in_by, number=row.receipt.number
        ),
    )  # fmt: skip
    content = packing.pack(manifest, scans)
    return container.seal(content, signer=keys.signing_key(), recipient=bytes(found.sender.sealing))


def new_token() -> uuid.UUID:
    """Return the name under which an upload waits for its reader."""
    return uuid7()
