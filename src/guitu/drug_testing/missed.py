"""Tests missed, refused or excused, as the page of missed steps asks for them.

A refusal at the place of the test needs no further notice: the person stood there. Who did not come
was told by the call-up; whoever has a paper for it is told as justified and never counts.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from guitu.drug_testing.models import DrugTest
from guitu.drug_testing.presenters.wording import result_words
from guitu.drug_testing.queries import with_result
from guitu.drug_testing.terms import MISSED, NoticeWay, Result
from guitu.measures import missed
from guitu.measures.models import Measure
from guitu.measures.rules.missed import MissedStep
from guitu.measures.terms import MissedKind
from guitu.web.templatetags.web import day

TOLD = (*MISSED, Result.JUSTIFIED_ABSENCE)


def register() -> None:
    """Register the source once."""
    missed.register(missed.Source("tests", steps, measures_with_any))


def steps(measures: Sequence[Measure], on: date) -> missed.Steps:
    """Return the missed tests of each measure by the day `on`, in one query."""
    found: dict = {}
    for test in _missed(on).filter(measure__in=[one.pk for one in measures]):
        found.setdefault(test.measure_id, []).append(_step(test))
    return found


def measures_with_any(on: date) -> QuerySet:
    """Return the ids of measures with a test missed by the day `on`."""
    return _missed(on).values("measure_id")


def _missed(on: date) -> QuerySet[DrugTest]:
    rows = DrugTest.objects.filter(voided_at=None, tested_on__lte=on).select_related("call_up")
    return with_result(rows).filter(result_now__in=[result.value for result in TOLD])


def _step(test: DrugTest) -> MissedStep:
    what = gettext("%(result)s: test of %(day)s") % {
        "result": result_words(test.result_now), "day": day(test.tested_on),
    }  # fmt: skip
    return MissedStep(
        MissedKind.TEST,
        (test._meta.label_lower, test.pk),
        test.tested_on,
        what,
        url=reverse("test-page", args=[test.pk]),
        **_notice(test),
        **_reason(test),
    )


def _notice(test: DrugTest) -> Mapping[str, object]:
    """Return when and how the person was told."""
    call = test.call_up
    if call is not None and call.noticed_at is not None:
        told_on = timezone.localdate(call.noticed_at)
        return {"notice_on": told_on, "notice_way": gettext(call.way.label)}
    if test.result_now == Result.REFUSED:
        return {"notice_on": test.tested_on, "notice_way": gettext(NoticeWay.IN_PERSON.label)}
    return {}


def _reason(test: DrugTest) -> Mapping[str, object]:
    """Return what was decided on the reason: only a justified absence is decided with the test."""
    if test.result_now != Result.JUSTIFIED_ABSENCE:
        return {"statement": test.statement}
    return {
        "heard_on": test.tested_on,
        "statement": test.statement or test.reason,
        "is_justified": True,
        "decided_by": test.created_by,
        "decided_on": test.tested_on,
    }
