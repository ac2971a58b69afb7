"""A test is put on record: taken by two, refused, missed, or excused; here or by another office."""

import uuid
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.drug_testing import queries
from guitu.drug_testing.actions.confirming import NewStep, follow_path, put_step
from guitu.drug_testing.actions.locking import Proof, filed, locked_measure, locked_test, void
from guitu.drug_testing.actions.matching import rematch
from guitu.drug_testing.models import CallUp, DrugTest, Finding
from guitu.drug_testing.rules import sampling
from guitu.drug_testing.rules.sampling import Staff
from guitu.drug_testing.terms import CALL_UP, PathStep, Result, SampleKind, StepAnswer
from guitu.duties.actions import DutySubject, meet, reconcile, reopen
from guitu.duties.periods import ONE_DAY
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.measures.models import Measure, StatusPeriod
from guitu.measures.rules.states import ENDED
from guitu.measures.terms import Status
from guitu.people.models import Document
from guitu.people.records import about
from guitu.people.terms import DocumentKind, Sex

PROOFS = (DocumentKind.TEST_RECORD, DocumentKind.POLICE_PAPER, DocumentKind.OTHER)
EVIDENCE = (DocumentKind.OTHER, DocumentKind.ABSENCE_REPORT, DocumentKind.HEALTH_SUMMARY)


@dataclass(frozen=True)
class Bottles:
    """The numbers of the A and B samples, sealed on the spot, and whether the person signed."""

    a: str
    b: str
    answer: StepAnswer = StepAnswer.SIGNED


@dataclass(frozen=True)
class NewTest:
    """A test, or that there was none.

    `sample_kind` and two `staff` where a sample was taken, with the `medicines` named before it.
    `reason` and `proof` for a justified absence; `reason` or the person's `statement` for a
    refusal. `told` says that the person was told of a preliminary positive on the spot.
    """

    result: Result
    tested_on: date
    place: str = ""
    tested_at: time | None = None
    sample_kind: SampleKind | None = None
    staff: tuple[Staff, ...] = ()
    medicines: str = ""
    reason: str = ""
    statement: str = ""
    proof: Proof = Proof()
    call_up: uuid.UUID | None = None
    bottles: Bottles | None = None
    told: StepAnswer | None = None
    tested_by: str = ""


@dataclass(frozen=True)
class NewAwayTest:
    """A test that the office where the person lives took for us, with its paper."""

    tested_by: str
    tested_on: date
    place: str
    sample_kind: SampleKind
    result: Result
    staff: tuple[Staff, ...]
    proof: Proof
    medicines: str = ""


@transaction.atomic
def record_test(measure_id: uuid.UUID, new: NewTest, *, actor: Actor, on: date) -> DrugTest:
    """Put a test on record; the cycle of its day is met or excused, where it does either.

    A preliminary positive opens the path to confirmation and changes nothing else. Raises BadInput
    for a day before the order, before reporting in or before records begin, without two staff, or
    with a man among those who took a woman's urine; WrongStatus where nobody has reported in.
    """
    measure = locked_measure(measure_id, actor, Permission.DRUG_TEST_WRITE)
    sampling.check_first(new.result)
    sampling.check_day(new.tested_on, bounds_of(measure), on=on)
    call = _call_up(measure, new)
    _check(measure, new, call)
    test = _saved(measure, new, call, actor=actor, on=on)
    Finding.objects.create(
        person=measure.person,
        org_seq=test.org_seq,
        sec_label=test.sec_label,
        created_by=actor.user_id,
        test=test,
        number=1,
        result=new.result,
        found_on=new.tested_on,
    )
    record(
        "drug_testing.recorded", actor=actor, subject=test, day=new.tested_on,
        result=str(new.result), away=test.is_away,
    )  # fmt: skip
    if new.result == Result.PRELIMINARY_POSITIVE:
        _open_path(test, measure, new, actor=actor, on=on)
    if call is not None:
        meet(call.pk, CALL_UP, by=test, on=new.tested_on)
    rematch(measure, actor, on)
    return test


def record_away_test(
    measure_id: uuid.UUID, new: NewAwayTest, *, actor: Actor, on: date
) -> DrugTest:
    """Put on record a test that another office took for us, with its paper as proof.

    It counts like one taken here, and asks for the same: two staff, women for a woman's urine.
    """
    if not new.tested_by.strip():
        raise BadInput.of("tested_by", gettext_noop("Name the office that took the test."))
    if not new.proof.is_given:
        raise BadInput.of("title", gettext_noop("Put the paper of that office on file."))
    if not sampling.is_taken(new.result):
        raise BadInput.of("result", gettext_noop("Another office tells results of samples only."))
    test = NewTest(
        result=new.result,
        tested_on=new.tested_on,
        place=new.place,
        sample_kind=new.sample_kind,
        staff=new.staff,
        medicines=new.medicines,
        proof=new.proof,
        tested_by=new.tested_by,
    )
    return record_test(measure_id, test, actor=actor, on=on)


@transaction.atomic
def void_test(test_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> DrugTest:
    """Void a test that was recorded by mistake, with its results; its cycle is open again.

    A test with a paper of the police is voided only by who may record such papers.
    """
    test, measure = locked_test(test_id, actor, Permission.DRUG_TEST_WRITE)
    if test.result_now == Result.CONFIRMED_POSITIVE:
        require(actor, Permission.POLICE_PAPER, org_seq=test.org_seq)
    void(test, reason=reason, actor=actor)
    for finding in test.findings.filter(voided_at=None):
        void(finding, reason=reason, actor=actor)
    reopen(test)
    reconcile(DutySubject.of(test), [], actor=actor, on=on, reason=gettext_noop("Test voided."))
    record("drug_testing.voided", actor=actor, subject=test, reason=test.void_reason)
    rematch(measure, actor, on)
    return test


def bounds_of(measure: Measure) -> sampling.Bounds:
    """Return the days between which a test of this measure can have been taken."""
    ended = [status.value for status in ENDED if status != Status.RELEASED]
    stopped = StatusPeriod.objects.filter(
        measure=measure, until_on=None, voided_at=None, status__in=ended
    )
    stopped_on = stopped.values_list("from_on", flat=True).first()
    if stopped_on is None and measure.ends_on is not None:
        stopped_on = measure.ends_on + ONE_DAY
    return sampling.Bounds(
        decided_on=measure.decided_on,
        reported_on=measure.reported_on,
        recorded_from=measure.recorded_from,
        stopped_on=stopped_on,
    )


def _call_up(measure: Measure, new: NewTest) -> CallUp | None:
    if new.call_up is None:
        return None
    rows = CallUp.objects.select_for_update().filter(measure=measure, voided_at=None)
    call = queries.open_call_ups(rows).filter(pk=new.call_up).first()
    if call is None:
        raise BadInput.of(
            "call_up", gettext_noop("What came of this call-up is on record already.")
        )
    return call


def _check(measure: Measure, new: NewTest, call: CallUp | None) -> None:
    if sampling.is_taken(new.result):
        if new.sample_kind is None:
            raise BadInput.of("sample_kind", gettext_noop("Say what was taken."))
        sampling.check_staff(new.sample_kind, _sex(measure), new.staff)
        if not new.place.strip():
            raise BadInput.of("place", gettext_noop("Say where it was taken."))
    elif new.result == Result.DID_NOT_COME and (call is None or call.noticed_at is None):
        raise BadInput.of(
            "result",
            gettext_noop("Nobody misses a test without having been told. Record the notice first."),
        )
    elif new.result == Result.REFUSED and not (new.reason.strip() or new.statement.strip()):
        raise BadInput.of("reason", gettext_noop("Write down what was said and who was there."))
    elif new.result == Result.JUSTIFIED_ABSENCE:
        _check_justified(new)


def _check_justified(new: NewTest) -> None:
    if not new.reason.strip():
        raise BadInput.of("reason", gettext_noop("Say what kept the person from coming."))
    if not new.proof.is_given:
        raise BadInput.of("title", gettext_noop("Name the paper that shows it, or scan it."))


def _sex(measure: Measure) -> Sex | None:
    return Sex(measure.person.sex) if measure.person.sex else None


def _saved(
    measure: Measure, new: NewTest, call: CallUp | None, *, actor: Actor, on: date
) -> DrugTest:
    is_taken = sampling.is_taken(new.result)
    test = about(
        measure.person,
        DrugTest,
        actor=actor,
        measure=measure,
        call_up=call,
        tested_on=new.tested_on,
        tested_at=new.tested_at,
        place=new.place.strip() or (call.place if call else ""),
        sample_kind=new.sample_kind if is_taken else "",
        person_sex=measure.person.sex,
        medicines=new.medicines.strip() if is_taken else "",
        expected_positive=is_taken and queries.may_be_expected(measure.person_id, on=new.tested_on),
        tested_by=new.tested_by.strip(),
        proof=_proof(measure, new, actor=actor, on=on),
        reason=new.reason.strip(),
        statement=new.statement.strip(),
    )
    for place, one in zip(("first", "second"), new.staff if is_taken else (), strict=False):
        setattr(test, f"{place}_name", one.name.strip())
        setattr(test, f"{place}_sex", one.sex)
    test.save()
    return test


def _proof(measure: Measure, new: NewTest, *, actor: Actor, on: date) -> Document | None:
    kinds = EVIDENCE if new.result == Result.JUSTIFIED_ABSENCE else PROOFS
    return filed(measure.person_id, new.proof, kinds, actor=actor, on=on)


def _open_path(test: DrugTest, measure: Measure, new: NewTest, *, actor: Actor, on: date) -> None:
    test.result_now, test.result_on = Result.PRELIMINARY_POSITIVE.value, new.tested_on
    if new.told is not None:
        told = NewStep(PathStep.TOLD, new.tested_on, answer=new.told)
        put_step(test, measure, told, actor=actor, on=on)
    if new.bottles is not None:
        sealed = NewStep(
            PathStep.SEALED, new.tested_on, new.bottles.answer, new.bottles.a, new.bottles.b
        )
        put_step(test, measure, sealed, actor=actor, on=on)
    follow_path(test, measure, actor=actor, on=on)
