"""The small forms around a report and a departure: one table, one page.

`given` turns what was typed into the arguments of the act.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from guitu.absences import actions
from guitu.absences.forms import reports as forms
from guitu.access.permissions import Permission
from guitu.kernel.terms import gettext_noop
from guitu.web.forms import Form

Given = dict[str, Any]


@dataclass(frozen=True)
class Step:
    """One act on a record: heading, the line below it, its form, the act and what is said after.

    All texts are message ids; `initial` gives what the form begins with on a day.
    """

    heading: str
    answer: str
    form: type[Form]
    act: Callable[..., Any]
    said: str
    given: Callable[[Given], Given] = lambda typed: typed
    initial: Callable[[date], Given] = lambda _on: {}
    needs: Permission = Permission.ABSENCE_WRITE
    icon: str = ""


def taken(kind: type) -> Callable[[Given], Given]:
    """Return how the values of a form become the one argument `new` of an act."""

    def given(typed: Given) -> Given:
        values = dict(typed)
        if "scan" in values:
            scan = values.pop("scan")
            values["content"] = scan.read() if scan else None
        return {"new": kind(**values)}

    return given


REPORT = taken(actions.Report)
FINDING = taken(actions.Finding)
NO_PERMISSION = gettext_noop("The receipt says that the report arrived. Nobody approves anything.")

OF_ABSENCE: Mapping[str, Step] = {
    "acknowledge": Step(
        gettext_noop("Give the receipt"), NO_PERMISSION, forms.ReceiptForm, actions.acknowledge,
        gettext_noop("The receipt is on record."),
        initial=lambda on: {"acknowledged_on": on}, icon="file-text",
    ),
    "extend": Step(
        gettext_noop("Stays longer"), gettext_noop("A later day reported is enough."),
        forms.LongerForm, actions.extend, gettext_noop("The later return is on record."),
        given=taken(actions.Longer), initial=lambda on: {"reported_on": on, "way": "message"},
        icon="calendar-event",
    ),
    "contact": Step(
        gettext_noop("Record a contact"), gettext_noop("An attempt counts as an attempt."),
        forms.TouchForm, actions.record_contact, gettext_noop("The contact is on record."),
        given=taken(actions.Touch),
        initial=lambda on: {"on_day": on, "way": "phone", "was_reached": "yes"}, icon="phone",
    ),
    "return": Step(
        gettext_noop("Record the return"), gettext_noop("Days after the return are free again."),
        forms.ReturnForm, actions.record_return, gettext_noop("The return is on record."),
        given=taken(actions.Return), initial=lambda on: {"returned_on": on, "known": "in_person"},
        icon="home",
    ),
    "void": Step(
        gettext_noop("Void this entry"), gettext_noop("It stays on record with the reason."),
        forms.VoidForm, actions.void_report, gettext_noop("The entry was voided."), icon="x",
    ),
}  # fmt: skip

OF_DEPARTURE: Mapping[str, Step] = {
    "tell": Step(
        gettext_noop("Record how the person was told"),
        gettext_noop("A report can be made good; the person must know that it is missing."),
        forms.NoticeForm, actions.tell, gettext_noop("The proof is on record."),
        given=taken(actions.Notice), initial=lambda on: {"notice_on": on, "way": "phone"},
        icon="phone",
    ),
    "hear": Step(
        gettext_noop("Record what the person said"),
        gettext_noop("Ask for the reason, and what would have helped."),
        forms.HeardForm, actions.hear, gettext_noop("The statement is on record."),
        given=taken(actions.Heard), icon="message-circle",
    ),
    "judge": Step(
        gettext_noop("Decide whether it was justified"),
        gettext_noop("Your name stands below the decision. In doubt it was justified."),
        forms.JudgeForm, actions.judge, gettext_noop("The decision is on record."),
        needs=Permission.ABSENCE_DECIDE, icon="scale",
    ),
    "still-away": Step(
        gettext_noop("Away still"), gettext_noop("Only days that are verified count."),
        forms.StillAwayForm, actions.still_away, gettext_noop("The day is on record."),
        initial=lambda on: {"until_on": on}, icon="clock",
    ),
    "back": Step(
        gettext_noop("Record the return"), gettext_noop("Only days that are verified count."),
        forms.BackForm, actions.came_back, gettext_noop("The return is on record."),
        initial=lambda on: {"returned_on": on}, icon="home",
    ),
    "help": Step(
        gettext_noop("Record talk and help"),
        gettext_noop("What keeps the person from reporting, and what would make it easy?"),
        forms.HelpForm, actions.help_given, gettext_noop("The talk is on record."),
        initial=lambda on: {"helped_on": on}, icon="first-aid-kit",
    ),
    "void": Step(
        gettext_noop("Void this entry"), gettext_noop("It stays on record with the reason."),
        forms.VoidForm, actions.void_departure, gettext_noop("The entry was voided."), icon="x",
    ),
}  # fmt: skip
