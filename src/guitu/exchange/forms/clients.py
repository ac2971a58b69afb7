"""Forms of clients of the API."""

from collections.abc import Iterable
from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.orgs.models import Org
from guitu.web.fields import DayField
from guitu.web.forms import Form

A_YEAR = timedelta(days=365)


class ClientForm(Form):
    """Another system that may send notices."""

    name = forms.CharField(label=_("Name of the system"), max_length=100)
    org = forms.ChoiceField(
        label=_("Sends for"), help_text=_("It reaches this office and those below.")
    )
    contact = forms.CharField(
        label=_("Who looks after it"),
        help_text=_("A department and its telephone, not a private number."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args, orgs: Iterable[Org] = (), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["org"].choices = [("", _("Choose")), *((org.code, org.name) for org in orgs)]


class KeyForm(Form):
    """How long a key holds."""

    no_draft = True

    expires_on = DayField(label=_("Holds until"), help_text=_("One year at most."))

    def __init__(self, *args, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["expires_on"].earliest = today + timedelta(days=1)
        self.fields["expires_on"].latest = today + A_YEAR
        self.initial.setdefault("expires_on", today + A_YEAR)


class ReasonForm(Form):
    """Why something ends."""

    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=500
    )
