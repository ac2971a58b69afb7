"""The form of the day on which a demonstration stands."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy

from guitu.web.fields import DayField
from guitu.web.forms import Form

FIRST, LAST = date(2020, 1, 1), date(2024, 12, 31)


class DayForm(Form):
    """A day from 2020 to 2024, the years that the demonstration's plans reach into."""

    day = DayField(label=gettext_lazy("Day"))

    def clean_day(self) -> date:
        """Return the day, or say which days there are."""
        day = self.cleaned_data["day"]
        if not FIRST <= day <= LAST:
            raise forms.ValidationError(
                gettext_lazy("Choose a day from 1 January 2020 to 31 December 2024.")
            )
        return day
