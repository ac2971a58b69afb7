"""What is asked before the list of a round is taken out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.web.forms import Form


class ListForm(Form):
    """Why the list is taken out, and who gets it."""

    no_draft = True

    reason = forms.CharField(
        label=_("What it is for"),
        help_text=_("Stands on every page of the file and stays on record. No names here."),
        min_length=4,
        max_length=200,
    )
    recipient = forms.CharField(label=_("Who gets it"), max_length=100)
