"""Forms by which an office gives its own Word file, and its short name."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.web.forms import Form


class UploadForm(Form):
    """An office's own Word form."""

    no_draft = True
    content = forms.FileField(
        label=_("Word file (.docx)"),
        help_text=_("It is tried with invented values before it is taken."),
    )


class ShortNameForm(Form):
    """How the office is called in the numbers of its papers."""

    width_short = ("name",)
    name = forms.CharField(
        label=_("Short name of the office"),
        max_length=20,
        help_text=_("It stands first in the number of every paper, as in 新滩告字〔2020〕3号."),
    )
