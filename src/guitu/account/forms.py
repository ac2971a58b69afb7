"""Forms of the first screen."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.web.forms import Form


class WaiveForm(Form):
    """Why a duty need not be done."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Stays on record with your name and the day."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
    )
