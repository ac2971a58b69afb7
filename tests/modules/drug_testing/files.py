"""A measure whose tests begin, and records of tests as they begin."""

from datetime import date

from guitu.drug_testing import actions
from guitu.drug_testing.rules.sampling import Staff
from guitu.drug_testing.terms import Result, SampleKind, StepAnswer
from guitu.duties.models import Duty
from guitu.measures.models import Measure
from guitu.people.models import Person
from guitu.people.terms import Sex
from tests.cast import Town
from tests.modules.measures.files import a_running_measure

LATER = date(2020, 7, 1)
MEN = (Staff("王工", Sex.MALE), Staff("李工", Sex.MALE))
WOMEN = (Staff("赵工", Sex.FEMALE), Staff("钱工", Sex.FEMALE))


def a_tested_measure(place: Town, *, sex: Sex | str = Sex.MALE) -> Measure:
    """Return a running measure of a person whose sex is on file."""
    measure = a_running_measure(place)
    Person.objects.filter(pk=measure.person_id).update(sex=sex)
    measure.person.refresh_from_db()
    return measure


def a_test(tested_on: date, result: Result = Result.NEGATIVE, **values) -> actions.NewTest:
    """Return a urine sample taken by two men at the station."""
    given = {
        "place": "工作站", "sample_kind": SampleKind.URINE, "staff": MEN, "medicines": "无",
    }  # fmt: skip
    return actions.NewTest(**{"result": result, "tested_on": tested_on} | given | values)


def put_test(measure: Measure, actor, tested_on: date, result: Result = Result.NEGATIVE, **values):
    """Record such a test."""
    new = a_test(tested_on, result, **values)
    return actions.record_test(measure.pk, new, actor=actor, on=LATER)


def a_preliminary(measure: Measure, actor, tested_on: date, *, told: bool = True):
    """Record a positive strip, told on the spot and sealed."""
    values = {"bottles": actions.Bottles("A-1", "B-1")}
    if told:
        values["told"] = StepAnswer.SIGNED
    return put_test(measure, actor, tested_on, Result.PRELIMINARY_POSITIVE, **values)


def an_absence(measure: Measure, actor, day: date):
    """Record a justified absence with its paper."""
    new = actions.NewTest(
        Result.JUSTIFIED_ABSENCE, day, reason="住院", proof=actions.Proof(title="住院证明")
    )
    return actions.record_test(measure.pk, new, actor=actor, on=LATER)


def cycles(measure: Measure, **values) -> list[str]:
    """Return the keys of the test cycles that stand so, in order."""
    rows = Duty.objects.filter(subject_id=measure.pk, kind="drug_test", voided_at=None, **values)
    return list(rows.order_by("due_on").values_list("key", flat=True))


def met(measure: Measure) -> list[str]:
    """Return the keys of the cycles that a test met."""
    return cycles(measure, met_on__isnull=False)


def excused(measure: Measure) -> list[str]:
    """Return the keys of the cycles that are excused."""
    return cycles(measure, waived_on__isnull=False)


def path(test) -> dict[str, tuple[str, str, bool]]:
    """Return the open and met duties of a test: kind to party, last day, met or not."""
    rows = Duty.objects.filter(subject_id=test.pk, voided_at=None).order_by("due_on")
    return {
        row.kind: (str(row.party), row.due_on.isoformat(), row.met_on is not None) for row in rows
    }
