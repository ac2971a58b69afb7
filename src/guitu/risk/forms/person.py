"""Forms of the person's side: telling, objecting, answering; and reviews between rounds."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.risk.actions import AnswerObjection, NewObjection, NewReview, NewTelling, Outcome
from guitu.risk.terms import ObjectionState, TellWay, Trigger
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form

WORDS = forms.Textarea(attrs={"rows": 4})
DONE, NOT_NEEDED = "done", "not_needed"


class ReasonForm(Form):
    """Why a record is voided."""

    reason = forms.CharField(
        label=_("What was wrong with it"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The record stays, marked as void, with your name and this reason."),
    )


class TellForm(Form):
    """The person was told: when, how, and what the person said."""

    told_on = DayField(label=_("Told on"))
    way = TermField(TellWay, label=_("How the person was told"), widget=forms.RadioSelect)
    said = forms.CharField(
        label=_("What the person said to it"), required=False, max_length=2000, widget=WORDS
    )
    width_short = ("told_on",)

    def telling(self) -> NewTelling:
        """Return what was recorded."""
        given = self.cleaned_data
        return NewTelling(given["told_on"], given["way"], given["said"])


class ObjectForm(Form):
    """What the person says against the level."""

    made_on = DayField(label=_("Objected on"))
    way = TermField(TellWay, label=_("How it came"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("What the person says, in the person's words"), max_length=4000, widget=WORDS
    )
    width_short = ("made_on",)

    def objection(self) -> NewObjection:
        """Return the objection."""
        given = self.cleaned_data
        return NewObjection(given["made_on"], given["way"], given["words"])


class AnswerForm(Form):
    """The answer to an objection."""

    state = TermField(
        ObjectionState, label=_("Answer"), widget=forms.RadioSelect,
        leave_out=(ObjectionState.MADE, ObjectionState.WITHDRAWN),
    )  # fmt: skip
    words = forms.CharField(
        label=_("Reasons for the person, in plain words"), max_length=4000, widget=WORDS
    )

    def answer_given(self, version: int) -> AnswerObjection:
        """Return the answer to the objection as it was read."""
        given = self.cleaned_data
        return AnswerObjection(given["state"], given["words"], version)


class WithdrawForm(Form):
    """The person takes an objection back."""

    words = forms.CharField(label=_("What the person said"), max_length=1000, widget=WORDS)


class ReviewForm(Form):
    """Why somebody is looked at between rounds."""

    trigger = TermField(
        Trigger, label=_("Why a review"), widget=forms.RadioSelect,
        leave_out=(Trigger.ROUND, Trigger.OBJECTION),
    )  # fmt: skip
    happened_on = DayField(label=_("It happened on"))
    words = forms.CharField(label=_("In words"), max_length=2000, widget=WORDS)
    due_on = DayField(
        label=_("Decided until"), required=False,
        help_text=_("Left empty, as long as a round has."),
    )  # fmt: skip
    width_short = ("happened_on", "due_on")

    def __init__(self, *args: Any, leave_out: tuple[Trigger, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["trigger"]
        field.choices = [pair for pair in field.choices if pair[0] not in leave_out]

    def review(self) -> NewReview:
        """Return the review."""
        given = self.cleaned_data
        return NewReview(given["trigger"], given["happened_on"], given["words"], given["due_on"])


class NextDoneForm(Form):
    """What became of something that the panel arranged."""

    outcome = forms.ChoiceField(
        label=_("What became of it"), widget=forms.RadioSelect,
        choices=((DONE, _("It was done")), (NOT_NEEDED, _("It is not needed any more"))),
    )  # fmt: skip
    done_on = DayField(label=_("Done on"), required=False)
    note = forms.CharField(
        label=_("What became of it, in a few words"), max_length=500, widget=WORDS
    )
    width_short = ("done_on",)

    def result(self, *, on: date) -> Outcome:
        """Return what became of it; without a day it was done today."""
        given = self.cleaned_data
        done_on = (given["done_on"] or on) if given["outcome"] == DONE else None
        return Outcome(given["note"], done_on)
