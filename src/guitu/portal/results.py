"""What the own page says of tests: results in plain words, and what may still be asked for.

Nothing of who took a sample, nothing of medicines. A positive strip is a question, not an answer:
until the paper of the police it is said to be checked, with what the person may ask for by when.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from guitu.drug_testing.actions.confirming import path_row
from guitu.drug_testing.models import DrugTest
from guitu.drug_testing.rules import confirming
from guitu.drug_testing.rules.confirming import PathFacts
from guitu.drug_testing.terms import CONTEST, DECIDE, SEND, PathStep, Result
from guitu.duties.rules import is_overdue
from guitu.kernel.terms import gettext_noop
from guitu.web.cells import Because, Tag
from guitu.web.templatetags.web import day

PLAIN = {
    Result.NEGATIVE: Tag(gettext_noop("Negative: nothing was found"), "good"),
    Result.PRELIMINARY_POSITIVE: Tag(gettext_noop("Is being checked"), "quiet"),
    Result.CONFIRMED_POSITIVE: Tag(gettext_noop("Confirmed by the laboratory"), "quiet"),
    Result.INVALID: Tag(gettext_noop("Did not work out; to be repeated"), "quiet"),
    Result.DID_NOT_COME: Tag(gettext_noop("No test took place"), "quiet"),
    Result.REFUSED: Tag(gettext_noop("No test took place"), "quiet"),
    Result.JUSTIFIED_ABSENCE: Tag(gettext_noop("Excused"), "quiet"),
}
CLOCKS = {
    CONTEST: gettext_noop("You may ask for a laboratory test until %(day)s."),
    DECIDE: gettext_noop("You asked for a laboratory test; the police answer by %(day)s."),
    SEND: gettext_noop("The sample is sent to the laboratory by %(day)s."),
}


def lines(
    tests: Sequence[DrugTest], paths: Mapping[Any, PathFacts], *, on: date
) -> list[dict[str, Any]]:
    """Return the results of a person, the newest first, in plain words."""
    return [_line(test, paths.get(test.pk), on=on) for test in tests if test.result_now]


def _line(test: DrugTest, facts: PathFacts | None, *, on: date) -> dict[str, Any]:
    result = Result(test.result_now)
    found: dict[str, Any] = {"on": test.tested_on, "tag": PLAIN[result], "says": []}
    if facts is None:
        return found
    row = path_row(test)
    if result == Result.PRELIMINARY_POSITIVE:
        found["says"] = [
            _("A first strip is a question, not an answer. Nothing changes for you until it is "
              "checked."),
            *_asked(facts, row, on=on),
        ]  # fmt: skip
    elif result == Result.CONFIRMED_POSITIVE:
        found["says"] = [_("Talk with your worker: help comes first."), *_retest(facts, row, on=on)]
    found["because"] = Because.of(row.cites) if found["says"] else None
    return found


def _asked(facts: PathFacts, row: Any, *, on: date) -> list[str]:
    """Return what may still be asked for, and whose turn it is until when."""
    if PathStep.TOLD not in facts.steps:
        days = row.values["contest_days"]
        said = _("Your worker explains it to you; from then on you have %(days)s days to ask for "
                 "a laboratory test.")  # fmt: skip
        return [said % {"days": days}]
    done = confirming.met(facts.steps)
    open_ones = [
        duty for duty in confirming.plan(facts, row)
        if duty.kind in CLOCKS and duty.kind not in done and not is_overdue(duty.due_on, on=on)
    ]  # fmt: skip
    return [_(CLOCKS[duty.kind]) % {"day": day(duty.due_on)} for duty in open_ones]


def _retest(facts: PathFacts, row: Any, *, on: date) -> list[str]:
    if PathStep.RETEST_ASKED in facts.steps:
        return [_("You asked for a re-test.")]
    said = _("You may ask for a re-test until %(day)s.")
    return [
        said % {"day": day(duty.due_on)}
        for duty in confirming.plan(facts, row)
        if duty.role == confirming.THE_PERSON and not is_overdue(duty.due_on, on=on)
    ]
