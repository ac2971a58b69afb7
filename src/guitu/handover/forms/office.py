"""Forms of the office: files between offices, and the checklist."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.handover import terms
from guitu.web.fields import TermField
from guitu.web.forms import Form


class TransferForm(Form):
    """A file is sent to another office."""

    to = forms.ChoiceField(label=_("To which office"))
    reason = TermField(terms.TransferReason, label=_("Why"), widget=forms.RadioSelect)
    remark = forms.CharField(
        label=_("Remark"), max_length=500, required=False, widget=forms.Textarea
    )

    def __init__(self, *args, orgs=(), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(org.code, org.name) for org in orgs]


class WithinForm(Form):
    """Another community of the same office keeps the file."""

    no_draft = True
    to = forms.ChoiceField(label=_("To which community"))

    def __init__(self, *args, orgs=(), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(org.code, org.name) for org in orgs]


class AcceptForm(Form):
    """Where an accepted file is kept."""

    no_draft = True
    community = forms.ChoiceField(label=_("Community that keeps the file"), required=False)

    def __init__(self, *args, orgs=(), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        choices = [(org.code, org.name) for org in orgs]
        self.fields["community"].choices = [("", _("The office itself")), *choices]


class ReturnForm(Form):
    """Why a file goes back."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea)


class LineForm(Form):
    """A measure of the checklist."""

    text = forms.CharField(label=_("What has to be done"), max_length=200)
    text_en = forms.CharField(label=_("The same in English"), max_length=200, required=False)
