"""Forms of reports of leaving and of departures without one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.absences import terms
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form


def _note(label: str, *, required: bool = False, length: int = 300, hint: str = ""):
    return forms.CharField(
        label=label, max_length=length, required=required, help_text=hint, widget=forms.Textarea
    )


class ReportForm(Form):
    """What the person reports before leaving."""

    width_short = ("leaves_on", "planned_return_on", "reported_on")

    leaves_on = DayField(label=_("Leaves on"))
    planned_return_on = DayField(label=_("Means to be back on"))
    area = forms.CharField(
        label=_("Where to"),
        max_length=120,
        help_text=_("The city or county is enough; no address, no location."),
    )
    reason = TermField(terms.LeavingReason, label=_("Why"), widget=forms.RadioSelect)
    reason_note = forms.CharField(
        label=_("In the person's words, if they wish"), max_length=200, required=False
    )
    contact = forms.CharField(label=_("How to reach the person there"), max_length=120)
    reported_on = DayField(label=_("Reported on"))
    way = TermField(terms.ReportWay, label=_("How it was reported"), widget=forms.RadioSelect)
    scan = forms.FileField(label=_("Scan of the report"), required=False)


class ReceiptForm(Form):
    """The day on which the receipt was given."""

    acknowledged_on = DayField(label=_("Receipt given on"))


class LongerForm(Form):
    """The person stays away longer."""

    until_on = DayField(label=_("Means to be back on"))
    reported_on = DayField(label=_("Reported on"))
    way = TermField(terms.ReportWay, label=_("How it was reported"), widget=forms.RadioSelect)
    reason_note = forms.CharField(label=_("Why"), max_length=200, required=False)


class TouchForm(Form):
    """A contact while away."""

    on_day = DayField(label=_("Day"))
    way = TermField(terms.ContactWay, label=_("How"), widget=forms.RadioSelect)
    was_reached = forms.TypedChoiceField(
        label=_("Was the person reached?"),
        choices=[("yes", _("Yes")), ("no", _("No, it was tried"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    note = _note(_("In short"))


class ReturnForm(Form):
    """The person is back."""

    returned_on = DayField(label=_("Back since"))
    known = TermField(terms.ContactWay, label=_("How the office knows"), widget=forms.RadioSelect)


class FindingForm(Form):
    """Leaving without a report."""

    width_short = ("from_on", "until_on", "returned_on")

    known_how = TermField(terms.KnownHow, label=_("How the office knows"), widget=forms.RadioSelect)
    known_note = _note(_("What was seen or said"), length=500)
    from_on = DayField(label=_("Away since"), help_text=_("Only days that are verified."))
    until_on = DayField(label=_("Last day verified as away"))
    returned_on = DayField(label=_("Back since, if so"), required=False)


class StillAwayForm(Form):
    """Away still on a later day."""

    until_on = DayField(label=_("Verified as away on"))


class BackForm(Form):
    """Back, with the last day away."""

    last_day_away = DayField(label=_("Last day verified as away"))
    returned_on = DayField(label=_("Back since"))


class NoticeForm(Form):
    """How the person was told of the missing report."""

    notice_on = DayField(label=_("Told on"))
    way = TermField(terms.NoticeWay, label=_("How"), widget=forms.RadioSelect)
    note = _note(
        _("When, where, by whom"), required=True, hint=_("This is the proof that it was told.")
    )
    scan = forms.FileField(label=_("Scan or picture of the proof"), required=False)


class HeardForm(Form):
    """What the person said."""

    heard_on = DayField(label=_("Talked on"), required=False)
    statement = _note(
        _("What the person said"), length=2000, hint=_("As it was said, without judging it.")
    )
    unheard_reason = forms.CharField(
        label=_("Or why the person could not be heard"), max_length=300, required=False
    )


class JudgeForm(Form):
    """Whether leaving was justified, and why."""

    is_justified = forms.TypedChoiceField(
        label=_("Leaving without a report was"),
        choices=[("yes", _("justified")), ("no", _("not justified"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = _note(_("Because"), required=True, length=500)


class HelpForm(Form):
    """Talk and help."""

    helped_on = DayField(label=_("Talked on"))
    note = _note(_("What would help, and what was offered"), required=True, length=500)


class VoidForm(Form):
    """Why an entry is void."""

    reason = forms.CharField(label=_("What was wrong with it"), max_length=500)
