"""The plan of help: texts, goals, steps, settling, reviews."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.aid import actions, terms
from guitu.aid.forms.needs import NeedChoice
from guitu.duties.terms import Party
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form


def _text(label: str, *, rows: int = 3, help_text: str = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, max_length=2000, required=False, widget=area, help_text=help_text
    )


class PlanTextsForm(Form):
    """What is written by hand under the headings of the paper; family and steps fill themselves."""

    reason = forms.CharField(label=_("Why the plan changes"), max_length=300, required=False)
    past = _text(_("Three: use and treatment so far"), help_text=_("Only what help needs. Kept "
                 "encrypted."))  # fmt: skip
    present = _text(_("Four: the present situation"), help_text=_("Kept encrypted."))
    maintenance = _text(
        _("Five (1): was maintenance treatment suggested"),
        rows=2,
        help_text=_("The person applies and registers; it is never a condition."),
    )
    treatment = _text(_("Five (2): is treatment needed"), rows=2)
    counselling = _text(_("Six: psychological support"))

    def __init__(self, *args, is_first: bool = True, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["reason"]

    def texts(self) -> actions.PlanTexts:
        """Return the texts that were typed."""
        given = {name: text for name, text in self.cleaned_data.items() if name != "reason"}
        return actions.PlanTexts(**given)


class StepForm(Form):
    """A step: what, by whom of the four, by when."""

    text = forms.CharField(label=_("What is done"), max_length=300)
    party = TermField(Party, label=_("Whose step it is"), widget=forms.RadioSelect)
    who = forms.CharField(label=_("Who in person"), max_length=100, required=False)
    due_on = DayField(label=_("By when"))
    width_short = ("due_on",)

    def step(self) -> actions.NewStep:
        """Return the step that was typed."""
        names = ("text", "party", "due_on", "who")
        return actions.NewStep(**{name: self.cleaned_data[name] for name in names})


class StepChangeForm(StepForm):
    """A step that changes, and why."""

    note = forms.CharField(label=_("Why it changes"), max_length=500)


class GoalForm(StepForm):
    """A goal with its first step."""

    goal = forms.CharField(label=_("What is to be reached"), max_length=300)
    field_order = ("goal", "need", "text", "party", "who", "due_on")

    def __init__(self, *args, needs: Sequence[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["need"] = NeedChoice(needs, label=_("Which need it answers"))
        self.order_fields(self.field_order)

    def new_goal(self) -> actions.NewGoal:
        """Return the goal with its first step."""
        given = self.cleaned_data
        return actions.NewGoal(given["goal"], self.step(), given["need"])


class SettleForm(Form):
    """The plan was talked over with the person."""

    settled_on = DayField(label=_("Talked over on"))
    signed = TermField(
        terms.PlanSigned,
        label=_("How the person took part"),
        widget=forms.RadioSelect,
        help_text=_("Nobody has to sign. Not signing has no consequence."),
    )
    scan = forms.FileField(label=_("Scan of the signed paper"), required=False)
    width_short = ("settled_on",)


class StepAnswerForm(Form):
    """What became of a step."""

    note = forms.CharField(label=_("In a sentence"), max_length=500, required=False)


class ReviewForm(Form):
    """The plan was looked at again."""

    done_on = DayField(label=_("Day"))
    note = forms.CharField(
        label=_("What was found, with the person"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept encrypted."),
    )
    width_short = ("done_on",)
