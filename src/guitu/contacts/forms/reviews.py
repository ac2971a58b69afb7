"""The form of a summary or an evaluation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.contacts import terms
from guitu.contacts.actions import ReviewText
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form


def _long(label: str, **kwargs: object) -> forms.CharField:
    box = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, max_length=4000, required=False, widget=box, **kwargs)


class ReviewForm(Form):
    """The worker's conclusions; nothing is required until it is signed."""

    judgement = TermField(
        terms.Judgement, label=_("How the period went"), widget=forms.RadioSelect, required=False
    )
    went_well = _long(_("What went well"))
    was_hard = _long(_("What was hard"))
    next_steps = _long(_("What comes next"))
    talked_on = DayField(label=_("Talked over with the person on"), required=False)
    person_said = _long(
        _("What the person said to it"), help_text=_("In the person's own words. Stored encrypted.")
    )

    def text(self) -> ReviewText:
        """Return what was written."""
        given = self.cleaned_data
        return ReviewText(**{name: value or ("" if name != "talked_on" else None)
                             for name, value in given.items()})  # fmt: skip
