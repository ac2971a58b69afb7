"""Forms of local practice."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.duties.practice_values import settable, typed
from guitu.duties.rule_words import YES_NO, value_label
from guitu.orgs.models import Org
from guitu.web.fields import DayField
from guitu.web.forms import Form


class PracticeForm(Form):
    """A row of practice: its numbers, the first day, and who decided."""

    org = forms.ModelChoiceField(Org.objects.none(), label=_("Office"), empty_label=None)
    from_on = DayField(
        label=_("Holds from"), help_text=_("Days before are judged by what held then.")
    )
    reference = forms.CharField(
        label=_("Decided where"),
        max_length=200,
        help_text=_("The decision or the minutes, so that everybody can look it up."),
    )

    def __init__(self, *args, model: Mapping[str, Any], orgs: Any, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["org"].queryset = orgs
        self.fields["org"].label_from_instance = lambda org: org.name
        for path, value in settable(model):
            self.fields[path] = _field(path, value)

    def value_fields(self) -> list[forms.BoundField]:
        """Return the fields of values, without office, day and reference."""
        return [field for field in self if field.name not in self.base_fields]


def _field(path: str, value: Any) -> forms.Field:
    label = value_label(path)
    if isinstance(value, bool):
        choices = [(code, _(said)) for code, said in YES_NO]
        return forms.ChoiceField(label=label, choices=choices, initial=typed(value))
    if isinstance(value, list | tuple):
        hint = _("Several values with commas between them.")
        return forms.CharField(label=label, initial=typed(value), help_text=hint, max_length=400)
    return forms.CharField(label=label, initial=typed(value), max_length=60)


class TakeBackForm(Form):
    """Why a row is taken back."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stays on record with your name and the day."),
    )
