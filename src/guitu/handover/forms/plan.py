"""Forms of the plan: needs, family, team, vehicle, checklist, money, consent."""

from decimal import Decimal

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from guitu.handover import terms
from guitu.handover.forms.steps import StepForm
from guitu.web.fields import DayField, TermField


class NeedsForm(StepForm):
    """Every need with its answer and a note; a need left open was not asked."""

    asked_of = TermField(terms.AskedOf, label=_("Who was asked"), widget=forms.RadioSelect)

    def settle(self) -> None:
        """Add two fields for each need."""
        for need in terms.Need:
            label = need.label
            self.fields[f"answer_{need}"] = TermField(
                terms.NeedAnswer, label=_(label), required=False
            )
            self.fields[f"note_{need}"] = forms.CharField(
                label=_("Note"), max_length=300, required=False
            )

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return answer and note of each need."""
        return [(self[f"answer_{need}"], self[f"note_{need}"]) for need in terms.Need]


class FamilyForm(StepForm):
    """One contact with the family."""

    width_short = ("phone",)
    relation = forms.CharField(label=_("Who of the family"), max_length=40)
    answer = TermField(terms.FamilyAnswer, label=_("What they said"), widget=forms.RadioSelect)
    channel = TermField(
        terms.ContactChannel,
        label=_("How they were reached"),
        widget=forms.RadioSelect,
    )
    contacted_on = DayField(label=_("Day"))
    name = forms.CharField(label=_("Name"), max_length=50, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)
    remark = forms.CharField(label=_("Remark"), max_length=500, required=False)


class TeamForm(StepForm):
    """Somebody of one party, or why nobody of it goes."""

    width_short = ("phone",)
    party = TermField(terms.TeamParty, label=_("Party"), widget=forms.RadioSelect)
    user = forms.ChoiceField(label=_("Colleague"), required=False)
    name = forms.CharField(label=_("Or somebody else, by name"), max_length=50, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)
    absent_reason = forms.CharField(
        label=_("Or: why nobody of this party goes"), max_length=300, required=False
    )

    def settle(self) -> None:
        """Offer the colleagues of the office."""
        people = [(str(user.pk), user.name) for user in self.colleagues]
        self.fields["user"].choices = [("", _("Choose")), *people]


class TransportForm(StepForm):
    """Vehicle, driver and way."""

    width_short = ("driver_phone", "leaves_at")
    vehicle = forms.CharField(label=_("Vehicle"), max_length=100)
    driver_name = forms.CharField(label=_("Driver"), max_length=50)
    driver_phone = forms.CharField(label=_("Driver's phone"), max_length=30, required=False)
    leaves_at = forms.CharField(label=_("Leaves at"), max_length=40, required=False)
    route = forms.CharField(
        label=_("The way, in words"), max_length=1000, required=False, widget=forms.Textarea
    )


class ChecklistForm(StepForm):
    """One tick for each measure, and a reason where one is not needed."""

    def settle(self) -> None:
        """Add a tick and a reason for each measure of this journey."""
        self.lines = sorted(self.hand_over.checkanswer_rows.all(), key=lambda row: row.position)
        for row in self.lines:
            self.fields[f"done_{row.pk}"] = forms.BooleanField(label=said(row), required=False)
            self.fields[f"why_{row.pk}"] = forms.CharField(
                label=_("Or why it is not needed"), max_length=300, required=False
            )

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return tick and reason of each measure."""
        return [(self[f"done_{row.pk}"], self[f"why_{row.pk}"]) for row in self.lines]


class MoneyForm(StepForm):
    """What the journey costs, in yuan."""

    width_short = ("estimate", "spent")
    estimate = forms.DecimalField(
        label=_("Estimated, in yuan"), min_value=Decimal(0), max_digits=9, decimal_places=2
    )
    source = TermField(terms.MoneySource, label=_("Who pays"), widget=forms.RadioSelect)
    spent = forms.DecimalField(
        label=_("Spent, in yuan"),
        min_value=Decimal(0),
        max_digits=9,
        decimal_places=2,
        required=False,
    )
    remark = forms.CharField(label=_("Remark"), max_length=300, required=False)


class AskConsentForm(StepForm):
    """The plan is put before the leader."""

    question = forms.CharField(
        label=_("What the leader should know"),
        max_length=500,
        required=False,
        widget=forms.Textarea,
    )


class ConsentForm(StepForm):
    """The leader's answer."""

    answer = TermField(terms.ConsentAnswer, label=_("Answer"), widget=forms.RadioSelect)
    leader_name = forms.CharField(
        label=_("Leader"),
        max_length=100,
        help_text=_("Who answered, where you record it for somebody else."),
    )
    remark = forms.CharField(
        label=_("Remark"), max_length=500, required=False, widget=forms.Textarea
    )


def said(row) -> str:
    """Return a measure of the checklist in the reader's language."""
    is_english = (get_language() or "").startswith("en")
    return row.text_en if is_english and row.text_en else row.text
