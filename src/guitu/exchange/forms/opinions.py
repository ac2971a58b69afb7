"""The form by which a filled-in list comes back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.web.forms import Form


class OpinionSheetForm(Form):
    """A spreadsheet that was sent out from here and filled in."""

    no_draft = True

    file = forms.FileField(
        label=_("Filled-in list"),
        help_text=_("The list sent out from here: .xls, .xlsx or .csv, up to 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".xls,.xlsx,.csv"}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty."),
            "invalid": _("Choose a file."),
        },
    )
