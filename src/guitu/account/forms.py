"""Forms of the first screen."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.duties.terms import SnoozeReason
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form


class WaiveForm(Form):
    """Why a duty need not be done."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Stays on record with your name and the day."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
    )


class SnoozeForm(Form):
    """Until which day a duty is put off, and why."""

    until_on = DayField(label=_("Back on the first screen on"))
    reason = TermField(SnoozeReason, label=_("Why"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("In short"),
        help_text=_("Needed with another reason. Colleagues and the head of the office read it."),
        max_length=300,
        required=False,
    )


class CommentForm(Form):
    """What is said of a duty to whoever sees to it."""

    text = forms.CharField(
        label=_("Comment"),
        help_text=_("Whoever sees to the duty reads it on the first screen."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
    )
