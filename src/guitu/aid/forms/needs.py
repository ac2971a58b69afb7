"""A need as it was heard, and what happened to it."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.aid import terms
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form


class NeedForm(Form):
    """A need, in the person's words; quick to enter on a phone."""

    kind = TermField(terms.NeedKind, label=_("What help is needed with"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In the person's words"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Kept encrypted; lists do not show it."),
    )
    urgency = TermField(terms.NeedUrgency, label=_("How pressing"), widget=forms.RadioSelect)
    heard = TermField(terms.Heard, label=_("Heard"), leave_out=(terms.Heard.HAND_OVER,))
    raised_on = DayField(label=_("Day"))
    width_short = ("raised_on",)


class NeedActForm(Form):
    """What happened to a need, on which day, in a sentence."""

    on_day = DayField(label=_("Day"))
    note = forms.CharField(
        label=_("What was said or done"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept encrypted."),
    )
    next_offer = forms.CharField(
        label=_("What is offered instead, or when it is tried again"),
        max_length=300,
        required=False,
    )
    width_short = ("on_day",)

    def __init__(self, *args, act: terms.NeedAct, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if act != terms.NeedAct.CANNOT:
            del self.fields["next_offer"]
        if act == terms.NeedAct.DECLINE:
            self.fields["note"].help_text = _("The person owes no reason. Kept encrypted.")


class ReasonForm(Form):
    """Why an entry is voided."""

    reason = forms.CharField(label=_("What was wrong with it"), max_length=500)


class NeedChoice(forms.TypedChoiceField):
    """One of the person's open needs, or none."""

    def __init__(self, found: Sequence[tuple[str, str]], **kwargs) -> None:
        choices = [("", _("None of them")), *found]
        super().__init__(choices=choices, required=False, empty_value=None, **kwargs)
