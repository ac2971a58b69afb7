"""What every act on a test begins with, and what a paper given with it becomes."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.database.models import Voidable
from guitu.drug_testing.models import DrugTest
from guitu.drug_testing.queries import with_result
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures.actions.locking import locked
from guitu.measures.models import Measure
from guitu.people.actions.papers import NewPaper, add_paper
from guitu.people.models import Document
from guitu.people.terms import DocumentAccess, DocumentKind
from guitu.web import clock


@dataclass(frozen=True)
class Proof:
    """A paper that proves something: one already on file, or a new one with or without a scan."""

    title: str = ""
    number: str = ""
    issued_by: str = ""
    issued_on: date | None = None
    content: bytes | None = None
    on_file: uuid.UUID | None = None
    is_health: bool = False

    @property
    def is_given(self) -> bool:
        """Whether anything was given at all."""
        return bool(self.on_file or self.content or self.title.strip() or self.number.strip())


def locked_measure(measure_id: uuid.UUID, actor: Actor, permission: Permission) -> Measure:
    """Return the measure, locked, where the actor holds `permission`."""
    measure = locked(measure_id)
    require(actor, permission, org_seq=measure.org_seq)
    return measure


def locked_test(
    test_id: uuid.UUID, actor: Actor, *permissions: Permission
) -> tuple[DrugTest, Measure]:
    """Return the test with its result and its measure, both locked; the measure first.

    One of the permissions is enough. Raises WrongStatus when the test was voided.
    """
    measure = locked(DrugTest.objects.values_list("measure_id", flat=True).get(pk=test_id))
    rows = DrugTest.objects.select_for_update(of=("self",)).select_related("person")
    test = with_result(rows).get(pk=test_id)
    if not any(actor.may(one, test.org_seq) for one in permissions):
        require(actor, permissions[0], org_seq=test.org_seq)
    if test.voided_at:
        raise WrongStatus(gettext_noop("This test was voided."))
    return test, measure


def void(row: Voidable, *, reason: str, actor: Actor) -> None:
    """Void a record with a reason; raises BadInput without one, WrongStatus when it was before."""
    if row.voided_at:
        raise WrongStatus(gettext_noop("This entry was voided before."))
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say what was wrong with it."))
    row.voided_at, row.voided_by, row.void_reason = clock.now(), actor.user_id, reason.strip()
    row.save(update_fields=["voided_at", "voided_by", "void_reason"])


def filed(
    person_id: uuid.UUID, proof: Proof, kinds: Sequence[DocumentKind], *, actor: Actor, on: date
) -> Document | None:
    """Return the paper on file that `proof` stands for; None where nothing was given.

    A new paper is of the first of `kinds`; one on file may be of any of them.
    """
    if proof.on_file:
        codes = [kind.value for kind in kinds]
        rows = Document.objects.filter(person_id=person_id, kind__in=codes, voided_at=None)
        found = rows.filter(pk=proof.on_file).first()
        if found is None:
            raise BadInput.of("on_file", gettext_noop("This paper is not on the file."))
        return found
    if not proof.is_given:
        return None
    new = NewPaper(
        kinds[0],
        title=proof.title,
        number=proof.number,
        issued_by=proof.issued_by,
        issued_on=proof.issued_on,
        content=proof.content,
        access=DocumentAccess.HEALTH if proof.is_health else "",
    )
    return add_paper(person_id, new, actor=actor, on=on)
