"""Reading tests, call-ups, draws and maintenance treatment, inside the actor's scope."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.db.models import CharField, DateField, Exists, OuterRef, Q, QuerySet, Subquery

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.drug_testing import terms
from guitu.drug_testing.models import (
    CallUp,
    Draw,
    DrugTest,
    Finding,
    MaintenanceTreatment,
    PathEntry,
)
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN, overdue
from guitu.measures.models import Measure
from guitu.people.models import Document

READ = Permission.DRUG_TEST_READ


def visible_to(actor: Actor) -> QuerySet[DrugTest]:
    """Return the tests that the actor may see, voided ones left out."""
    return DrugTest.objects.filter(within(actor, READ), voided_at=None)


def with_result(tests: QuerySet[DrugTest]) -> QuerySet[DrugTest]:
    """Return tests with `result_now`, the code of the result that holds, and its day."""
    last = Finding.objects.filter(test=OuterRef("pk"), voided_at=None).order_by("-number")
    return tests.annotate(
        result_now=Subquery(last.values("result")[:1], output_field=CharField()),
        result_on=Subquery(last.values("found_on")[:1], output_field=DateField()),
    )


def of_measure(measure_id: uuid.UUID) -> list[DrugTest]:
    """Return every test of a measure that is not voided, with its result, the first one first."""
    rows = DrugTest.objects.filter(measure_id=measure_id, voided_at=None)
    return list(with_result(rows).order_by("tested_on", "pk"))


def of_measures(measure_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[DrugTest]]:
    """Return the tests of many measures with their results, in one query."""
    rows = DrugTest.objects.filter(measure_id__in=list(measure_ids), voided_at=None)
    found: dict[uuid.UUID, list[DrugTest]] = {}
    for test in with_result(rows).order_by("tested_on", "pk"):
        found.setdefault(test.measure_id, []).append(test)
    return found


def met_by_paper(measure_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[date]]:
    """Return the days on which cycles were met by something else than a test on record here."""
    rows = Duty.objects.filter(
        subject_id__in=list(measure_ids),
        kind=terms.DRUG_TEST,
        met_on__isnull=False,
        voided_at=None,
    )
    found: dict[uuid.UUID, list[date]] = {}
    others = rows.exclude(met_by_type=DrugTest._meta.label_lower)
    for measure_id, met_on in others.order_by("met_on").values_list("subject_id", "met_on"):
        found.setdefault(measure_id, []).append(met_on)
    return found


def findings_of(test: DrugTest) -> list[Finding]:
    """Return every result of a test, voided ones too, in the order in which they were entered."""
    return list(test.findings.select_related("document").order_by("number", "created_at"))


def steps_of(test: DrugTest) -> list[PathEntry]:
    """Return the steps towards confirmation that are on record."""
    return list(test.steps.filter(voided_at=None).order_by("done_on", "pk"))


def voided_results(test: DrugTest) -> list[Finding]:
    """Return the results of a test that were voided, the latest first."""
    return [one for one in reversed(findings_of(test)) if one.voided_at]


def call_ups(actor: Actor) -> QuerySet[CallUp]:
    """Return the call-ups that the actor may see."""
    return CallUp.objects.filter(within(actor, READ), voided_at=None)


def open_call_ups(rows: QuerySet[CallUp]) -> QuerySet[CallUp]:
    """Return the call-ups of which nobody has recorded what came of them."""
    recorded = DrugTest.objects.filter(call_up=OuterRef("pk"), voided_at=None)
    return rows.filter(~Exists(recorded), voided_at=None, moved_to=None)


def call_ups_of(measure_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, CallUp]:
    """Return the next open call-up of each measure, in one query."""
    rows = CallUp.objects.filter(measure_id__in=list(measure_ids))
    found: dict[uuid.UUID, CallUp] = {}
    for call in open_call_ups(rows).order_by("-call_on", "-pk"):
        found[call.measure_id] = call
    return found


def history_of_calls(measure_id: uuid.UUID) -> list[CallUp]:
    """Return every call-up of a measure that is not voided, the newest first."""
    rows = CallUp.objects.filter(measure_id=measure_id, voided_at=None)
    return list(rows.order_by("-call_on", "-pk"))


def draws(actor: Actor) -> QuerySet[Draw]:
    """Return the draws that the actor may see, voided ones too: none is ever hidden."""
    return Draw.objects.filter(within(actor, READ)).order_by("-committed_at")


def treatments(actor: Actor) -> QuerySet[MaintenanceTreatment]:
    """Return maintenance treatments that the actor may read as health records."""
    in_scope = within(actor, Permission.DOCUMENT_HEALTH)
    return MaintenanceTreatment.objects.filter(in_scope, voided_at=None)


def treatments_to_write(actor: Actor) -> QuerySet[MaintenanceTreatment]:
    """Return maintenance treatments that the actor may end or void."""
    in_scope = within(actor, Permission.DOCUMENT_WRITE)
    return MaintenanceTreatment.objects.filter(in_scope, voided_at=None)


def covering(day: date) -> Q:
    """Return the condition that a maintenance treatment was running on a day."""
    return Q(Q(until_on=None) | Q(until_on__gte=day), from_on__lte=day, voided_at=None)


def may_be_expected(person_id: uuid.UUID, *, on: date) -> bool:
    """Return whether a positive result may be expected of this person's medicine on that day.

    Nothing else about the treatment is told.
    """
    return MaintenanceTreatment.objects.filter(covering(on), person_id=person_id).exists()


def measure_of(actor: Actor, measure_id: uuid.UUID) -> QuerySet[Measure]:
    """Return one measure whose tests the actor may see, with its person and place."""
    rows = Measure.objects.filter(within(actor, READ), pk=measure_id, voided_at=None)
    return rows.select_related("person__responsible", "place")


def measures(actor: Actor) -> QuerySet[Measure]:
    """Return the measures whose tests the actor may see."""
    return Measure.objects.filter(within(actor, READ), voided_at=None)


def papers_of_police(person_id: uuid.UUID) -> list[Document]:
    """Return the papers of the police on a file that may prove a result, the newest first."""
    rows = Document.objects.filter(person_id=person_id, kind="police_paper", voided_at=None)
    return list(rows.order_by("-received_on", "-pk"))


def last_result(person_id: uuid.UUID, actor: Actor) -> DrugTest | None:
    """Return the newest test of a person, with its result."""
    rows = visible_to(actor).filter(person_id=person_id)
    return with_result(rows).order_by("-tested_on", "-pk").first()


def due_until(actor: Actor, until: date, *, from_on: date, on: date) -> QuerySet[Duty]:
    """Return the open test cycles that end between the two days, the late ones before them too.

    Late ones stand on every month from the present one on, so that nobody is forgotten.
    """
    rows = Duty.objects.filter(OPEN, within(actor, READ), kind=terms.DRUG_TEST)
    in_month = Q(due_on__range=(from_on, until))
    late = overdue(on=on) if until >= on else Q(pk__in=[])
    return rows.filter(in_month | late).order_by("due_on", "pk")


def last_taken_by(actor: Actor) -> DrugTest | None:
    """Return the last sample that this colleague put on record here, for its place and staff."""
    rows = visible_to(actor).filter(created_by=actor.user_id, tested_by="")
    return rows.exclude(sample_kind="").order_by("-created_at").first()


def is_valid(test: DrugTest) -> bool:
    """Return whether a test meets its cycle; the test comes with its result."""
    return test.result_now in terms.VALID


def is_justified(test: DrugTest) -> bool:
    """Return whether a record stands for a justified absence; it comes with its result."""
    return test.result_now == terms.Result.JUSTIFIED_ABSENCE
