"""Forms of the first screen."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.web.fields import DayField
from guitu.web.forms import Form


class WaiveForm(Form):
    """Why a duty need not be done."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Stays on record with your name and the day."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
    )


class PaperForm(Form):
    """The paper that clears a duty: when it was done, and the scan where there is one."""

    done_on = DayField(label=_("Done on"))
    title = forms.CharField(label=_("What the paper is called"), max_length=120, required=False)
    number = forms.CharField(label=_("Number of the paper"), max_length=60, required=False)
    scan = forms.FileField(
        label=_("Scan or photo"),
        help_text=_("PDF or picture, at most 20 MB. Where a photo was taken is removed from it."),
        required=False,
    )
