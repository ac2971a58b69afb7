"""What every step form has: the hand-over it belongs to."""

from datetime import date, datetime, time

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guitu.web.fields import DayField
from guitu.web.forms import Form


class StepForm(Form):
    """The form of one step. `settle` fills choices from the hand-over."""

    def __init__(self, *args, hand_over=None, colleagues=(), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.hand_over = hand_over
        self.colleagues = tuple(colleagues)
        self.settle()

    def settle(self) -> None:
        """Fill choices; nothing by default."""


class ButtonForm(StepForm):
    """A step that is one button: nothing to type."""

    no_draft = True


class ReasonForm(StepForm):
    """A step that asks for a reason alone."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea)


class DayAndTime(StepForm):
    """A day and the time of day; `when` joins them."""

    day = DayField(label=_("Day"))
    at = forms.TimeField(
        label=_("Time"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    width_short = ("day", "at")

    @staticmethod
    def now(on: date, moment: datetime) -> dict[str, object]:
        """Return the day `on` and the time of day of `moment` to begin with."""
        return {"day": on, "at": f"{timezone.localtime(moment):%H:%M}"}

    @staticmethod
    def when(given: dict[str, object]) -> datetime:
        """Return the moment that was typed."""
        at = given["at"]
        return DayAndTime.moment(given["day"], at if at else time(12))

    @staticmethod
    def moment(day: date, at: time) -> datetime:
        """Return the moment at that time of that day."""
        return timezone.make_aware(datetime.combine(day, at))
