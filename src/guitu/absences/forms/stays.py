"""Forms of stays elsewhere, commission letters and what a host office is asked to do."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.absences import terms
from guitu.absences.actions import Division, NewStay
from guitu.orgs.models import Org
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form

RESULTS = (
    ("", _("No result")),
    ("negative", _("Negative")),
    ("preliminary_positive", _("Preliminary positive, to be confirmed")),
    ("invalid", _("Invalid, to be repeated")),
)
DIVISION = ("tests_by", "visits_by", "calls_by", "phone_plan")


class DivisionForm(Form):
    """Who does what."""

    tests_by = TermField(terms.Side, label=_("Tests by"), widget=forms.RadioSelect)
    visits_by = TermField(terms.Side, label=_("Visits by"), widget=forms.RadioSelect)
    calls_by = TermField(terms.Side, label=_("Calls by"), widget=forms.RadioSelect)
    phone_plan = forms.CharField(
        label=_("Plan of calls"),
        max_length=300,
        required=False,
        help_text=_("When the person can talk; the person chooses."),
    )

    def division(self) -> Division:
        """Return who does what."""
        return Division(**{name: self.cleaned_data[name] for name in DIVISION})


class StayForm(DivisionForm):
    """A person lives elsewhere from a day on."""

    width_short = ("from_on", "planned_until_on")
    field_order = ("area", "from_on", "planned_until_on", "reason", "contact", "host", "host_name",
                   "host_phone", *DIVISION)  # fmt: skip

    area = forms.CharField(
        label=_("Where the person lives"),
        max_length=120,
        help_text=_("The city or county is enough."),
    )
    from_on = DayField(label=_("Lives there since"))
    planned_until_on = DayField(label=_("Until, as far as known"), required=False)
    reason = TermField(terms.StayReason, label=_("Why"), widget=forms.RadioSelect)
    contact = forms.CharField(
        label=_("How to reach the person there"), max_length=120, required=False
    )
    host = forms.ChoiceField(label=_("Host office, where it works with Guitu here"), required=False)
    host_name = forms.CharField(
        label=_("Or the name of an office outside"), max_length=120, required=False
    )
    host_phone = forms.CharField(label=_("Telephone of that office"), max_length=30, required=False)

    def __init__(self, *args: Any, offices: Iterable[Org] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offices = {org.code: org for org in offices}
        named = [(code, org.name) for code, org in self.offices.items()]
        self.fields["host"].choices = [("", _("None of these")), *named]

    def stay(self) -> NewStay:
        """Return what was entered."""
        given = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in DIVISION and name != "host"
        }
        host = self.offices.get(self.cleaned_data["host"])
        return NewStay(**given, host=host, division=self.division())


class LetterForm(Form):
    """What the host office is asked to do."""

    asks = forms.CharField(
        label=_("What the host office is asked to do"), max_length=500, widget=forms.Textarea,
        help_text=_("Only what it needs to know for that."),
    )  # fmt: skip
    sent_on = DayField(label=_("Sent on"))


class LetterReceiptForm(Form):
    """The letter arrived."""

    received_on = DayField(label=_("Arrived on"))
    note = forms.CharField(label=_("Who confirmed it"), max_length=200, required=False)


class AnswerForm(Form):
    """What the host office answered."""

    answer = TermField(terms.LetterAnswer, label=_("Answer"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"), max_length=500, required=False, widget=forms.Textarea,
        help_text=_("Needed only for a refusal or a return."),
    )  # fmt: skip
    answered_by = forms.CharField(label=_("Who answers"), max_length=100)
    answered_on = DayField(label=_("Answered on"))
    scan = forms.FileField(label=_("Scan or picture of the answer"), required=False)


class TaskForm(Form):
    """One thing asked of the host office."""

    kind = TermField(terms.TaskKind, label=_("What"), widget=forms.RadioSelect)
    from_on = DayField(label=_("From"))
    due_on = DayField(label=_("By the day"))
    note = forms.CharField(label=_("Remark"), max_length=200, required=False)


class DoneForm(Form):
    """What came of it."""

    outcome = TermField(terms.TaskOutcome, label=_("What came of it"), widget=forms.RadioSelect)
    done_on = DayField(label=_("Day"))
    done_by = forms.CharField(label=_("Done by"), max_length=100)
    result = forms.ChoiceField(
        label=_("Result of the test, as its paper says"), choices=RESULTS, required=False
    )
    finding = forms.CharField(
        label=_("In short"), max_length=1000, required=False, widget=forms.Textarea
    )
    scan = forms.FileField(
        label=_("Picture or scan of the paper"), required=False,
        help_text=_("Where and when a picture was taken is removed from it."),
    )  # fmt: skip


class EndForm(Form):
    """The person is back."""

    until_on = DayField(label=_("Last day away"))
    note = forms.CharField(label=_("Remark"), max_length=300, required=False)


class LookForm(Form):
    """A colleague looked at what came in."""

    no_draft = True
