"""Help given, work found, and people in somebody's care."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.aid import actions, terms
from guitu.aid.forms.needs import NeedChoice
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form

YES_NO = [("yes", _("At work")), ("no", _("Not at work"))]


def content_of(upload: Any) -> bytes | None:
    """Return what was uploaded, or None."""
    return upload.read() if upload else None


class GivenForm(Form):
    """What was given, by whom, and what came of it."""

    form = TermField(terms.GivenForm, label=_("In what form"), widget=forms.RadioSelect)
    what = forms.CharField(label=_("What was given"), max_length=300)
    given_on = DayField(label=_("Day"))
    source = TermField(terms.GivenSource, label=_("From which source"))
    by_whom = forms.CharField(label=_("By whom"), max_length=100, required=False)
    amount = forms.DecimalField(
        label=_("Sum in yuan"),
        max_digits=12,
        decimal_places=2,
        min_value=0,
        required=False,
        help_text=_("For goods: their worth, where it is known."),
    )
    receipt = TermField(terms.Receipt, label=_("Proof of receipt"), required=False)
    receipt_scan = forms.FileField(label=_("Scan of the receipt"), required=False)
    result = TermField(terms.GivenResult, label=_("Result of the help"))
    width_short = ("given_on", "amount")

    def __init__(self, *args, needs: Sequence[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["need"] = NeedChoice(needs, label=_("For which need"))

    def new_help(self) -> actions.NewHelp:
        """Return the help that was typed; yuan become fen."""
        given = dict(self.cleaned_data)
        amount: Decimal | None = given.pop("amount")
        scan = content_of(given.pop("receipt_scan"))
        need_id = given.pop("need")
        fen = int(amount * 100) if amount is not None else None
        return actions.NewHelp(**given, amount_fen=fen, receipt_scan=scan, need_id=need_id)


class JobForm(Form):
    """Work or training that was found."""

    kind = TermField(terms.JobKind, label=_("What it is"), widget=forms.RadioSelect)
    employer = forms.CharField(
        label=_("Employer or place"),
        max_length=100,
        required=False,
        help_text=_("Nobody there is told anything. Lists do not show it."),
    )
    what = forms.CharField(label=_("Kind of work"), max_length=100, required=False)
    through = TermField(terms.FoundThrough, label=_("Found through"))
    found_on = DayField(label=_("Work found on"))
    starts_on = DayField(label=_("Begins on"))
    width_short = ("found_on", "starts_on")

    def __init__(self, *args, needs: Sequence[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["need"] = NeedChoice(needs, label=_("For which need"))

    def new_job(self) -> actions.NewJob:
        """Return the work that was typed."""
        given = dict(self.cleaned_data)
        need_id = given.pop("need")
        return actions.NewJob(**given, need_id=need_id)


class CheckForm(Form):
    """Whether the person is still at work."""

    answer = forms.ChoiceField(label=_("Answer"), choices=YES_NO, widget=forms.RadioSelect)
    done_on = DayField(label=_("Asked on"))
    note = forms.CharField(
        label=_("What would help to keep it"),
        max_length=500,
        required=False,
        help_text=_("Kept encrypted."),
    )
    width_short = ("done_on",)

    def new_check(self) -> actions.NewCheck:
        """Return the answer that was typed."""
        given = self.cleaned_data
        return actions.NewCheck(given["done_on"], given["answer"] == "yes", given["note"])


class JobEndForm(Form):
    """The last day of work and why it ended."""

    ended_on = DayField(label=_("Last day of it"))
    reason = TermField(terms.JobEnd, label=_("Why it ended"), widget=forms.RadioSelect)
    note = forms.CharField(label=_("In a sentence"), max_length=300, required=False)
    width_short = ("ended_on",)


class DependantForm(Form):
    """Somebody who depends on the person."""

    kind = TermField(terms.DependantKind, label=_("What kind it is"), widget=forms.RadioSelect)
    called = forms.CharField(
        label=_("Called"), max_length=50, help_text=_("As the family says; no number is needed.")
    )
    is_sole_carer = forms.BooleanField(label=_("The person cares alone"), required=False)
    other_carer = forms.CharField(label=_("Who else can care"), max_length=200, required=False)
    from_on = DayField(label=_("Since"))
    width_short = ("from_on",)


class PlacementForm(Form):
    """Who cares for somebody while the person is away."""

    care = TermField(terms.CareFound, label=_("Who cares"), widget=forms.RadioSelect)
    with_whom = forms.CharField(label=_("With whom, where"), max_length=200, required=False)
    placed_on = DayField(label=_("Since"))
    told_police_on = DayField(label=_("Police told in writing on"), required=False)
    scan = forms.FileField(label=_("Scan of the paper"), required=False)
    width_short = ("placed_on", "told_police_on")

    def new_placement(self) -> actions.NewPlacement:
        """Return what was typed."""
        given = dict(self.cleaned_data)
        return actions.NewPlacement(**given | {"scan": content_of(given["scan"])})


class CircumstanceForm(Form):
    """A circumstance that the law or the office heeds, with its source."""

    kind = TermField(terms.CircumstanceKind, label=_("What it is"), widget=forms.RadioSelect)
    from_on = DayField(label=_("Since"))
    until_on = DayField(label=_("Until"), required=False)
    baby_born_on = DayField(
        label=_("The baby was born on"),
        required=False,
        help_text=_("For nursing only; the end is counted from it."),
    )
    source = forms.CharField(label=_("Which paper, or who, says so"), max_length=200)
    note = forms.CharField(
        label=_("What help should heed"),
        max_length=500,
        required=False,
        help_text=_("Kept encrypted. No diagnosis and no infection is written here."),
    )
    scan = forms.FileField(label=_("Scan of the paper"), required=False)
    width_short = ("from_on", "until_on", "baby_born_on")

    def new_circumstance(self) -> actions.NewCircumstance:
        """Return what was typed."""
        given = dict(self.cleaned_data)
        return actions.NewCircumstance(**given | {"scan": content_of(given["scan"])})


class UntilForm(Form):
    """The last day of something."""

    until_on = DayField(label=_("Last day of it"))
    width_short = ("until_on",)
