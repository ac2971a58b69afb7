"""Forms of the day and after it: gate, another outcome, papers, arrival, report-in, closing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.handover import terms
from guitu.handover.forms.steps import DayAndTime, StepForm
from guitu.people.terms import ConsentWay
from guitu.web.fields import DayField, FilesField, TermField, TermsField

PHOTOS = _("Signed sheet, papers or photos")
NO_PLACE = _(
    "PDF or picture. No picture of the person is needed. "
    "Where a photo was taken is removed from it."
)


class Asked(StepForm):
    """How the person agreed to the health summary, asked where it is among the papers."""

    agreed = TermField(
        ConsentWay,
        leave_out=(ConsentWay.SCREEN,),
        label=_("The person agrees to the health summary"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Ask the person. Without consent it stays with the centre."),
    )
    witness = forms.CharField(
        label=_("Witness"),
        max_length=100,
        required=False,
        help_text=_("Needed for spoken consent."),
    )
    asked = ("agreed", "witness")

    def settle(self) -> None:
        """Leave the question out where the summary came before."""
        received = self.hand_over.papers_received if self.hand_over else ()
        if terms.ExpectedPaper.HEALTH_SUMMARY.value in received:
            for name in self.asked:
                del self.fields[name]


class GateForm(Asked, DayAndTime):
    """The meeting at the gate, at most eight taps."""

    present = TermsField(terms.TeamParty, label=_("Who was there"))
    papers = TermsField(terms.ExpectedPaper, label=_("Papers received"), required=False)
    condition = TermField(terms.Condition, label=_("How the person was"), widget=forms.RadioSelect)
    conversation = forms.CharField(
        label=_("What was talked about, in short"),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
        help_text=_("Stored encrypted."),
    )
    set_out = forms.TimeField(
        label=_("Set out at"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    photos = FilesField(label=PHOTOS, required=False, help_text=NO_PLACE)
    width_short = ("day", "at", "set_out")
    field_order = (
        "present", "papers", *Asked.asked, "condition", "conversation", "day", "at", "set_out",
        "photos",
    )  # fmt: skip


class NoMeetingForm(StepForm):
    """How it was when nobody was met at the gate."""

    outcome = forms.ChoiceField(label=_("How it was"), widget=forms.RadioSelect)
    outcome_on = DayField(label=_("Day"))
    reason = forms.CharField(
        label=_("In a sentence"),
        max_length=1000,
        widget=forms.Textarea,
        help_text=_("Who told it, and that the person is all right, where that is known."),
    )

    def settle(self) -> None:
        """Offer the outcomes other than a meeting, in the law's or plainer words."""
        self.fields["outcome"].choices = [
            (stage.value, _(stage.label)) for stage in terms.WITHOUT_MEETING
        ]

    def clean_outcome(self) -> terms.Stage:
        """Return the stage."""
        return terms.Stage(self.cleaned_data["outcome"])


class PapersForm(Asked):
    """Papers that came later."""

    papers = TermsField(terms.ExpectedPaper, label=_("Papers received"))
    field_order = ("papers", *Asked.asked)


class ArrivalForm(DayAndTime):
    """The arrival."""

    place = TermField(terms.ArrivedAt, label=_("Where"), widget=forms.RadioSelect)
    remark = forms.CharField(label=_("Remark"), max_length=300, required=False)
    photos = FilesField(label=PHOTOS, required=False, help_text=NO_PLACE)
    field_order = ("place", "day", "at", "remark", "photos")


class ReportInForm(StepForm):
    """The day of the report-in."""

    reported_on = DayField(label=_("Reported in on"))


class RecontactForm(StepForm):
    """A contact after the homecoming."""

    channel = TermField(terms.ContactChannel, label=_("How"), widget=forms.RadioSelect)
    contacted_on = DayField(label=_("Day"))
    note = forms.CharField(
        label=_("Note"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
        help_text=_("Stored encrypted."),
    )


class CloseForm(StepForm):
    """The hand-over leaves the board."""

    reason = forms.CharField(
        label=_("Why it ends here"),
        max_length=500,
        required=False,
        help_text=_("Needed where no agreement was signed."),
    )
