"""Tests meet the cycles of their measure; a justified absence excuses one."""

from datetime import date

from guitu.access.actors import Actor
from guitu.drug_testing import queries
from guitu.drug_testing.models import DrugTest
from guitu.drug_testing.terms import DRUG_TEST, EXCUSED
from guitu.duties.actions import discharge, reopen
from guitu.duties.excusing import Days, excuse
from guitu.duties.matching import Done
from guitu.duties.models import Duty
from guitu.measures.models import Measure

KINDS = (DRUG_TEST,)


def rematch(measure: Measure, actor: Actor, on: date) -> None:
    """Make the cycles of `measure` stand as its tests say; calling it again changes nothing.

    A valid test meets the cycle of its day, the first one where there are several. Nobody came, a
    refusal or an invalid test meet nothing. A justified absence excuses its cycle as long as no
    valid test lies in it. A test that was voided, or is no longer valid, opens its cycle again.
    """
    tests = queries.of_measure(measure.pk)
    valid = [test for test in tests if queries.is_valid(test)]
    justified = [test.tested_on for test in tests if queries.is_justified(test)]
    _open_again(measure, {test.pk for test in valid})
    days = Days(justified, [test.tested_on for test in valid])
    excuse(measure.pk, KINDS, days, reason=EXCUSED, actor=actor)
    discharge(measure.pk, KINDS, [Done(test.tested_on, test) for test in valid])


def _open_again(measure: Measure, valid: set) -> None:
    met = Duty.objects.filter(
        subject_id=measure.pk,
        kind__in=KINDS,
        met_by_type=DrugTest._meta.label_lower,
        voided_at=None,
    )
    for test_id in set(met.values_list("met_by_id", flat=True)) - valid:
        reopen(DrugTest(pk=test_id))
