"""Hearing, offering help, noting a step, delivering a paper, objecting to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.measures.actions.breach_papers import Delivery
from guitu.measures.forms.orders import content_of
from guitu.measures.terms import (
    BreachPaperKind,
    DeliveryWay,
    HelpAnswer,
    HelpOccasion,
    MissedKind,
)
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form

HERE_ONLY = (MissedKind.REPORT_IN, MissedKind.TEST, MissedKind.LEAVING)


def _words(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class StepForm(Form):
    """A missed step that no other record holds."""

    width_short = ("missed_on", "notice_on")

    kind = TermField(
        MissedKind, label=_("What was missed"), leave_out=HERE_ONLY, widget=forms.RadioSelect
    )
    missed_on = DayField(label=_("On which day"))
    what = forms.CharField(label=_("In one line"), max_length=200)
    notice_on = DayField(
        label=_("Told of it on"), required=False,
        help_text=_("Without proof that the person was told, it never counts."),
    )  # fmt: skip
    notice_way = forms.CharField(
        label=_("How the person was told, and what proves it"), max_length=100, required=False
    )


class HearingForm(Form):
    """What the person said, and the decision on the reason."""

    width_short = ("heard_on",)

    heard_on = DayField(label=_("Asked on"))
    statement = forms.CharField(
        label=_("What the person said"), max_length=2000, widget=_words(4),
        help_text=_("In the person's words; or that nothing was said, after how many attempts."),
    )  # fmt: skip
    is_justified = forms.TypedChoiceField(
        label=_("Is the reason legitimate?"),
        choices=(("yes", _("Yes; it never counts")), ("no", _("No legitimate reason"))),
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    because = forms.CharField(
        label=_("Why it was decided so"), max_length=500, required=False, widget=_words(2)
    )


class HelpForm(Form):
    """Help offered before any paper, or why it could not be."""

    width_short = ("offered_on",)

    offered_on = DayField(label=_("On which day"))
    occasion = TermField(HelpOccasion, label=_("Why help is offered"), widget=forms.RadioSelect)
    what = forms.CharField(
        label=_("What was offered, or why it could not be"), max_length=500, widget=_words()
    )
    answer = TermField(HelpAnswer, label=_("Answer"), widget=forms.RadioSelect)


class DraftReasonForm(Form):
    """Why an admonition comes before any exhortation."""

    note = forms.CharField(label=_("Why this goes further"), max_length=500, widget=_words())


class DeliveryForm(Form):
    """When, how and to whom a paper was delivered."""

    width_short = ("delivered_on",)

    delivered_on = DayField(label=_("Delivered on"))
    how = TermField(
        DeliveryWay, label=_("How"), leave_out=(DeliveryWay.TO_POLICE,), widget=forms.RadioSelect
    )
    to = forms.CharField(label=_("Received by"), max_length=100)
    witness = forms.CharField(
        label=_("Witness"), max_length=100, required=False,
        help_text=_("Needed only where the signature was refused."),
    )  # fmt: skip
    proof = forms.FileField(label=_("Scan or photograph of the signed proof"), required=False)

    def __init__(self, *args: Any, kind: BreachPaperKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind == BreachPaperKind.TRANSFER_LETTER:
            del self.fields["how"], self.fields["witness"]
            self.fields["to"].label = _("Police station that received it, and who signed")
            self.fields["proof"].label = _("Scan or photograph of the receipt")

    def delivery(self) -> Delivery:
        """Return what was entered."""
        given = self.cleaned_data
        return Delivery(
            given["delivered_on"],
            given.get("how") or DeliveryWay.TO_POLICE,
            given["to"],
            given.get("witness", ""),
            content_of(given.get("proof")),
        )


class ObjectionForm(Form):
    """What the person objects to."""

    width_short = ("objected_on",)

    objected_on = DayField(label=_("Objected on"))
    text = forms.CharField(label=_("What the person objects to"), max_length=2000, widget=_words(4))


class AnswerForm(Form):
    """The answer to an objection."""

    answer = forms.CharField(label=_("Answer"), max_length=1000, widget=_words(4))
