"""Forms of work among colleagues."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.access.models import User
from guitu.access.terms import AwayReason
from guitu.colleagues.terms import LeavingReason
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form


class ColleagueField(forms.ModelChoiceField):
    """One colleague of those that may be chosen, by name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(User.objects.none(), empty_label=_("Choose"), **kwargs)

    def label_from_instance(self, obj: User) -> str:
        """Return the name."""
        return obj.name

    def offer(self, users: Iterable[User]) -> None:
        """Offer these colleagues."""
        ids = [user.pk for user in users]
        self.queryset = User.objects.filter(pk__in=ids).order_by("name")


class WithColleagues(Form):
    """A form that offers colleagues; which, depends on who fills it in."""

    colleague_fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, colleagues: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(colleagues)
        for name in self.colleague_fields:
            self.fields[name].offer(offered)


class StandInForm(WithColleagues):
    """Who is away from when until when, and who stands in."""

    colleague_fields = ("absent", "stand_in")

    absent = ColleagueField(label=_("Who is away"))
    stand_in = ColleagueField(label=_("Who stands in"))
    from_on = DayField(label=_("From the day"))
    until_on = DayField(label=_("Until the day"), help_text=_("It ends by itself after this day."))
    reason = TermField(AwayReason, label=_("Why"), widget=forms.RadioSelect)


class MoveForm(WithColleagues):
    """To whom the chosen work goes, and why. The chosen lines travel along as hidden fields."""

    colleague_fields = ("to",)
    no_draft = True

    people = forms.CharField(required=False, widget=forms.HiddenInput)
    duties = forms.CharField(required=False, widget=forms.HiddenInput)
    to = ColleagueField(label=_("Give it to"))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("Stays on record with your name and the day."),
    )

    def clean_people(self) -> list[uuid.UUID]:
        """Return the ids of the chosen files."""
        return ids(self.cleaned_data["people"].split())

    def clean_duties(self) -> list[uuid.UUID]:
        """Return the ids of the chosen duties."""
        return ids(self.cleaned_data["duties"].split())


class PackForm(WithColleagues):
    """Who hands work over, by which day and why."""

    colleague_fields = ("leaver",)

    leaver = ColleagueField(label=_("Who hands work over"))
    last_on = DayField(label=_("Last day at work"))
    reason = TermField(LeavingReason, label=_("Why"), widget=forms.RadioSelect)
    remark = forms.CharField(label=_("Remark"), max_length=300, required=False)


class ReasonForm(Form):
    """Why something is taken back; it stays on record."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("Stays on record with your name and the day."),
    )


class AcknowledgeForm(Form):
    """That a digest was read, and a word on it."""

    remark = forms.CharField(
        label=_("Remark on the week"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class SheetForm(Form):
    """What the addresses of a sheet are needed for."""

    no_draft = True

    reason = forms.CharField(
        label=_("What you need the addresses for"),
        max_length=200,
        help_text=_("Recorded once for each address on this sheet."),
    )


class FeedForm(Form):
    """Whether entries carry the masked name."""

    no_draft = True

    shows_names = forms.BooleanField(
        label=_("Put the masked name into each entry"),
        help_text=_("Without it an entry says what and where, with a reference of eight letters."),
        required=False,
    )


def ids(texts: Iterable[str]) -> list[uuid.UUID]:
    """Return the ids among texts that came from a page; what is none is left out."""
    found = []
    for text in texts:
        try:
            found.append(uuid.UUID(text))
        except ValueError:
            continue
    return found
