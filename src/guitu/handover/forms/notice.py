"""The release notice, who sees to it, and a release day that moved."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.handover import terms
from guitu.handover.forms.steps import StepForm
from guitu.web.fields import DayField, TermField, TermsField
from guitu.web.forms import Form


class NoticeForm(Form):
    """A release notice as it is on paper. `orgs` are offices and communities of the actor."""

    width_short = ("id_number", "phone")

    person_name = forms.CharField(label=_("Person's name"), max_length=50)
    id_number = forms.CharField(
        label=_("ID number"),
        max_length=24,
        required=False,
        help_text=_("As on the notice. It is stored encrypted."),
    )
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)
    address = forms.CharField(label=_("Address told"), max_length=200, required=False)
    centre_name = forms.CharField(label=_("Leaves which centre"), max_length=100)
    ended_measure = TermField(
        terms.EndedMeasure, label=_("Measure that ends"), widget=forms.RadioSelect
    )
    decided_on = DayField(
        label=_("Day of the decision"),
        required=False,
        help_text=_("The decision that began the measure."),
    )
    release_on = DayField(label=_("Release day"))
    received_on = DayField(label=_("Notice received on"))
    papers_expected = TermsField(
        terms.ExpectedPaper, label=_("Papers expected with the person"), required=False
    )
    sender_name = forms.CharField(label=_("Sent by"), max_length=100)
    reference = forms.CharField(
        label=_("Number of the notice"),
        max_length=60,
        required=False,
        help_text=_("The same number twice is the same notice."),
    )
    org = forms.ChoiceField(label=_("For which office or community"))
    remark = forms.CharField(
        label=_("Remark"), max_length=1000, required=False, widget=forms.Textarea
    )

    is_another = forms.BooleanField(label=_("This is another person"), required=False)

    def __init__(self, *args, orgs=(), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["org"].choices = [(org.code, org.name) for org in orgs]


class OwnerForm(StepForm):
    """The colleague who sees to the hand-over."""

    no_draft = True
    owner = forms.ChoiceField(label=_("Who sees to it"), required=False)

    def settle(self) -> None:
        """Offer the colleagues of the office."""
        people = [(str(user.pk), user.name) for user in self.colleagues]
        self.fields["owner"].choices = [("", _("Nobody yet")), *people]


class ReleaseDayForm(StepForm):
    """A release day that was told anew."""

    release_on = DayField(label=_("New release day"))
    reason = forms.CharField(label=_("Who told it, and why it changed"), max_length=300)


class OpenFileForm(StepForm):
    """The community in which a new file is opened."""

    community = forms.ChoiceField(label=_("Community that keeps the file"))
    no_id_reason = forms.CharField(
        label=_("Why there is no ID number"), max_length=200, required=False
    )

    anyway = forms.BooleanField(
        label=_("Open a file here although another office has one"), required=False
    )

    def settle(self) -> None:
        """Ask for a reason only where the notice told no number."""
        has_number = bool(self.hand_over) and self.hand_over.notice.id_index is not None
        del self.fields["no_id_reason" if has_number else "anyway"]

    def offer(self, orgs) -> None:
        """Offer the communities."""
        self.fields["community"].choices = [(org.code, org.name) for org in orgs]


class FindForm(Form):
    """Words by which a file is looked for."""

    no_draft = True
    q = forms.CharField(label=_("Name, pinyin, last four digits"), max_length=60)
