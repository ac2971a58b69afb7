"""The form by which a notice is recorded as given."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.rights import terms
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form


class GivenForm(Form):
    """What the person answered, on which day, and who explained it."""

    answer = TermField(terms.Acknowledgement, label=_("Answer"), widget=forms.RadioSelect)
    given_on = DayField(label=_("Day"))
    explained_by = forms.CharField(label=_("Explained by"), max_length=100)
    witness = forms.CharField(
        label=_("Who was there"),
        max_length=100,
        required=False,
        help_text=_("Needed only where the person did not want to sign."),
    )
    remark = forms.CharField(label=_("Remark"), max_length=500, required=False)


class UnsealForm(Form):
    """On what ground a sealed file is opened again."""

    ground = TermField(terms.UnsealGround, label=_("Ground"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Which paper asks for it"),
        max_length=500,
        help_text=_("Organ, number and day of the paper, or the request of the person."),
    )


class DestructionForm(Form):
    """Why a sealed file may be destroyed."""

    reason = forms.CharField(
        label=_("Ground"),
        max_length=500,
        help_text=_("The list on which the archive authority agreed, with number and day."),
    )


class RefusalForm(Form):
    """Why a file is not destroyed."""

    no_draft = True
    reason = forms.CharField(label=_("Why not"), max_length=500)


class ControlEndForm(Form):
    """The paper by which the police ended dynamic control."""

    ended_on = DayField(label=_("Ended on"))
    number = forms.CharField(label=_("Number of the paper"), max_length=60)
    issued_by = forms.CharField(label=_("Issued by"), max_length=100)
    issued_on = DayField(label=_("Issued on"))
